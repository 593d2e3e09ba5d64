"""What is given: exact where all is known, between two bounds where it is not."""

from datetime import date
from typing import Any

import pytest

from jiannuo.enterprises.facts import Fact, Facts, Interval
from jiannuo.policies.awarding.amounts import award
from jiannuo.policies.awarding.benefit import BenefitError, read
from jiannuo.policies.conditions.tests.words import WORDS

DAY = date(2026, 5, 20)
#: fen in 万元
WAN = 1_000_000


def firm(**known: Any) -> Facts:
    """Facts of last year, by key; sizes as words."""
    values = {}
    for key, value in known.items():
        year = 2025 if key in ("revenue", "research", "staff") else None
        values[key, year] = Fact(Interval.point(value) if isinstance(value, int) else value)
    return Facts(values)


def gets(benefit: dict[str, Any], facts: Facts) -> Interval:
    return award(read(benefit, WORDS), facts, WORDS, DAY).amount


def test_a_fixed_amount_is_the_same_for_everybody() -> None:
    assert gets({"kind": "fixed", "amount": 20 * WAN}, Facts()) == Interval.point(20 * WAN)


def test_a_percentage_is_rounded_down_to_whole_yuan_and_capped() -> None:
    tenth = {"kind": "percent", "of": {"attribute": "research", "years": 1}, "share": 100_000}
    assert gets(tenth, firm(research=123_456_789)) == Interval.point(12_345_600)
    assert gets({**tenth, "cap": 10 * WAN}, firm(research=123_456_789)) == Interval.point(10 * WAN)
    assert gets({**tenth, "least": 20 * WAN}, firm(research=123_456_789)) == Interval.point(20 * WAN)
    assert gets({**tenth, "round_to": 1}, firm(research=123_456_789)) == Interval.point(12_345_678)


def test_a_band_gives_a_band_and_a_missing_base_everything_up_to_the_cap() -> None:
    tenth = {"kind": "percent", "of": {"attribute": "research", "years": 1}, "share": 100_000}
    assert gets(tenth, firm(research=Interval(100 * WAN, 200 * WAN))) == Interval(10 * WAN, 20 * WAN)
    assert gets(tenth, Facts()) == Interval(0, None)
    assert gets({**tenth, "cap": 50 * WAN}, Facts()) == Interval(0, 50 * WAN)


def test_a_loss_is_no_negative_benefit() -> None:
    share = {"kind": "percent", "of": {"attribute": "profit", "years": 1}, "share": 100_000}
    assert gets(share, Facts({("profit", 2025): Fact(Interval.point(-5 * WAN))})) == Interval.point(0)


TIERS = {
    "kind": "tiers",
    "tiers": [
        {"condition": "企业规模 为 小型、微型", "benefit": {"kind": "fixed", "amount": 10 * WAN}},
        {"condition": "企业规模 为 中型", "benefit": {"kind": "fixed", "amount": 5 * WAN}},
    ],
}


@pytest.mark.parametrize(
    ("sizes", "low", "high"),
    [
        ({"微型"}, 10, 10),
        ({"中型"}, 5, 5),
        ({"大型"}, 0, 0),
        ({"小型", "微型"}, 10, 10),
        # each tier is open by itself: that together they leave nothing out is not seen, and not promised
        ({"微型", "中型"}, 0, 10),
        ({"中型", "大型"}, 0, 5),
    ],
)
def test_the_first_tier_that_is_met_counts_and_open_ones_leave_a_range(
    sizes: set[str], low: int, high: int
) -> None:
    found = gets(TIERS, Facts({("size", None): Fact(frozenset(sizes))}))
    assert found == Interval(low * WAN, high * WAN)


def test_what_is_missing_for_the_tier_is_named() -> None:
    found = award(read(TIERS, WORDS), Facts(), WORDS, DAY)
    assert [line.kind for line in found.lines] == ["unknown"]
    assert found.lines[0].lacks == (("size", None),)
    assert found.exact is None


PER_HEAD = {
    "kind": "per_item",
    "items": "新招用人员",
    "condition": "人员类别 为 高校毕业生",
    "benefit": {"kind": "fixed", "amount": 150_000},
    "most": 2,
}


def hired(*groups: set[str] | None, complete: bool = True) -> Facts:
    people = tuple(
        Facts({} if group is None else {("group", None): Fact(frozenset(group))}) for group in groups
    )
    kinds = frozenset({"新招用人员"}) if complete else frozenset()
    return Facts(items={"新招用人员": people}, all_items=kinds)


def test_each_thing_that_meets_the_condition_counts_up_to_the_most() -> None:
    graduate = {"graduate"}
    assert gets(PER_HEAD, hired(graduate, {"other"})) == Interval.point(150_000)
    assert gets(PER_HEAD, hired(graduate, graduate, graduate)) == Interval.point(300_000)
    assert gets(PER_HEAD, hired(graduate, None)) == Interval(150_000, 300_000)
    assert gets(PER_HEAD, hired(graduate, complete=False)) == Interval(150_000, None)


def test_parts_add_up_under_one_cap() -> None:
    both = {"kind": "sum", "parts": [{"kind": "fixed", "amount": 3 * WAN}, TIERS], "cap": 10 * WAN}
    assert gets(both, Facts({("size", None): Fact(frozenset({"中型"}))})) == Interval.point(8 * WAN)
    assert gets(both, Facts({("size", None): Fact(frozenset({"微型"}))})) == Interval.point(10 * WAN)


def test_a_service_is_no_money() -> None:
    found = award(read({"kind": "service"}, WORDS), Facts(), WORDS, DAY)
    assert (found.amount, found.money) == (Interval.point(0), False)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ({}, ""),
        ({"kind": "gift"}, ""),
        ({"kind": "fixed"}, "amount"),
        ({"kind": "fixed", "amount": 1.5}, "amount"),
        ({"kind": "fixed", "amount": True}, "amount"),
        ({"kind": "fixed", "amount": -1}, "amount"),
        ({"kind": "fixed", "amount": 1, "least": 3, "cap": 2}, "least"),
        ({"kind": "percent", "share": 100_000}, "of"),
        ({"kind": "percent", "of": {"attribute": "staff"}, "share": 100_000}, "of"),
        ({"kind": "percent", "of": {"attribute": "nothing"}, "share": 100_000}, "of"),
        ({"kind": "percent", "of": {"attribute": "research"}, "share": 1_000_001}, "share"),
        ({"kind": "tiers", "tiers": []}, "tiers"),
        ({"kind": "tiers", "tiers": [{"condition": "企业规模 为", "benefit": {}}]}, "tiers.1"),
        (
            {"kind": "tiers", "tiers": [{"condition": "企业规模 为 小型", "benefit": {"kind": "x"}}]},
            "tiers.1.benefit",
        ),
        ({"kind": "per_item", "items": "飞机"}, "items"),
        ({"kind": "sum", "parts": []}, "parts"),
    ],
)
def test_a_benefit_that_cannot_be_read_says_where(written: dict[str, Any], place: str) -> None:
    with pytest.raises(BenefitError) as found:
        read(written, WORDS)
    assert found.value.place == place
    assert found.value.sentence
