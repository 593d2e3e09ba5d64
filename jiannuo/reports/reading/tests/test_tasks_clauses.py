"""A sentence falls into clauses at commas that stand outside quotes, brackets and numbers."""

import pytest

from jiannuo.reports.reading.tasks.clauses import clauses_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新建学校3所,改造操场5个", ["新建学校3所", "改造操场5个"]),
        ("打响“山水连心，一路同行”品牌，办好丰收节", ["打响“山水连心，一路同行”品牌", "办好丰收节"]),
        ("建设文化中心（含图书馆，档案馆），完善路网", ["建设文化中心（含图书馆，档案馆）", "完善路网"]),
        ("安排补助12,500元，发放到户", ["安排补助12，500元", "发放到户"]),
        ("一是修通环湖路，打通断头路", ["修通环湖路", "打通断头路"]),
        ("（三）实施强基工程", ["实施强基工程"]),
        ("2.完成危桥改造12座", ["完成危桥改造12座"]),
        ("2.5万亩良田建成投用", ["2.5万亩良田建成投用"]),
        ("第一，建好粮库", ["建好粮库"]),
        ("主要预期目标是：财政收入增长5%", ["主要预期目标是", "财政收入增长5%"]),
        ("擦亮“北岭果香品牌，建设冷库", ["擦亮“北岭果香品牌", "建设冷库"]),
    ],
)
def test_clauses(sentence: str, expected: list[str]) -> None:
    assert [c.words for c in clauses_of(sentence, 0, len(sentence))] == expected


def test_places_point_into_the_text() -> None:
    text = "各位代表。一是修通环湖路，打通断头路。"
    found = clauses_of(text, 5, len(text) - 1)
    assert [text[c.start : c.end] for c in found] == ["修通环湖路", "打通断头路"]
