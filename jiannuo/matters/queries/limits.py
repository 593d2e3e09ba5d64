"""The time limits of a matter: what is used up, what is left, where the limit comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext, pgettext

from jiannuo.kernel.loops.clocks import Clock as Declared
from jiannuo.kernel.models import Clock, Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.reckoning import UNTIL, budget_of, runs_of
from jiannuo.kernel.timing.calendars import counting
from jiannuo.kernel.timing.deadlines import alarm_at, consumed, size
from jiannuo.kernel.timing.units import TimeUnit
from jiannuo.matters.remaining import Remaining, remaining

RUNGS: dict[str, str | Promise] = {
    "owner": gettext_lazy("承办单位"),
    "head": gettext_lazy("单位负责人"),
    "supervision": gettext_lazy("督查室"),
    "leader": gettext_lazy("分管区领导"),
}


@dataclass(frozen=True)
class Alarm:
    """An alarm to come."""

    at: datetime
    to: str


@dataclass(frozen=True)
class LimitLine:
    """One clock of the matter."""

    clock: Clock
    label: str
    #: how long it may take; "" where it ends on a given day
    budget: str
    left: Remaining
    #: of the budget, in percent; beyond 100 it is late
    share: int
    used: str
    paused: str
    alarms: list[Alarm]
    #: for a stopped clock: whether it was stopped in time
    in_time: bool | None = None
    effect: str = ""


def limits(matter: Matter) -> list[LimitLine]:
    """The clocks of ``matter``: those that count, then those that are over, the newest first."""
    clocks = list(matter.clocks.order_by("-id"))
    open_first = sorted(clocks, key=lambda clock: clock.stopped_at is not None)
    return [_line(clock, matter.declared.clocks.get(clock.key)) for clock in open_first]


def _line(clock: Clock, declared: Declared | None) -> LimitLine:
    at = clock.stopped_at or now()
    share, used = _share(clock, at)
    pauses = {pause.key: pause.label for pause in declared.pauses} if declared else {}
    return LimitLine(
        clock,
        str(declared.label) if declared else clock.key,
        "" if clock.unit == UNTIL else str(budget_of(clock)),
        remaining(clock.due_at, clock.unit, at, paused=clock.paused_at is not None),
        share,
        used,
        str(pauses.get(clock.pause_reason, clock.pause_reason)) if clock.paused_at else "",
        list(_to_come(clock, declared)) if declared and clock.stopped_at is None else [],
        clock.due_at is None or clock.stopped_at <= clock.due_at if clock.stopped_at else None,
        str(declared.effect) if declared else "",
    )


def _share(clock: Clock, at: datetime) -> tuple[int, str]:
    """How much of the budget is used, in percent and in words."""
    if clock.unit == UNTIL:
        if clock.due_at is None:
            return 0, ""
        whole, used = clock.due_at - clock.started_at, at - clock.started_at
    else:
        budget, runs = budget_of(clock), runs_of(clock)
        whole = size(budget, runs, counting(clock.start_rule))
        used = consumed(budget, runs, counting(clock.start_rule), at)
    share = int(100 * used / whole) if whole > timedelta(0) else 100
    return max(0, share), _used(clock.unit, used)


def _used(unit: str, used: timedelta) -> str:
    if unit in (TimeUnit.MINUTE, TimeUnit.WORKING_MINUTE):
        count = used // timedelta(minutes=1)
        return ngettext("已用 %(count)d 分钟", "已用 %(count)d 分钟", count) % {"count": count}
    if unit == TimeUnit.HOUR:
        count = used // timedelta(hours=1)
        return ngettext("已用 %(count)d 小时", "已用 %(count)d 小时", count) % {"count": count}
    if unit == TimeUnit.WORKING_DAY:
        days = {"count": used.days}
        return ngettext("已用 %(count)d 个工作日", "已用 %(count)d 个工作日", used.days) % days
    return ngettext("已用 %(count)d 天", "已用 %(count)d 天", used.days) % {"count": used.days}


def _to_come(clock: Clock, declared: Declared) -> Iterator[Alarm]:
    for alarm in declared.alarms[clock.next_alarm :]:
        at = _alarm_moment(clock, alarm.fraction)
        if at is not None and at > now():
            yield Alarm(
                at, pgettext("between words", "、").join(str(RUNGS.get(rung, rung)) for rung in alarm.tells)
            )


def _alarm_moment(clock: Clock, fraction: float) -> datetime | None:
    if clock.running_since is None or clock.due_at is None:
        return None
    if clock.unit == UNTIL:
        return clock.started_at + (clock.due_at - clock.started_at) * fraction
    return alarm_at(budget_of(clock), runs_of(clock), counting(clock.start_rule), fraction)
