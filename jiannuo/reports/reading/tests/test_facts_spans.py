"""Years in a row are claims; spans that frame a sentence are not."""

import pytest

from jiannuo.reports.reading.tests.fact_rows import rows

SENTENCES = {
    "连续三年跻身全省十强县。": [
        "连续三年 | 跻身全省十强县 | 3 年 | = level",
    ],
    "粮食产量连续五年稳定在50万吨以上。": [
        "连续五年 | 粮食产量 | 5 年 | = level",
        "50万吨以上 | 粮食产量 | 500000 吨 | >= level",
    ],
    "连续第四年被评为全国十强。": [
        "连续第四年 | 被评为全国十强 | 4 年 | = level",
    ],
    "提前一年完成“十三五”规划目标任务。": [
        "提前一年 | 完成“十三五”规划目标任务 | 1 年 | = level",
    ],
    "力争两年内企业数量实现倍增。": [
        "两年内 | 企业数量倍增 | 2 年 | <= level",
    ],
    "过去五年，我们坚持发展第一要务。": [],
    "一年来，我们攻坚克难。": [],
    "五年累计新增就业12.5万人。": [
        "12.5万人 | 新增就业 | 125000 人 | = level",
    ],
    "近三年财政收入年均增长8%。": [
        "年均增长8% | 财政收入 | 8 % | = change",
    ],
    "深入实施三年行动计划，推进五年规划编制。": [],
    "在建县30周年之际，各项事业取得新进展。": [
        "30周年 | 在建县 | 30 周年 | = level",
    ],
    "连续九届跻身全国百强县（市）行列，排名升至第47位。": [
        "连续九届 | 跻身全国百强县(市)行列 | 9 届 | = level",
        "排名升至第47位 | 跻身全国百强县(市)行列 | 47 位 | = rank",
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_spans(sentence: str, expected: list[str]) -> None:
    assert rows(sentence) == expected
