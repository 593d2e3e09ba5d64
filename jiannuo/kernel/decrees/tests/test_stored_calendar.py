"""The calendar in the tables is the one that deadlines are counted by."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from jiannuo.kernel.decrees.decree import decree, published_decrees
from jiannuo.kernel.decrees.storing import store, store_published, stored
from jiannuo.kernel.models import CalendarDay, CalendarYear
from jiannuo.kernel.timing import calendars
from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.calendars import calendar_in_force, counting
from jiannuo.kernel.timing.decreed import DecreedDay, published_calendar

pytestmark = pytest.mark.django_db
NEW_YEAR = DecreedDay(date(2027, 1, 1), DayKind.OFF, "元旦")


def test_a_fresh_site_has_every_published_decree() -> None:
    assert calendar_in_force() == published_calendar()


def test_a_decree_that_is_stored_counts_at_once() -> None:
    before = calendar_in_force()
    store(decree(2027, [NEW_YEAR]))
    assert calendar_in_force().version != before.version
    assert calendar_in_force().known(date(2027, 3, 1))


def test_a_decree_replaces_the_one_of_its_year_and_no_other() -> None:
    store(decree(2027, [NEW_YEAR, DecreedDay(date(2026, 12, 26), DayKind.WORK, "元旦")]))
    store(decree(2027, [NEW_YEAR]))
    assert not CalendarDay.objects.filter(day=date(2026, 12, 26)).exists()
    assert stored(2027) == decree(2027, [NEW_YEAR])
    assert [stored(one.year) for one in published_decrees()] == published_decrees()


def test_a_year_without_a_decree_is_not_stored() -> None:
    assert stored(2027) is None


def test_loading_again_leaves_what_the_district_stored() -> None:
    store(decree(2026, [NEW_YEAR], "本区更正"))
    store_published()
    found = CalendarYear.objects.get(year=2026)
    assert (found.decree, found.days.count()) == ("本区更正", 1)


def test_a_process_asks_the_tables_every_other_second_only(
    django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar_in_force()
    with django_assert_num_queries(0):
        counting()
    monkeypatch.setattr(calendars, "LOOKS_EVERY", -1)
    with django_assert_num_queries(1):
        calendar_in_force()


def test_what_another_process_stored_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    before = calendar_in_force()
    CalendarYear.objects.filter(year=2026).update(digest="other")
    CalendarDay.objects.filter(day=date(2026, 10, 10)).delete()
    assert calendar_in_force() is before
    monkeypatch.setattr(calendars, "LOOKS_EVERY", -1)
    assert not calendar_in_force().is_working(date(2026, 10, 10))


def test_the_start_rule_of_a_limit_is_counted_by() -> None:
    assert counting().starts == "at_once"
    assert counting("next_day").starts == "next_day"
