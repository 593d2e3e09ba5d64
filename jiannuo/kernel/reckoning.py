"""When a stored clock is due and when its alarms ring: the pure arithmetic, applied to rows."""

from datetime import UTC, date, datetime, time

from django.utils import timezone

from jiannuo.kernel.loops.clocks import Clock as Declared
from jiannuo.kernel.loops.clocks import Limit, Until
from jiannuo.kernel.models import Clock, Matter
from jiannuo.kernel.timing.calendars import counting
from jiannuo.kernel.timing.deadlines import alarm_at, due
from jiannuo.kernel.timing.limits import limit
from jiannuo.kernel.timing.runs import Run
from jiannuo.kernel.timing.units import Budget, TimeUnit

#: the unit of a clock whose end is a day given from outside
UNTIL = "until"


def new_clock(declared: Declared, matter: Matter, at: datetime) -> Clock | None:
    """A clock of ``matter`` that starts at ``at``, not saved; None when it has no budget to run on.

    Raises LookupError when the declaration names a limit that is in force nowhere.
    """
    clock = Clock(
        matter_id=matter.pk, key=declared.key, round=matter.round, started_at=at, running_since=at, amount=0
    )
    budget = declared.budget
    if isinstance(budget, Until):
        if getattr(matter, budget.column) is None:
            return None
        clock.unit, clock.basis = UNTIL, str(declared.basis)
    elif isinstance(budget, Limit):
        row = limit(budget.key, timezone.localdate(at))
        clock.amount, clock.unit, clock.basis = row.amount, row.unit, row.source
        clock.start_rule = row.start_rule
    else:
        clock.amount, clock.unit, clock.basis = budget.amount, budget.unit.value, str(declared.basis)
    redate(clock, declared, matter)
    return clock


def redate(clock: Clock, declared: Declared, matter: Matter) -> None:
    """Compute ``due_at`` and the next alarm of ``clock`` again, from its budget and its runs.

    A paused clock has no date: it depends on when it runs again.
    """
    if clock.running_since is None:
        clock.due_at = clock.next_alarm_at = None
        return
    if clock.unit == UNTIL:
        assert isinstance(declared.budget, Until)
        clock.due_at = end_of_day(getattr(matter, declared.budget.column))
        clock.provisional = False
    else:
        rules = counting(clock.start_rule)
        found = due(budget_of(clock), runs_of(clock), rules)
        assert found is not None  # it runs, so it will be due
        clock.due_at, clock.provisional = found.at, found.provisional
        clock.calendar_version = rules.calendar.version
    set_alarm(clock, declared)


def begin_anew(clock: Clock, declared: Declared, matter: Matter, at: datetime) -> None:
    """Give ``clock`` its date again after its budget, its day or its runs changed; alarms begin anew.

    What is already past with the new date ``at`` this moment was said with the old one: it is skipped.
    """
    clock.generation, clock.next_alarm = clock.generation + 1, 0
    redate(clock, declared, matter)
    while clock.next_alarm_at is not None and clock.next_alarm_at <= at:
        clock.next_alarm += 1
        set_alarm(clock, declared)


def set_alarm(clock: Clock, declared: Declared) -> None:
    """Set the moment of alarm number ``clock.next_alarm``; None after the last."""
    if clock.due_at is None or clock.next_alarm >= len(declared.alarms):
        clock.next_alarm_at = None
        return
    fraction = declared.alarms[clock.next_alarm].fraction
    if clock.unit == UNTIL:
        clock.next_alarm_at = clock.started_at + (clock.due_at - clock.started_at) * fraction
    else:
        clock.next_alarm_at = alarm_at(budget_of(clock), runs_of(clock), counting(clock.start_rule), fraction)


def budget_of(clock: Clock) -> Budget:
    """The budget of a clock that has one."""
    return Budget(clock.amount, TimeUnit(clock.unit))


def runs_of(clock: Clock) -> list[Run]:
    """The stretches that counted so far, the present one last and open."""
    past = [] if clock.pk is None else clock.runs.all()
    runs = [Run(run.began_at, run.ended_at) for run in past]
    return [*runs, Run(clock.running_since, None)] if clock.running_since else runs


def end_of_day(day: date | str) -> datetime:
    """The last moment of a day of the district, in UTC (民法典 art 203: the last day ends at 24:00)."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return timezone.make_aware(datetime.combine(day, time.max)).astimezone(UTC)
