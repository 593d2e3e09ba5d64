"""When a limit is due, case by case; the rules that hold for all cases are in the other files."""

from datetime import time, timedelta

import pytest

from jiannuo.kernel.timing.calendar import BeyondCalendarError, DayKind
from jiannuo.kernel.timing.counting import Counting, StartRule
from jiannuo.kernel.timing.deadlines import alarm_at, consumed, due, remaining, start
from jiannuo.kernel.timing.decreed import published_calendar
from jiannuo.kernel.timing.runs import Run
from jiannuo.kernel.timing.tests.moments import day, local, moment, paused
from jiannuo.kernel.timing.units import Budget, Days, Hours, Minutes, Months, WorkingDays, WorkingMinutes

NATIONAL = Counting(published_calendar())
TO_FIVE = Counting(published_calendar(), closes=time(17))
NEXT_DAY = Counting(published_calendar(), starts=StartRule.NEXT_DAY)


@pytest.mark.parametrize(
    ("budget", "begin", "end"),
    [
        (WorkingDays(5), "2026-02-12 10:00", "2026-02-26"),
        (WorkingDays(20), "2026-02-12 10:00", "2026-03-18"),
        (WorkingDays(10), "2026-09-18 10:00", "2026-10-09"),
        (WorkingDays(1), "2026-03-06 23:59", "2026-03-09"),  # the starting day does not count
        (WorkingDays(1), "2026-03-08 00:00", "2026-03-09"),  # nor if it is a Sunday
        (Days(15), "2026-03-02 09:00", "2026-03-17"),
        (Days(5), "2026-03-02 09:00", "2026-03-09"),  # Saturday, so Monday
        (Days(5), "2026-02-23 09:00", "2026-02-28"),  # a Saturday that is worked
        (Days(30), "2026-01-18 09:00", "2026-02-24"),  # the last day is 初一
        (Months(1), "2026-03-02 09:00", "2026-04-02"),
        (Months(1), "2025-12-31 09:00", "2026-02-02"),  # 31 January is a Saturday, so Monday
        (Months(3), "2025-11-30 09:00", "2026-02-28"),  # February has no 30th
        (Months(3), "2027-11-30 09:00", "2028-02-29"),  # but a 29th
        (Months(12), "2024-02-29 09:00", "2025-02-28"),
        (Months(6), "2026-09-30 09:00", "2027-03-30"),
    ],
)
def test_a_period_of_days_or_months_ends_with_its_last_day(budget: Budget, begin: str, end: str) -> None:
    """民法典 arts 201-203, 行政许可法 art 82."""
    assert local(start(budget, moment(begin), NATIONAL).at) == f"{end} 23:59:59"


@pytest.mark.parametrize(
    ("budget", "begin", "end"),
    [
        (Minutes(5), "2026-02-16 23:58", "2026-02-17 00:03:00"),
        (Hours(2), "2026-02-16 23:00", "2026-02-17 01:00:00"),
        (WorkingMinutes(30), "2026-02-14 16:50", "2026-02-24 08:50:00"),
    ],
)
def test_hours_and_minutes_run_from_the_moment(budget: Budget, begin: str, end: str) -> None:
    assert local(start(budget, moment(begin), NATIONAL).at) == end


def test_a_limit_may_run_from_midnight_of_the_day_after() -> None:
    assert local(start(Hours(24), moment("2026-03-02 09:30"), NEXT_DAY).at) == "2026-03-04 00:00:00"
    assert start(Days(5), moment("2026-03-02 09:30"), NEXT_DAY) == start(
        Days(5), moment("2026-03-02 09:30"), NATIONAL
    )


def test_a_pause_before_midnight_does_not_bring_the_beginning_forward() -> None:
    runs = paused([Run(moment("2026-03-02 09:30"))], moment("2026-03-02 10:00"), moment("2026-03-02 11:00"))
    end = due(Hours(24), runs, NEXT_DAY)
    assert end is not None
    assert local(end.at) == "2026-03-04 00:00:00"


