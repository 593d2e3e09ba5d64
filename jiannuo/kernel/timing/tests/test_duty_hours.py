"""A working minute is a minute inside duty hours."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.kernel.timing.counting import BEIJING
from jiannuo.kernel.timing.decreed import published_calendar
from jiannuo.kernel.timing.duty_hours import OFFICE_HOURS, DutyHours, DutyTime, Shift, duty_time
from jiannuo.kernel.timing.tests.moments import NIGHT_DUTY, local, moment, moments

OFFICE = duty_time(published_calendar(), OFFICE_HOURS)
NIGHT = duty_time(published_calendar(), NIGHT_DUTY)


@pytest.mark.parametrize(
    ("begin", "minutes", "end"),
    [
        ("2026-03-02 09:00", 30, "2026-03-02 09:30:00"),
        ("2026-03-02 11:20", 30, "2026-03-02 13:20:00"),  # over lunch
        ("2026-03-02 16:50", 30, "2026-03-03 08:50:00"),  # over night
        ("2026-03-06 16:50", 30, "2026-03-09 08:50:00"),  # over a weekend
        ("2026-03-02 03:00", 10, "2026-03-02 08:40:00"),  # before duty
        ("2026-02-27 16:50", 30, "2026-02-28 08:50:00"),  # the make-up Saturday is worked
        ("2026-02-14 16:50", 30, "2026-02-24 08:50:00"),  # over 春节
        ("2026-03-02 16:50", 10, "2026-03-02 17:00:00"),  # to the last minute
    ],
)
def test_minutes_run_on_duty_only(begin: str, minutes: int, end: str) -> None:
    assert local(OFFICE.after(moment(begin), timedelta(minutes=minutes), BEIJING)) == end


def test_a_shift_runs_past_midnight_and_on_holidays_if_duty_is_daily() -> None:
    assert (
        local(NIGHT.after(moment("2026-02-17 23:50"), timedelta(minutes=30), BEIJING))
        == "2026-02-18 00:20:00"
    )
    assert (
        local(NIGHT.after(moment("2026-02-18 01:50"), timedelta(minutes=30), BEIJING))
        == "2026-02-18 08:20:00"
    )


def test_a_night_shift_before_a_holiday_is_worked_to_its_end() -> None:
    night = DutyTime(published_calendar(), DutyHours.weekdays((time(22), time(6))))
    # 2026-02-14 is the last working day; its shift ends on the 15th, the next begins on the 24th
    assert night.between(moment("2026-02-14 22:00"), moment("2026-02-24 21:00"), BEIJING) == timedelta(
        hours=8
    )


def test_shifts_that_overlap_count_once() -> None:
    hours = DutyHours.daily((time(8), time(12)), (time(11), time(13)))
    total = DutyTime(published_calendar(), hours)
    assert total.between(moment("2026-03-02 00:00"), moment("2026-03-03 00:00"), BEIJING) == timedelta(
        hours=5
    )


def test_a_make_up_day_has_its_own_shifts_if_there_are_any() -> None:
    half = (Shift(time(9), time(12)),)
    week = (*OFFICE_HOURS.week[:5], half, ())
    total = DutyTime(published_calendar(), DutyHours(week))
    worked, free = ("2026-02-28 00:00", "2026-03-01 00:00"), ("2026-03-07 00:00", "2026-03-08 00:00")
    assert total.between(moment(worked[0]), moment(worked[1]), BEIJING) == timedelta(hours=3)
    assert total.between(moment(free[0]), moment(free[1]), BEIJING) == timedelta(0)


@given(moments, st.integers(1, 10_000_000), st.sampled_from([OFFICE, NIGHT]))
@settings(deadline=None)
def test_adding_and_measuring_agree(begin: datetime, seconds: int, total: DutyTime) -> None:
    span = timedelta(seconds=seconds)
    end = total.after(begin, span, BEIJING)
    assert total.between(begin, end, BEIJING) == span
    assert total.between(begin, end - timedelta.resolution, BEIJING) < span


def test_duty_that_never_comes_is_refused() -> None:
    with pytest.raises(ValueError, match="never let a clock run"):
        DutyHours(((),) * 7)
    with pytest.raises(ValueError, match="seven days"):
        DutyHours(((Shift(time(8), time(9)),),))


def test_duty_hours_are_read_from_the_settings() -> None:
    assert DutyHours.parse("08:30-11:30 13:00-17:00") == OFFICE_HOURS
    for wrong in ("", "8-5", "08:30", "08:30-"):
        with pytest.raises(ValueError, match=r"shift|isoformat"):
            DutyHours.parse(wrong)
