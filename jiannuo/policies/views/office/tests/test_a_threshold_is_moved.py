"""The simulation: counts and money over all enterprises, and what becomes of them when a number moves."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Version
from jiannuo.policies.population import forget
from jiannuo.policies.rematching import rematch_version
from jiannuo.policies.tests.conftest import AMOUNT, City, again, draft, firm, on, policy, publish

As = Callable[[Viewer], Any]
pytestmark = pytest.mark.django_db


@pytest.fixture
def drafted(city: City) -> Version:
    """A draft over firms of 800, 800, 600, 450 and unknown revenue (万元)."""
    with on("2024-03-04"):
        for number, revenue in ((3, 600), (4, 450), (5, None)):
            firm(number, revenue=revenue)
        return draft(city)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    """Nobody remembers the enterprises of another test."""
    forget()


def simulated(client: Any, version: Version, **asked: str) -> Any:
    """The context of the page."""
    with on("2024-03-05"):
        return client.get(reverse("policies:simulate", args=[version.pk]), asked).context


def test_everybody_is_counted_and_the_money_added_up(city: City, drafted: Version, as_: As) -> None:
    found = simulated(as_(city.officer), drafted)["estimate"]
    assert (found.old.enterprises, found.old.counts["fits"], found.old.counts["open"]) == (5, 3, 1)
    assert found.old.counts["near"] == 1
    assert found.old.cost.exact == 3 * AMOUNT
    assert (found.old.possible_cost.low, found.old.possible_cost.high) == (3 * AMOUNT, 4 * AMOUNT)
    assert found.new is None
    for table in found.tables:
        assert sum(row.old.fits for row in table.rows) == 3, table.key
        assert sum(row.old.cost.low for row in table.rows) == 3 * AMOUNT, table.key


def test_a_moved_threshold_moves_reach_and_cost(city: City, drafted: Version, as_: As) -> None:
    context = simulated(as_(city.officer), drafted, **{"t-0": "700", "t-1": "10"})
    found = context["estimate"]
    assert (found.old.counts["fits"], found.new.counts["fits"]) == (3, 2)
    assert found.new.cost.exact == 2 * AMOUNT
    assert "700万元" in context["new_text"]
    assert again(drafted).condition == drafted.condition


def test_the_number_that_pleases_is_written_into_the_draft(city: City, drafted: Version, as_: As) -> None:
    url = reverse("policies:simulate", args=[drafted.pk])
    as_(city.officer).post(url, {"t-0": "700"})
    assert "不低于 700万元【第二条】" in again(drafted).condition
    as_(city.leader).post(url, {"t-0": "900"})
    assert "900" not in again(drafted).condition


@pytest.mark.parametrize("number", ["abc", "1e999", "NaN", "0.00000001", "-", "9" * 40])
def test_what_is_no_number_is_said_and_changes_nothing(
    city: City, drafted: Version, as_: As, number: str
) -> None:
    context = simulated(as_(city.officer), drafted, **{"t-0": number})
    assert context["trial"].knobs[0].problem
    assert context["estimate"].new is None


def test_policies_that_reach_the_same_are_named(city: City, drafted: Version, as_: As) -> None:
    with on("2024-03-04"):
        other = publish(
            city,
            policy(city, "district.other", title="稳岗奖励"),
            condition=OTHER,
            clauses="【甲】从业人员。",
            examples=EXAMPLES,
        )
    found = simulated(as_(city.officer), drafted)["estimate"]
    assert [(one.version.pk, one.fits, one.both) for one in found.overlaps] == [(other.pk, 5, 3)]


OTHER = "上年从业人员 不少于 10人【甲】"
EXAMPLES = [
    {"name": "甲", "facts": {"上年从业人员": "12人"}, "expected": "true"},
    {"name": "乙", "facts": {"上年从业人员": "9人"}, "expected": "false"},
]


def test_a_budget_that_does_not_suffice_is_said(city: City, drafted: Version, as_: As) -> None:
    with on("2024-03-04"):
        for number in range(10, 14):
            firm(number)
    found = simulated(as_(city.officer), drafted)["estimate"]
    assert found.beyond_budget == 7 * AMOUNT - 5 * AMOUNT


def test_it_leaves_as_a_workbook(city: City, drafted: Version, as_: As) -> None:
    with on("2024-03-05"):
        answer = as_(city.officer).get(reverse("policies:simulate_export", args=[drafted.pk]), {"t-0": "700"})
        assert b"".join(answer.streaming_content)[:2] == b"PK"


def test_a_condition_that_cannot_be_read_is_not_simulated(city: City, as_: As) -> None:
    with on("2024-03-04"):
        version = draft(city, condition="上年营业收入 不低于")
    context = simulated(as_(city.officer), version)
    assert context["fault"].sentence


def test_names_are_for_the_policys_unit(city: City, version: Version, as_: As) -> None:
    with on("2024-03-04"):
        rematch_version(version)
    url = reverse("policies:matches", args=[version.pk])
    assert city.firm.name in as_(city.officer).get(url).content.decode()
    for who in (city.other, city.leader, city.payer):
        shown = as_(who).get(url)
        assert shown.status_code == 200
        assert city.firm.name not in shown.content.decode()
        assert as_(who).get(reverse("policies:matches_export", args=[version.pk])).status_code == 404
    file = as_(city.officer).get(reverse("policies:matches_export", args=[version.pk]))
    assert b"".join(file.streaming_content)[:2] == b"PK"