def test_the_last_day_may_end_at_close_of_business() -> None:
    assert local(start(WorkingDays(1), moment("2026-03-02 09:00"), TO_FIVE).at) == "2026-03-03 17:00:00"


def test_the_last_moment_of_a_day_is_in_time_and_the_next_is_not() -> None:
    end = start(WorkingDays(1), moment("2026-03-02 09:00"), NATIONAL)
    assert not end.passed(moment("2026-03-03 23:59:59.999999"))
    assert end.passed(moment("2026-03-04 00:00"))


def test_a_pause_leaves_out_the_days_it_touches() -> None:
    # Mon 2 March +5: Tue and Wed count, paused Thursday to the next Tuesday, then Wed, Thu, Fri
    runs = paused([Run(moment("2026-03-02 09:00"))], moment("2026-03-05 10:00"), moment("2026-03-10 15:00"))
    end = due(WorkingDays(5), runs, NATIONAL)
    assert end is not None
    assert local(end.at) == "2026-03-13 23:59:59"
    assert consumed(WorkingDays(5), runs, NATIONAL, moment("2026-03-08 09:00")) == timedelta(days=2)
    assert remaining(WorkingDays(5), runs, NATIONAL, moment("2026-03-08 09:00")) == timedelta(days=3)


def test_a_standing_clock_is_not_due_and_a_late_one_stays_late() -> None:
    runs = [Run(moment("2026-03-02 09:00"))]
    assert due(WorkingDays(5), paused(runs, moment("2026-03-05 10:00")), NATIONAL) is None
    assert due(WorkingDays(5), [], NATIONAL) is None
    late = due(WorkingDays(1), paused(runs, moment("2026-03-05 10:00")), NATIONAL)
    assert late is not None
    assert local(late.at) == "2026-03-03 23:59:59"


def test_closing_the_office_before_a_pause_leaves_the_day_counted() -> None:
    runs = paused([Run(moment("2026-03-02 09:00"))], moment("2026-03-03 18:00"), moment("2026-03-10 09:00"))
    assert due(WorkingDays(1), runs, TO_FIVE) == start(WorkingDays(1), moment("2026-03-02 09:00"), TO_FIVE)


def test_a_pause_on_the_day_after_the_weekend_puts_the_end_off() -> None:
    """Saturday used up the five days, Monday is the last day, and it was paused on Monday."""
    runs = paused([Run(moment("2026-03-02 09:00"))], moment("2026-03-09 10:00"), moment("2026-03-11 10:00"))
    end = due(Days(5), runs, NATIONAL)
    assert end is not None
    assert local(end.at) == "2026-03-12 23:59:59"
    assert due(Days(5), paused(runs, moment("2026-03-11 12:00")), NATIONAL) is None


def test_months_that_are_paused_are_as_long_as_they_would_have_been() -> None:
    # 31 January +1 month is 28 days; eight whole days pass before the pause
    runs = paused([Run(moment("2026-01-31 09:00"))], moment("2026-02-09 09:00"), moment("2026-03-01 09:00"))
    assert consumed(Months(1), runs, NATIONAL, moment("2026-03-01 12:00")) == timedelta(days=8)
    end = due(Months(1), runs, NATIONAL)
    assert end is not None
    assert local(end.at) == "2026-03-23 23:59:59"  # the 21st is a Saturday


def test_switching_the_limit_keeps_what_was_consumed() -> None:
    runs = [Run(moment("2026-03-02 09:00"))]
    for limit in (WorkingDays(20), WorkingDays(45)):
        assert consumed(limit, runs, NATIONAL, moment("2026-03-10 09:00")) == timedelta(days=5)
    assert remaining(WorkingDays(45), runs, NATIONAL, moment("2026-03-10 09:00")) == timedelta(days=40)


