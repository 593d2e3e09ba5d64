"""By when: the due moment, what is consumed and what remains, and when to give the alarm.

Everything is computed from the limit and the runs of its clock, and nothing else is kept. So
switching a limit keeps what was consumed (the same runs under another budget), "overdue" is derived,
and neither a pause nor one more holiday ever makes a deadline earlier. ``spans`` and ``days`` say
what counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from jiannuo.kernel.timing import days, spans
from jiannuo.kernel.timing.counting import Counting
from jiannuo.kernel.timing.runs import Run, checked, until
from jiannuo.kernel.timing.units import Budget

_NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Due:
    """The last moment that is in time (aware, UTC).

    ``provisional``: a decree still to come can move it.
    """

    at: datetime
    provisional: bool

    def passed(self, now: datetime) -> bool:
        """Whether it is overdue at ``now``."""
        return now > self.at


def start(budget: Budget, at: datetime, counting: Counting) -> Due:
    """When a limit that is set off ``at`` is due. What ``due`` says of one open run, at less cost."""
    if budget.unit.in_days:
        first = counting.day_of(at)
        last = days.last_day(budget, first, days.size(budget, first), counting)
        return Due(counting.end_of(last), days.provisional(budget, first, last, counting))
    begin = counting.beginning(at)
    end = spans.after(budget, begin, spans.size(budget), counting)
    return Due(end, spans.provisional(budget, begin, end, counting))


def due(budget: Budget, runs: Sequence[Run], counting: Counting) -> Due | None:
    """When the limit is due; None while the clock stands before that, or never ran."""
    checked(runs)
    if not budget.unit.in_days:
        end = spans.moment(budget, runs, counting, spans.size(budget))
        return Due(end, spans.provisional(budget, runs[0].start, end, counting)) if end else None
    last = days.due_day(budget, runs, counting)
    if last is None:
        return None
    first = counting.day_of(runs[0].start)
    return Due(counting.end_of(last), days.provisional(budget, first, last, counting))


def consumed(budget: Budget, runs: Sequence[Run], counting: Counting, at: datetime) -> timedelta:
    """What of the limit is used up ``at``: running time, or as many days as were counted.

    Three working days are ``timedelta(days=3)`` whatever lies between them. Goes on beyond the limit
    while the clock runs.
    """
    ran = until(checked(runs), at)
    if budget.unit.in_days:
        return timedelta(days=days.consumed(budget, ran, counting))
    return spans.consumed(budget, ran, counting)


def remaining(budget: Budget, runs: Sequence[Run], counting: Counting, at: datetime) -> timedelta:
    """What is left of the limit ``at``; nothing once it is used up. In the measure of ``consumed``."""
    return max(_NOTHING, size(budget, runs, counting) - consumed(budget, runs, counting, at))


def size(budget: Budget, runs: Sequence[Run], counting: Counting) -> timedelta:
    """The whole limit in the measure of ``consumed``. Months need the first run to know their days."""
    if not budget.unit.in_days:
        return spans.size(budget)
    if not runs:
        raise ValueError("a limit that was never set off has no size yet")
    return timedelta(days=days.size(budget, counting.day_of(runs[0].start)))


def alarm_at(
    budget: Budget, runs: Sequence[Run], counting: Counting, fraction: float | Fraction
) -> datetime | None:
    """When ``fraction`` (positive) of the limit is consumed; None if the clock stands before that.

    1 is the due moment. Beyond 1 the count goes on from the due day: 1.5 of ten working days is five
    working days after it. A larger fraction never comes earlier.
    """
    if fraction <= 0:
        raise ValueError("an alarm needs a positive fraction of the limit")
    last = due(budget, runs, counting)
    if fraction == 1 or not runs:
        return last.at if last else None
    if not budget.unit.in_days:
        return spans.moment(budget, runs, counting, spans.size(budget) * float(fraction))
    # through the decimal text: 0.6 of five days is three days, not a little less
    number = Fraction(str(fraction)) * days.size(budget, counting.day_of(runs[0].start))
    if fraction > 1:
        return _beyond(budget, runs, counting, last, number) if last else None
    found = days.moment(budget, runs, counting, number)
    return min(found, last.at) if found and last else found


def _beyond(
    budget: Budget, runs: Sequence[Run], counting: Counting, last: Due, number: Fraction
) -> datetime | None:
    """A period whose end was put off by a holiday has counted more days than its limit when it is due."""
    counted = days.consumed(budget, until(runs, last.at + timedelta.resolution), counting)
    allowed = days.size(budget, counting.day_of(runs[0].start))
    return days.moment(budget, runs, counting, number + counted - allowed)
