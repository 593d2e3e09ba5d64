"""A light is the first rule that holds on measured numbers; every scheme of practice gives its colours."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.commitments.lights.colours import LIT, Colour
from jiannuo.commitments.lights.conditions import INPUTS, check_conditions, in_words
from jiannuo.commitments.lights.deciding import light
from jiannuo.commitments.lights.measured import Measured, Report
from jiannuo.commitments.lights.plan import Plan, last_quarter_end
from jiannuo.commitments.lights.schemes import rules_on
from jiannuo.commitments.models import LightRule, LightScheme

DAY = date(2024, 5, 31)


def measured(**numbers: Any) -> Measured:
    usual: dict[str, Any] = {
        "on": DAY,
        "report": Report.ON_TIME,
        "missed_months": 0,
        "progress": Decimal(50),
        "planned": Decimal(40),
        "quarter_planned": Decimal(25),
        "days_left": 214,
        "basis": "linear",
    }
    return Measured(**usual | numbers)


CASES = [
    # 松阳: behind in the month yellow, behind the quarter red
    ("month-quarter", {}, "green"),
    ("month-quarter", {"report": Report.MISSING}, "yellow"),
    ("month-quarter", {"report": Report.MADE_UP}, "green"),
    ("month-quarter", {"progress": Decimal("39.9")}, "yellow"),
    ("month-quarter", {"progress": Decimal(40)}, "green"),
    ("month-quarter", {"progress": Decimal("24.99")}, "red"),
    ("month-quarter", {"progress": Decimal(99), "planned": Decimal(100), "days_left": -1}, "red"),
    # 瓯海: on time green, missed red, made up later yellow; progress does not matter
    ("monthly", {}, "green"),
    ("monthly", {"report": Report.MISSING}, "red"),
    ("monthly", {"report": Report.MADE_UP}, "yellow"),
    ("monthly", {"report": Report.NOT_DUE, "progress": Decimal(0)}, "green"),
    # 宜昌: smooth green, deadline near yellow, behind red
    ("deadline", {}, "green"),
    ("deadline", {"days_left": 31}, "green"),
    ("deadline", {"days_left": 30}, "yellow"),
    ("deadline", {"days_left": 30, "progress": Decimal(30)}, "red"),
    ("deadline", {"days_left": None}, "green"),
    # 三明: blue, orange, red notices, one after the other
    ("notices", {}, "green"),
    ("notices", {"missed_months": 1}, "blue"),
    ("notices", {"missed_months": 2}, "orange"),
    ("notices", {"missed_months": 3}, "red"),
    ("notices", {"missed_months": 7}, "red"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("scheme", "numbers", "colour"), CASES)
def test_the_schemes_of_practice(scheme: str, numbers: dict[str, Any], colour: str) -> None:
    rules = rules_on(LightScheme.objects.get(key=scheme), DAY)
    decided = light(measured(**numbers), rules)
    assert decided.colour == colour
    assert decided.rule is not None


@pytest.mark.django_db
def test_every_scheme_says_where_it_comes_from_and_has_a_light_for_everything() -> None:
    for scheme in LightScheme.objects.all():
        assert scheme.source.endswith("待本区确认")
        assert not scheme.confirmed
        assert rules_on(scheme, DAY)[-1].conditions == []


def test_without_a_rule_there_is_no_light() -> None:
    assert light(measured(), []).colour == Colour.NONE


_shares = st.decimals(0, 100, places=2)
_RULES = [
    LightRule(colour="red", label="", conditions=[{"input": "quarter_short", "above": 0}]),
    LightRule(colour="yellow", label="", conditions=[{"input": "behind", "above": 0}]),
    LightRule(colour="green", label="", conditions=[]),
]


@given(progress=_shares, more=_shares, planned=_shares, quarter=_shares)
def test_more_progress_never_gives_a_worse_light(
    progress: Decimal, more: Decimal, planned: Decimal, quarter: Decimal
) -> None:
    fixed = {"planned": max(planned, quarter), "quarter_planned": quarter}
    before = light(measured(progress=min(progress, more), **fixed), _RULES).colour
    after = light(measured(progress=max(progress, more), **fixed), _RULES).colour
    assert LIT.index(after) <= LIT.index(before)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        "behind > 0",
        [{"input": "salary", "above": 0}],
        [{"input": "behind"}],
        [{"input": "behind", "is": "missing"}],
        [{"input": "behind", "above": "__import__('os')"}],
        [{"input": "behind", "above": [1]}],
        [{"input": "report", "above": 1}],
        [{"input": "report", "is": "lost"}],
        [{"input": "behind", "above": 0, "below": 9}],
        ["behind"],
    ],
)
def test_what_is_no_condition_is_refused(wrong: Any) -> None:
    with pytest.raises(ValidationError):
        check_conditions(wrong)


@pytest.mark.django_db
def test_every_rule_can_be_said_in_words() -> None:
    for rule in LightRule.objects.all():
        check_conditions(rule.conditions)
        assert all(in_words(condition) for condition in rule.conditions)
    assert in_words({"input": "days_left", "at_most": 30}) == "距完成时限不多于 30 天"
    assert in_words({"input": "report", "is": "missing"}) == "当月填报为“未填报”"


def test_rules_speak_of_nothing_but_what_is_measured() -> None:
    assert set(INPUTS) <= set(measured().numbers())


# the plan ---------------------------------------------------------------------------------------


def test_the_plan_runs_evenly_through_the_year() -> None:
    plan = Plan(2024, date(2024, 12, 31))
    assert plan.on(date(2023, 12, 31)) == 0
    assert plan.on(date(2024, 7, 1)) == 50  # 183 of 366 days
    assert plan.on(date(2024, 12, 31)) == 100
    assert plan.on(date(2025, 3, 1)) == 100


def test_milestones_that_name_a_share_bend_the_plan() -> None:
    plan = Plan(2024, date(2024, 12, 31), ("完成招标", "完成30%", "完成 80％，基本完工", "验收"))
    assert plan.basis == "milestones"
    assert plan.on(date(2024, 6, 30)) == 30
    assert plan.on(date(2024, 9, 30)) == 80
    assert plan.on(date(2024, 3, 31)) == 15
    assert Plan(2024, date(2024, 12, 31), ("开工", "封顶", "验收", "")).basis == "linear"


@given(
    due=st.dates(date(2023, 1, 1), date(2026, 1, 1)),
    shares=st.lists(st.integers(0, 250), max_size=4),
    day=st.dates(date(2023, 1, 1), date(2026, 12, 31)),
    later=st.integers(0, 400),
)
def test_the_plan_never_falls_and_stays_between_nothing_and_all(
    due: date, shares: list[int], day: date, later: int
) -> None:
    plan = Plan(2024, due, tuple(f"完成{share}%" for share in shares))
    first, second = plan.on(day), plan.on(day + timedelta(days=later))
    assert 0 <= first <= second <= 100


@pytest.mark.parametrize(
    ("day", "end"),
    [("2024-03-30", "2023-12-31"), ("2024-03-31", "2024-03-31"), ("2024-12-31", "2024-12-31")],
)
def test_a_quarter_counts_from_its_last_day(day: str, end: str) -> None:
    assert last_quarter_end(date.fromisoformat(day)) == date.fromisoformat(end)
