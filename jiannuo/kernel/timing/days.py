"""Whole days: working days, calendar days and months.

- The day a run starts on does not count (民法典 art 201), nor does a day that was not run to its end:
  a pause costs the period the days it touches, never more, and a day is never counted twice.
- Months end on the corresponding day, or the last day of a shorter month (art 202). Once a period
  of months is paused it is as many days long as it would have been without the pause.
- Working days are counted as such (行政许可法 art 82). A period of days or months whose last day is a
  day off ends with the next working day (art 203; 法定休假日 are the days actually off, so weekends
  count and make-up days do not). Like every counted day, that last day has to be run to its end.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil

from jiannuo.kernel.timing.counting import Counting
from jiannuo.kernel.timing.runs import Run
from jiannuo.kernel.timing.units import Budget, TimeUnit

_DAY = timedelta(days=1)


def size(budget: Budget, first: date) -> int:
    """How many days the limit allows that is set off on ``first``."""
    if budget.unit is TimeUnit.MONTH:
        return (corresponding_day(first, budget.amount) - first).days
    return budget.amount


def corresponding_day(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or that month's last day (民法典 art 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def consumed(budget: Budget, runs: Iterable[Run], counting: Counting) -> int:
    """How many days count within closed ``runs``."""
    return sum(
        _count(budget, counting.day_of(run.start), _last_full_day(run, counting), counting) for run in runs
    )


def due_day(budget: Budget, runs: Sequence[Run], counting: Counting) -> date | None:
    """The last day of the period; None if the runs end before it does."""
    if not runs:
        return None
    left = size(budget, counting.day_of(runs[0].start))
    for run in runs:
        first = counting.day_of(run.start)
        day = last_day(budget, first, left, counting)
        if run.end is None:
            return day
        last = _last_full_day(run, counting)
        if day <= last:
            return day
        # all days may be used up with only the working day after them cut off by the pause
        left = max(1, left - _count(budget, first, last, counting))
    return None


def moment(budget: Budget, runs: Sequence[Run], counting: Counting, number: Fraction) -> datetime | None:
    """When ``number`` days have been counted, within a day in proportion; None if the runs end before."""
    whole = ceil(number)
    for run in runs:
        first = counting.day_of(run.start)
        if run.end is not None:
            counted = _count(budget, first, _last_full_day(run, counting), counting)
            if counted < whole:
                whole, number = whole - counted, number - counted
                continue
        return counting.within(_nth(budget, first, whole, counting), float(1 + number - whole))
    return None


def provisional(budget: Budget, first: date, last: date, counting: Counting) -> bool:
    """Whether a decree still to come can move the ``last`` day of a period set off on ``first``."""
    if budget.unit is not TimeUnit.WORKING_DAY:
        first = last
    return counting.calendar.first_unknown(first, last) is not None


def last_day(budget: Budget, first: date, number: int, counting: Counting) -> date:
    """The last of ``number`` days after ``first``, put off to a working day where the unit asks for it."""
    day = _nth(budget, first, number, counting)
    return day if budget.unit is TimeUnit.WORKING_DAY else counting.calendar.next_working(day)


def _nth(budget: Budget, day: date, number: int, counting: Counting) -> date:
    if budget.unit is TimeUnit.WORKING_DAY:
        return counting.calendar.add(day, number)
    return day + number * _DAY


def _count(budget: Budget, after: date, until: date, counting: Counting) -> int:
    if budget.unit is TimeUnit.WORKING_DAY:
        return counting.calendar.count(after, until)
    return max(0, (until - after).days)


def _last_full_day(run: Run, counting: Counting) -> date:
    if run.end is None:
        raise ValueError("an open run has no last day")
    day = counting.day_of(run.end)
    return day if run.end >= counting.end_of(day) else day - _DAY
