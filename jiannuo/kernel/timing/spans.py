"""Running time: hours, minutes and working minutes run from the moment (民法典 art 201)."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from jiannuo.kernel.timing.counting import Counting
from jiannuo.kernel.timing.duty_hours import duty_time
from jiannuo.kernel.timing.runs import Run
from jiannuo.kernel.timing.units import Budget, TimeUnit

_ONE = {
    TimeUnit.MINUTE: timedelta(minutes=1),
    TimeUnit.WORKING_MINUTE: timedelta(minutes=1),
    TimeUnit.HOUR: timedelta(hours=1),
}
_NOTHING = timedelta(0)


def size(budget: Budget) -> timedelta:
    """How much running time the limit allows."""
    return budget.amount * _ONE[budget.unit]


def consumed(budget: Budget, runs: Iterable[Run], counting: Counting) -> timedelta:
    """The time that counts within closed ``runs``."""
    total, floor = _NOTHING, None
    for run in runs:
        floor = floor or counting.beginning(run.start)
        if run.end is None:
            raise ValueError("only closed runs have been consumed")
        total += _elapsed(budget, max(run.start, floor), run.end, counting)
    return total


def moment(budget: Budget, runs: Sequence[Run], counting: Counting, span: timedelta) -> datetime | None:
    """When ``span`` of counted time is reached, in UTC; None if the runs end before."""
    floor = None
    for run in runs:
        floor = floor or counting.beginning(run.start)
        begin = max(run.start, floor)
        if run.end is not None:
            elapsed = _elapsed(budget, begin, run.end, counting)
            if elapsed < span:
                span -= elapsed
                continue
        return after(budget, begin, span, counting)
    return None


def provisional(budget: Budget, first: datetime, last: datetime, counting: Counting) -> bool:
    """Whether a decree still to come can move ``last``: only duty kept on working days depends on it."""
    return (
        budget.unit is TimeUnit.WORKING_MINUTE
        and not counting.duty_hours.every_day
        and counting.calendar.first_unknown(counting.day_of(first), counting.day_of(last)) is not None
    )


def _elapsed(budget: Budget, begin: datetime, end: datetime, counting: Counting) -> timedelta:
    if budget.unit is TimeUnit.WORKING_MINUTE:
        return duty_time(counting.calendar, counting.duty_hours).between(begin, end, counting.zone)
    # in UTC: the wall clock of a zone may jump
    return max(_NOTHING, end.astimezone(UTC) - begin.astimezone(UTC))


def after(budget: Budget, begin: datetime, span: timedelta, counting: Counting) -> datetime:
    """When ``span`` of counted time has passed since ``begin``, in UTC."""
    if budget.unit is TimeUnit.WORKING_MINUTE:
        return (
            duty_time(counting.calendar, counting.duty_hours)
            .after(begin, span, counting.zone)
            .astimezone(UTC)
        )
    return begin.astimezone(UTC) + span
