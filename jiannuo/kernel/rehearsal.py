"""Rehearsing time: a demonstration lets months pass in a moment and shows what they bring.

Demo mode only. One row says how far from the machine's clock the whole site is; every process asks
for it at most once a second. Time only moves forward: what has happened stays, dated when it happened.
"""

import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.models import Clock, Event, Rehearsal
from jiannuo.kernel.now import now, real_now
from jiannuo.kernel.worker.jobs import run_rehearsed_jobs
from jiannuo.kernel.worker.outbox import deliver_due
from jiannuo.kernel.worker.sweep import sweep

#: how old the answer may be (seconds)
FRESH = 1.0
#: alarms less than this apart ring at one stop
STRIDE = timedelta(hours=1)
#: how far ahead time may go
FARTHEST = timedelta(days=5 * 366)
_NOTHING = timedelta(0)
_lock = threading.Lock()
_known: tuple[float, timedelta] | None = None


class RehearsalError(Exception):
    """Time cannot be moved so; ``sentence`` says why."""

    def __init__(self, sentence: Label) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True)
class Passed:
    """What a move brought: how many clocks had something to do, and whether all of it is done."""

    clocks: int
    complete: bool


def ahead() -> timedelta:
    """How far the site's time is ahead of the machine's (negative: behind); nothing outside demo mode."""
    global _known  # noqa: PLW0603 - one answer for the process
    if not settings.DEMO:
        return _NOTHING
    with _lock:
        if _known is None or time.monotonic() - _known[0] > FRESH:
            last = _known[1] if _known else _NOTHING
            _known = (time.monotonic(), _asked(last))
        return _known[1]


def forget() -> None:
    """Ask again next time."""
    global _known  # noqa: PLW0603
    _known = None


def _asked(last: timedelta) -> timedelta:
    """What the row says; ``last`` while the database cannot say (its tables are being made)."""
    if connection.needs_rollback:
        return last
    try:
        if connection.in_atomic_block:
            with transaction.atomic():  # a failure here must not spoil the caller's transaction
                return _stored()
        return _stored()
    except DatabaseError:
        return last


def _stored() -> timedelta:
    return Rehearsal.objects.values_list("ahead", flat=True).first() or _NOTHING


def move_to(moment: datetime, *, seconds: float = 5.0) -> Passed:
    """Let time pass until ``moment``: what falls due on the way happens in order, each at its own time.

    What cannot be done within ``seconds`` the worker does afterwards, dated ``moment``.
    Raises RehearsalError.
    """
    _refuse_unless_rehearsing()
    if moment <= now():
        raise RehearsalError(_("演练的时间只能往前走。"))
    if moment - real_now() > FARTHEST:
        raise RehearsalError(_("最多演练到五年以后。"))
    until = time.monotonic() + seconds
    clocks = 0
    while (stop := _next_stop(moment)) < moment and time.monotonic() < until:
        clocks += _pass(stop, until)
    _set(moment)
    while time.monotonic() < until and (done := _pass(moment, until)):
        clocks += done
    return Passed(clocks, _first_due(moment) is None)


def go_back() -> None:
    """Return to where the demonstration began, as long as nothing is dated later. Raises RehearsalError."""
    _refuse_unless_rehearsing()
    began = real_now() + (Rehearsal.objects.values_list("laid", flat=True).first() or _NOTHING)
    if Event.objects.filter(at__gt=began).exists():
        raise RehearsalError(
            _(
                "演练中已经办了事、发了提醒，时间不能倒流。"
                "要从头再来，请停止网站，删除 var 文件夹，再运行 ./run。"
            )
        )
    _set(began)


def _refuse_unless_rehearsing() -> None:
    if not settings.DEMO:
        raise RehearsalError(_("只有演示模式可以演练时间。"))


def _next_stop(moment: datetime) -> datetime:
    """Where time stops next on its way: shortly after the next alarm, at midnight, or at ``moment``."""
    here = now()
    midnight = timezone.localtime(here).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    due = _first_due(moment)
    return min(moment, midnight, max(due + STRIDE, here) if due else moment)


def _pass(stop: datetime, until: float) -> int:
    """Let it be ``stop``, and do what is due then; how much that was."""
    new_day = timezone.localdate(stop) > timezone.localdate(now())
    _set(stop)
    clocks = sweep(stop, seconds=max(until - time.monotonic(), 0))
    while time.monotonic() < until and deliver_due(stop):
        pass
    if new_day:
        run_rehearsed_jobs()
    return clocks


def _first_due(moment: datetime) -> datetime | None:
    """The earliest moment up to ``moment`` at which a clock has something to do."""
    open_clocks = Clock.objects.filter(stopped_at__isnull=True)
    found = [
        open_clocks.filter(**{f"{column}__lte": moment}).aggregate(first=Min(column))["first"]
        for column in ("next_alarm_at", "paused_until")
    ]
    return min((due for due in found if due is not None), default=None)


def _set(moment: datetime) -> None:
    offset = moment - real_now()
    with transaction.atomic():
        if not Rehearsal.objects.update(ahead=offset, set_at=real_now()):
            Rehearsal.objects.create(ahead=offset, set_at=real_now())
    forget()
