"""Words to facts and back."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from jiannuo.enterprises.facts import Evidence, Facts, Interval
from jiannuo.policies.conditions.tests.words import DAY, WORDS
from jiannuo.policies.conditions.tests.words import facts as made_up
from jiannuo.policies.library.reading import policies
from jiannuo.policies.library.vocabulary import vocabulary
from jiannuo.policies.library.writing_facts import write_facts
from jiannuo.policies.library.written_facts import WrittenFactError, facts

ON = date(2026, 5, 20)


def test_values_bands_and_years() -> None:
    found = facts(
        {
            "上年营业收入": "500万元~2000万元",
            "前年营业收入": "不低于1亿元",
            "2023年营业收入": "3元",
            "企业规模": ["小型", "微型"],
            "行业": "I6513",
            "成立时间": "2024-02-29",
            "自报": ["前年营业收入"],
        },
        vocabulary(),
        ON,
    )
    assert found.values["revenue", 2025].value == Interval(500_000_000, 2_000_000_000)
    assert found.values["revenue", 2024].value == Interval(10_000_000_000, None)
    assert found.values["revenue", 2024].evidence is Evidence.DECLARED
    assert found.values["revenue", 2023].value == Interval.point(300)
    assert found.values["size", None].value == frozenset({"small", "micro"})
    assert found.values["industry", None].value == frozenset({"I6513"})
    assert found.values["founded", None].value == Interval.point(date(2024, 2, 29).toordinal())


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({"上年营业额": "5元"}, "是不是“营业收入”"),
        ({"营业收入": "5元"}, "请写明年度"),
        ({"上年成立时间": "2024-01-01"}, "没有年度之分"),
        ({"上年营业收入": "5人"}, "不能以“人”计"),
        ({"上年营业收入": "许多"}, "应写数字和单位"),
        ({"上年营业收入": "0.001元"}, "太细"),
        ({"上年营业收入": "9元~5元"}, "下限高于上限"),
        ({"成立时间": "2024-02-30"}, "应写日期"),
        ({"企业规模": "小形"}, "是不是“小型”"),
        ({"独立法人资格": "有"}, "true 或 false"),
        ({"持有": {"高新企业": "2024-01-01/"}}, "是不是“高新技术企业”"),
        ({"持有": {"高新技术企业": "三年"}}, "起止日期"),
        ({"明细": {"员工": []}}, "没有名为“员工”的明细"),
    ],
)
def test_what_cannot_be_understood_is_said(written: dict[str, Any], says: str) -> None:
    with pytest.raises(WrittenFactError) as found:
        facts(written, vocabulary(), ON)
    assert says in str(found.value)


def _known(found: Facts) -> dict[Any, Any]:
    """What a reader may rely on: values that say nothing are left out."""
    return {
        key: fact.value
        for key, fact in found.values.items()
        if fact.value != Interval() and fact.value != frozenset({"yes", "no"})
    }


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made_up())
def test_what_is_written_reads_back(found: Facts) -> None:
    again = facts(write_facts(found, WORDS, DAY), WORDS, DAY)
    dates = ("founded", None)
    one, two = _known(found), _known(again)
    if isinstance(one.get(dates), Interval) and None in (one[dates].low, one[dates].high):
        one.pop(dates)
    assert one == two
    assert (found.held, found.all_held, found.all_items, found.decided) == (
        again.held,
        again.all_held,
        again.all_items,
        again.decided,
    )


def test_every_sample_reads_back() -> None:
    for one in policies():
        for edition in one.editions:
            for sample in edition.samples:
                first = facts(sample.facts, vocabulary(), sample.day)
                again = facts(write_facts(first, vocabulary(), sample.day), vocabulary(), sample.day)
                assert again == first
