"""Ranges have a lower and an upper end."""

import pytest

from jiannuo.reports.reading.tests.fact_rows import rows

SENTENCES = {
    "新增上市企业3—5家。": [
        "3—5家 | 新增上市企业 | 3..5 家 | = level",
    ],
    "财政收入增速高于经济增速2-3个百分点。": [
        "高于经济增速2-3个百分点 | 财政收入增速 | 2..3 百分点 | = level",
    ],
    "地区生产总值增长5%-6%。": [
        "增长5%-6% | 地区生产总值 | 5..6 % | = change",
    ],
    "粮食单产每亩提高20至30公斤。": [
        "提高20至30公斤 | 粮食单产 | 20..30 公斤 | = change",
    ],
    "新建垃圾分类驿站三至五个。": [
        "三至五个 | 新建垃圾分类驿站 | 3..5 个 | = level",
    ],
    "改造面积3万—5万平方米。": [
        "3万—5万平方米 | 改造面积 | 30000..50000 平方米 | = level",
    ],
    "2016-2018年实施项目12个。": [
        "12个 | 实施项目 | 12 个 | = level",
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_ranges(sentence: str, expected: list[str]) -> None:
    assert rows(sentence) == expected
