"""The light at the end of a month is written once, and nothing that happens later changes it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.commitments.lights.freezing import freeze_lights
from jiannuo.commitments.lights.schemes import choose, scheme_on
from jiannuo.commitments.lights.showing import light_of, shown_again
from jiannuo.commitments.models import Commitment, Light, LightRule, LightScheme
from jiannuo.commitments.tests.conftest import District, on, photo, report_progress
from jiannuo.kernel.act import act


def again(row: Commitment) -> Commitment:
    return Commitment.objects.get(pk=row.pk)


def frozen(day: str) -> int:
    with on(day, 1):
        return freeze_lights()


def colours(row: Commitment) -> list[str]:
    return [light.colour for light in row.lights.filter(superseded_by__isnull=True)]


@pytest.fixture
def by_month(db: None) -> LightScheme:
    """The scheme in which a month without a report is red, and yellow once it is made up."""
    scheme = LightScheme.objects.get(key="monthly")
    with on("2024-01-02"):
        choose(scheme, since=date(2024, 1, 2), reason="试行")
    return scheme


def test_a_month_on_time_is_green_and_one_missed_is_red(
    district: District, moving: Commitment, by_month: LightScheme
) -> None:
    report_progress(moving, district.officer, "2024-01-31", "5")
    assert frozen("2024-02-01") == 1
    assert frozen("2024-03-01") == 1
    assert colours(moving) == ["green", "red"]
    red = moving.lights.get(month=date(2024, 2, 1))
    assert red.rule is not None
    assert red.rule.scheme == by_month
    assert red.numbers["report"] == "missing"


def test_made_up_later_it_is_yellow_and_both_lights_are_kept(
    district: District, moving: Commitment, by_month: LightScheme
) -> None:
    frozen("2024-02-01")
    as_of = {"as_of": "2024-01-31", "percent": "5", "done": "补报一月", "evidence": [photo(district.officer)]}
    with on("2024-02-05"):
        act(moving, "report", actor=district.officer, facts=as_of)
    assert frozen("2024-02-06") == 1
    first, second = moving.lights.order_by("id")
    assert (first.colour, second.colour) == ("red", "yellow")
    assert second.supersedes == first
    assert first.numbers["report"] == "missing"
    assert colours(moving) == ["yellow"]
    assert frozen("2024-02-07") == 0


def test_a_scheme_that_does_not_count_made_up_reports_keeps_the_first_light(
    district: District, moving: Commitment
) -> None:
    frozen("2024-02-01")
    as_of = {"as_of": "2024-01-31", "percent": "9", "done": "补报一月", "evidence": [photo(district.officer)]}
    with on("2024-02-05"):
        act(moving, "report", actor=district.officer, facts=as_of)
    assert frozen("2024-02-06") == 0
    assert colours(moving) == ["yellow"]


def test_another_scheme_changes_no_light_that_was_given(district: District, moving: Commitment) -> None:
    frozen("2024-03-01")
    before = list(moving.lights.values())
    with on("2024-03-10"):
        choose(LightScheme.objects.get(key="notices"), since=date(2024, 3, 10), reason="改用督查单")
    assert frozen("2024-04-01") == 1
    assert list(moving.lights.values())[:2] == before
    assert colours(moving) == ["yellow", "yellow", "red"]
    assert [light.rule.scheme.key for light in moving.lights.all() if light.rule] == [
        "month-quarter",
        "month-quarter",
        "notices",
    ]


def test_a_correction_changes_no_light_that_was_given(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-31", "20")
    frozen("2024-02-01")
    facts = {
        "month": "2024-01-15",
        "percent": "1",
        "reason": "误把计划数填成了完成数",
        "evidence": [photo(district.officer)],
    }
    with on("2024-02-03"):
        act(moving, "correct", actor=district.officer, facts=facts)
        assert light_of(again(moving)).colour == "yellow"
    assert frozen("2024-02-04") == 0
    assert colours(moving) == ["green"]
    assert moving.lights.get().numbers["progress"] == "20"


def test_an_extension_changes_no_light_before_it(district: District, moving: Commitment) -> None:
    with on("2024-02-20"):
        ask = {"until": "2026-12-31", "reason": "冬季不能施工"}
        act(moving, "ask_extension", actor=district.officer, facts=ask)
        act(moving, "grant_extension", actor=district.leader)
    frozen("2024-03-01")
    january, february = moving.lights.order_by("month")
    assert (january.numbers["days_left"], february.numbers["days_left"]) == (335, 1036)


def test_a_late_worker_writes_what_a_punctual_one_would_have(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-31", "10")
    report_progress(moving, district.officer, "2024-03-20", "20")
    assert frozen("2024-05-02") == 4
    late = list(moving.lights.values_list("month", "colour", "numbers"))
    with connection.cursor() as cursor:
        lift_and_empty(cursor)
    for day in ("2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01"):
        assert frozen(day) == 1
    assert list(moving.lights.values_list("month", "colour", "numbers")) == late


def lift_and_empty(cursor: Any) -> None:
    """What no code of the site may do: take the protection away and empty the table."""
    from jiannuo.kernel.append_only import protect, unprotect

    unprotect(["commitments_light"])
    cursor.execute("DELETE FROM commitments_light")
    protect(["commitments_light"])


@pytest.mark.parametrize(
    "sql", ["UPDATE commitments_light SET colour = 'green'", "DELETE FROM commitments_light"]
)
def test_the_database_refuses_to_change_a_light(district: District, moving: Commitment, sql: str) -> None:
    frozen("2024-02-01")
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_light_is_not_saved_twice(district: District, moving: Commitment) -> None:
    frozen("2024-02-01")
    stored = moving.lights.get()
    for change in (stored.save, stored.delete):
        with pytest.raises(TypeError):
            change()


def test_a_scheme_begins_today_or_later_and_after_the_one_before(db: None) -> None:
    scheme, other = LightScheme.objects.get(key="deadline"), LightScheme.objects.get(key="notices")
    with on("2024-06-10"):
        with pytest.raises(ValidationError):
            choose(scheme, since=date(2024, 6, 9), reason="")
        choose(scheme, since=date(2024, 7, 1), reason="")
        with pytest.raises(ValidationError):
            choose(other, since=date(2024, 6, 20), reason="")
        found = [scheme_on(date(2024, 6, 30)), scheme_on(date(2024, 7, 1))]
    assert [row.key for row in found if row] == ["month-quarter", "deadline"]


def test_before_it_is_signed_and_while_it_is_suspended_it_shows_no_light(
    district: District, drafted: Commitment
) -> None:
    with on("2024-01-10"):
        act(drafted, "approve_draft", actor=district.leader)
        act(drafted, "dispatch", actor=district.supervisor)
        assert light_of(again(drafted)).sentence == "不亮灯：已下发，待签收"
        act(drafted, "sign", actor=district.officer)
    with on("2024-02-10"):
        act(drafted, "ask_suspension", actor=district.officer, facts={"reason": "规划调整"})
        act(drafted, "grant_suspension", actor=district.leader)
        assert light_of(again(drafted)).word == "不亮灯"
    frozen("2024-03-01")
    assert colours(drafted) == ["yellow", "none"]


def test_a_promise_struck_off_shows_it_and_gets_no_more_lights(
    district: District, moving: Commitment
) -> None:
    report_progress(moving, district.officer, "2024-01-31", "100")
    with on("2024-02-10"):
        claim = {"summary": "全部楼栋改造完成并验收", "evidence": [photo(district.officer)]}
        act(moving, "claim", actor=district.officer, facts=claim)
        act(moving, "strike_off", actor=district.supervisor, facts={"finding": "现场核验属实"})
        assert light_of(again(moving)).colour == "done"
    frozen("2024-06-01")
    assert colours(moving) == ["green", "done"]


def test_signed_late_in_a_month_no_report_is_due_for_it(district: District, drafted: Commitment) -> None:
    with on("2024-01-25"):
        act(drafted, "approve_draft", actor=district.leader)
        act(drafted, "dispatch", actor=district.supervisor)
        act(drafted, "sign", actor=district.officer)
    frozen("2024-03-01")
    assert [row.numbers["report"] for row in drafted.lights.all()] == ["not_due", "missing"]


def test_a_light_says_its_rule_and_its_numbers(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-03-10", "5")
    with on("2024-04-01"):
        shown = light_of(again(moving))
    assert shown.colour == "red"
    assert shown.rule == "季度目标没有完成"
    assert shown.conditions == ("距季度目标大于 0 个百分点",)
    assert ("完成进度", "5%") in shown.figures
    frozen("2024-04-01")
    stored = moving.lights.select_related("rule__scheme").get(month=date(2024, 3, 1))
    assert shown_again(stored).rule == shown.rule


@given(percents=st.lists(st.integers(0, 100), min_size=1, max_size=3))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_reported_later_the_lights_given_stay(
    district: District, moving: Commitment, percents: list[int]
) -> None:
    with transaction.atomic():
        frozen("2024-03-01")
        before = list(moving.lights.order_by("id").values())
        for day, percent in zip(("2024-03-05", "2024-03-15", "2024-03-25"), sorted(percents), strict=False):
            report_progress(moving, district.officer, day, str(percent))
        frozen("2024-04-01")
        assert list(moving.lights.order_by("id").values())[: len(before)] == before
        transaction.set_rollback(True)


def test_many_lights_cost_as_few_queries_as_one(
    moving: Commitment, django_assert_num_queries: Callable[[int], Any]
) -> None:
    from jiannuo.commitments.lights.showing import lights_of

    rows = list(Commitment.objects.all())
    with django_assert_num_queries(4):
        lights_of(rows)


def test_rules_have_days_of_their_own(moving: Commitment) -> None:
    rule = LightRule.objects.get(scheme__key="month-quarter", label="当月没有按时填报")
    rule.valid_from = date(2024, 2, 10)
    rule.save()
    LightRule.objects.filter(label="当月进度落后序时", scheme__key="month-quarter").update(
        valid_to=date(2024, 1, 1)
    )
    frozen("2024-03-01")
    assert colours(moving) == ["green", "yellow"]
    assert Light.objects.count() == 2
