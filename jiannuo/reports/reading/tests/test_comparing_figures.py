"""A promised figure is met, exceeded or missed by the reported one of the same indicator, unit and role."""

import pytest

from jiannuo.reports.reading.comparing.subjects import likeness
from jiannuo.reports.reading.comparing.verdicts import judge
from jiannuo.reports.reading.document import Comparator, Fact, FactRole, FactStatus, Sentence

SENTENCE = Sentence(0, 1, "review", "", 0)


def fact(
    value: float,
    cmp: Comparator = "=",
    value2: float | None = None,
    role: FactRole = "level",
    status: FactStatus = "result",
) -> Fact:
    return Fact("", "", "", value, "%", cmp, role, status, "", 0, 1, SENTENCE, value2)


@pytest.mark.parametrize(
    ("promised", "reported", "expected"),
    [
        (fact(6, role="change"), fact(5.2, role="change"), ("missed", "below")),
        (fact(6, role="change"), fact(6, role="change"), ("met", "reached")),
        (fact(6, ">=", role="change"), fact(6.5, role="change"), ("exceeded", "above")),
        (fact(6, ">=", role="change"), fact(6, role="change"), ("met", "reached")),
        (fact(5, "~", role="change"), fact(5.2, role="change"), ("met", "within_range")),
        (fact(5, "~", role="change"), fact(5.6, role="change"), ("exceeded", "above")),
        (fact(6, value2=7), fact(6.4), ("met", "within_range")),
        (fact(6, value2=7), fact(5.9), ("missed", "below")),
        (fact(4, "<="), fact(3.2), ("met", "within_limit")),
        (fact(4, "<="), fact(4.3), ("missed", "over_limit")),
        (fact(4, "<="), fact(5, "<="), ("unclear", "only_bound")),
        (fact(-3, role="change"), fact(-3.4, role="change"), ("exceeded", "above")),
        (fact(-3, role="change"), fact(-2, role="change"), ("missed", "below")),
        (fact(200, ">="), fact(180, ">="), ("unclear", "only_bound")),
        (fact(200, ">="), fact(210, ">="), ("exceeded", "above")),
        (fact(200), fact(190, "~"), ("unclear", "only_bound")),
    ],
)
def test_verdict(promised: Fact, reported: Fact, expected: tuple[str, str]) -> None:
    assert judge(promised, reported) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GDP", "全市地区生产总值"),
        ("规模以上工业增加值", "全县规上工业增加值"),
        ("社会消费品零售总额", "社零总额"),
        ("城镇新增就业", "新增城镇就业"),
        ("高企", "高新技术企业"),
    ],
)
def test_names_of_one_indicator_are_the_same(one: str, other: str) -> None:
    assert likeness(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("工业投资", "固定资产投资"),
        ("一般公共预算收入", "一般公共预算支出"),
        ("进出口总额", "出口总额"),
    ],
)
def test_names_of_different_indicators_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < 0.9
