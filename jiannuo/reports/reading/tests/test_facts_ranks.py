"""Places and changes of place are ranks, in 位."""

import pytest

from jiannuo.reports.reading.tests.fact_rows import rows

SENTENCES = {
    "招商引资到位资金列全市第三。": [
        "列全市第三 | 招商引资到位资金 | 3 位 | = rank",
    ],
    "一般公共预算收入增长6.4%，增幅居全省第2位。": [
        "增长6.4% | 一般公共预算收入 | 6.4 % | = change",
        "居全省第2位 | 一般公共预算收入增幅 | 2 位 | = rank",
    ],
    "综合实力跃居全国百强县第38位，较上年前移5位。": [
        "跃居全国百强县第38位 | 综合实力 | 38 位 | = rank",
        "较上年前移5位 | 综合实力 | 5 位 | = rank",
    ],
    "外贸依存度下降，出口额排名全省第十二，退后2个位次。": [
        "排名全省第十二 | 出口额 | 12 位 | = rank",
        "退后2个位次 | 出口额 | -2 位 | = rank",
    ],
    "营商环境评价进入全省前10位。": [
        "进入全省前10位 | 营商环境评价 | 10 位 | <= rank",
    ],
    "首位度保持全省第一，消费总额居全国第7位。": [
        "保持全省第一 | 首位度 | 1 位 | = rank",
        "居全国第7位 | 消费总额 | 7 位 | = rank",
    ],
    "财政收入、工业投资分居全省第4、第3位。": [
        "分居全省第4 | 财政收入 | 4 位 | = rank",
        "第3位 | 工业投资 | 3 位 | = rank",
    ],
    "全市第三中学建成投用，第一人民医院迁建。": [],
    "在全省排名由第9位上升到第6位，高新区排名再进3位。": [
        "由第9位 | 排名 | 9 位 | = rank",
        "上升到第6位 | 排名 | 6 位 | = rank",
        "排名再进3位 | 高新区 | 3 位 | = rank",
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_ranks(sentence: str, expected: list[str]) -> None:
    assert rows(sentence) == expected
