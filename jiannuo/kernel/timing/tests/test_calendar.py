"""Working days are the decreed ones, and what is not decreed yet is said to be so."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.kernel.timing.calendar import BeyondCalendarError, DayKind, WorkCalendar
from jiannuo.kernel.timing.decreed import decreed_years, published_calendar
from jiannuo.kernel.timing.tests.moments import day

CALENDAR = published_calendar()
all_days = st.dates(date(2004, 1, 1), date(2098, 12, 31))


def test_every_day_is_as_the_library_has_it() -> None:
    at = date(2004, 1, 1)
    while at <= date(2026, 12, 31):
        assert CALENDAR.is_working(at) == chinese_calendar.is_workday(at), at
        at += timedelta(days=1)


@pytest.mark.parametrize(("year", "number"), [(2024, 251), (2025, 248), (2026, 248)])
def test_a_year_has_the_working_days_of_its_decree(year: int, number: int) -> None:
    assert CALENDAR.count(date(year - 1, 12, 31), date(year, 12, 31)) == number


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [("2026-02-12", 5, "2026-02-26"), ("2026-02-12", 20, "2026-03-18"), ("2026-09-18", 10, "2026-10-09")],
)
def test_working_days_leave_out_holidays_and_honour_make_up_days(start: str, number: int, end: str) -> None:
    assert CALENDAR.add(day(start), number) == day(end)
    assert CALENDAR.count(day(start), day(end)) == number


def test_a_weekend_is_no_holiday_and_a_make_up_day_is_worked() -> None:
    assert not CALENDAR.is_holiday(day("2026-03-07"))
    assert not CALENDAR.is_working(day("2026-03-07"))
    assert CALENDAR.is_holiday(day("2026-02-17"))
    assert CALENDAR.is_working(day("2026-02-28"))


def test_all_years_from_2004_to_2026_are_decreed() -> None:
    assert decreed_years() == frozenset(range(2004, 2027))


@pytest.mark.parametrize(
    ("at", "known"),
    [("2026-12-24", True), ("2026-12-25", False), ("2025-12-31", True), ("2027-01-04", False)],
)
def test_the_last_week_waits_for_the_decree_of_the_next_year(at: str, known: bool) -> None:
    assert CALENDAR.known(day(at)) is known


def test_the_first_unknown_day_of_a_stretch_is_named() -> None:
    assert CALENDAR.first_unknown(day("2026-01-01"), day("2026-12-24")) is None
    assert CALENDAR.first_unknown(day("2026-01-01"), day("2026-12-28")) == day("2026-12-25")
    assert CALENDAR.first_unknown(day("2026-12-27"), day("2027-03-01")) == day("2026-12-27")
    assert CALENDAR.first_unknown(day("2027-03-01"), day("2027-03-02")) == day("2027-03-01")


def test_a_decree_replaces_what_stood_in_for_it() -> None:
    assert not CALENDAR.is_working(day("2027-02-09"))  # made up for 初二 and 初三 by art 6
    decreed = CALENDAR.with_days({day("2027-02-05"): DayKind.OFF, day("2027-02-14"): DayKind.WORK}, [2027])
    assert decreed.known(day("2027-02-05"))
    assert decreed.is_working(day("2027-02-09"))
    assert decreed.is_working(day("2027-02-14"))
    assert not decreed.is_working(day("2027-02-05"))


def test_equal_tables_have_equal_versions_and_others_differ() -> None:
    again = WorkCalendar(dict(sorted(CALENDAR.exceptions.items(), reverse=True)), CALENDAR.decreed_years)
    assert again.version == CALENDAR.version
    assert again == CALENDAR
    assert hash(again) == hash(CALENDAR)
    assert CALENDAR.with_days({}, [2027]).version != CALENDAR.version
    assert CALENDAR.with_days({day("2026-03-03"): DayKind.OFF}).version != CALENDAR.version


@given(all_days, st.integers(1, 300))
def test_adding_and_counting_agree(start: date, number: int) -> None:
    end = CALENDAR.add(start, number)
    assert CALENDAR.is_working(end)
    assert CALENDAR.count(start, end) == number
    assert CALENDAR.count(end, start) == 0


@given(all_days)
def test_the_next_working_day_is_the_first_one(start: date) -> None:
    found = CALENDAR.next_working(start)
    between = [start + timedelta(days=n) for n in range((found - start).days)]
    assert CALENDAR.is_working(found)
    assert not any(CALENDAR.is_working(at) for at in between)


@pytest.mark.parametrize("at", [date(2003, 12, 31), date(2100, 1, 1)])
def test_beyond_the_tables_nothing_is_guessed(at: date) -> None:
    with pytest.raises(BeyondCalendarError, match="2004-2099"):
        CALENDAR.is_working(at)
    with pytest.raises(BeyondCalendarError, match="ends with 2099"):
        CALENDAR.add(date(2099, 12, 31), 1)