@pytest.mark.parametrize(
    ("fraction", "at"),
    [
        (0.2, "2026-03-03 23:59:59"),
        (0.5, "2026-03-05 12:00:00"),
        (0.6, "2026-03-05 23:59:59"),
        (1, "2026-03-09 23:59:59"),
        (1.0, "2026-03-09 23:59:59"),
        (1.4, "2026-03-11 23:59:59"),
        (2, "2026-03-16 23:59:59"),
    ],
)
def test_alarms_come_when_their_fraction_is_consumed(fraction: float, at: str) -> None:
    found = alarm_at(WorkingDays(5), [Run(moment("2026-03-02 09:00"))], NATIONAL, fraction)
    assert found is not None
    assert local(found) == at


def test_an_alarm_beyond_the_limit_counts_from_the_day_it_was_due() -> None:
    runs = [Run(moment("2026-03-02 09:00"))]
    # five days end on a Saturday, so Monday the 9th; two more days are Wednesday
    found = alarm_at(Days(5), runs, NATIONAL, 1.4)
    assert found is not None
    assert local(found) == "2026-03-11 23:59:59"


def test_an_alarm_of_hours_is_exact() -> None:
    found = alarm_at(Hours(2), [Run(moment("2026-03-02 09:00"))], NATIONAL, 1.5)
    assert found == moment("2026-03-02 12:00")


def test_no_alarm_while_the_clock_stands() -> None:
    runs = paused([Run(moment("2026-03-02 09:00"))], moment("2026-03-05 10:00"))
    assert alarm_at(WorkingDays(5), runs, NATIONAL, 0.4) == moment("2026-03-04 23:59:59.999999")
    assert alarm_at(WorkingDays(5), runs, NATIONAL, 0.6) is None
    assert alarm_at(WorkingDays(5), runs, NATIONAL, 1) is None
    assert alarm_at(WorkingDays(5), runs, NATIONAL, 1.5) is None
    assert alarm_at(WorkingDays(5), [], NATIONAL, 0.5) is None


@pytest.mark.parametrize(
    ("budget", "begin", "provisional"),
    [
        (WorkingDays(5), "2026-12-01 09:00", False),
        (WorkingDays(20), "2026-12-01 09:00", True),
        (Days(20), "2026-12-01 09:00", False),
        (Days(90), "2026-12-01 09:00", True),
        (Months(1), "2026-12-01 09:00", True),
        (Hours(5000), "2026-12-01 09:00", False),
        (WorkingMinutes(30), "2026-12-01 09:00", False),
        (WorkingMinutes(5000), "2026-12-20 09:00", True),
    ],
)
def test_what_waits_for_a_decree_is_provisional(budget: Budget, begin: str, provisional: bool) -> None:
    assert start(budget, moment(begin), NATIONAL).provisional is provisional


def test_the_decree_moves_a_provisional_date() -> None:
    before = start(WorkingDays(20), moment("2027-02-01 09:00"), NATIONAL)
    decreed = Counting(published_calendar().with_days({day("2027-02-14"): DayKind.WORK}, [2027]))
    after = start(WorkingDays(20), moment("2027-02-01 09:00"), decreed)
    assert (before.provisional, after.provisional) == (True, False)
    assert before.at != after.at


def test_runs_that_overlap_or_end_before_they_start_are_refused() -> None:
    first, second = moment("2026-03-02 09:00"), moment("2026-03-03 09:00")
    for runs in ([Run(first), Run(second)], [Run(second, first)], [Run(first, second), Run(first)]):
        with pytest.raises(ValueError, match="run"):
            due(Days(5), runs, NATIONAL)


@pytest.mark.parametrize("budget", [Days(36_500), Months(1200), WorkingDays(10_000)])
@pytest.mark.parametrize("begin", ["2003-12-31 09:00", "2080-01-01 09:00", "9999-12-31 09:00"])
def test_beyond_the_calendar_nothing_is_guessed(budget: Budget, begin: str) -> None:
    with pytest.raises(BeyondCalendarError):
        start(budget, moment(begin), NATIONAL)


def test_naive_moments_and_alarms_at_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        start(Days(5), moment("2026-03-02 09:00").replace(tzinfo=None), NATIONAL)
    with pytest.raises(ValueError, match="positive fraction"):
        alarm_at(Days(5), [Run(moment("2026-03-02 09:00"))], NATIONAL, 0)
