"""Rehearsing time: a demonstration lets months pass in a moment and shows what they bring.

Demo mode only. One row says how far ahead of the machine's clock the whole site is; every process asks
for it at most once a second. Time only moves forward: what has happened stays, dated when it happened.
"""

import threading
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Min

from jiannuo.kernel.models import Clock, Rehearsal
from jiannuo.kernel.now import now, real_now
from jiannuo.kernel.worker.sweep import sweep

#: how old the answer may be (seconds)
FRESH = 1.0
#: how far one move may go, and all of them together
FARTHEST = timedelta(days=5 * 366)
_NOTHING = timedelta(0)
_lock = threading.Lock()
_known: tuple[float, timedelta] | None = None


class RehearsalError(ValueError):
    """Time cannot be moved so: outside demo mode, backwards, or too far."""


def ahead() -> timedelta:
    """How far the site's time is ahead of the machine's; nothing outside demo mode."""
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


def move_to(moment: datetime, *, seconds: float = 5.0) -> bool:
    """Let time pass until ``moment``: alarms ring one after another, each at its own time.

    Returns whether all of it was done within ``seconds``; the worker does the rest, dated ``moment``.
    Raises RehearsalError.
    """
    if not settings.DEMO:
        raise RehearsalError("not in demo mode")
    if moment <= now():
        raise RehearsalError("time only moves forward")
    if moment - real_now() > FARTHEST:
        raise RehearsalError("too far ahead")
    until = time.monotonic() + seconds
    while due := _next_due(moment):
        if time.monotonic() > until:
            break
        _set(due)
        sweep(due, seconds=until - time.monotonic())
    _set(moment)
    return due is None


def _next_due(moment: datetime) -> datetime | None:
    """The earliest moment up to ``moment`` at which a clock has something to do."""
    open_clocks = Clock.objects.filter(stopped_at__isnull=True)
    found = [
        open_clocks.filter(**{f"{column}__lte": moment}).aggregate(first=Min(column))["first"]
        for column in ("next_alarm_at", "paused_until")
    ]
    return min((due for due in found if due is not None), default=None)


def _set(moment: datetime) -> None:
    offset = max(moment - real_now(), _NOTHING)
    with transaction.atomic():
        if not Rehearsal.objects.update(ahead=offset, set_at=real_now()):
            Rehearsal.objects.create(ahead=offset, set_at=real_now())
    forget()
