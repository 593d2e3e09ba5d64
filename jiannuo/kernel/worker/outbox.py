"""The outbox: messages leave after the commit of the step that wrote them, at least once.

What stays inside the database (an inbox entry, a step of another matter) is delivered in the transaction
that marks it done, so its effect comes exactly once. What leaves the system is leased for the time of the
call, without a transaction, and told its row's id so that the other side can recognise a repetition.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Q, QuerySet

from jiannuo.kernel import happened
from jiannuo.kernel.models import Outbox

#: delivers one message, or raises
Deliver = Callable[[Outbox], object]

#: delivers several messages at once; the ids of those that nobody can be given, each with the reason
DeliverAll = Callable[[Sequence[Outbox]], Mapping[int, str]]

#: messages in one transaction
BATCH = 100
#: how long to wait after the first failure, the second …; after the last the message is a dead letter
PAUSES = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)
#: how long a call that leaves the system may take before another worker tries
LEASE = timedelta(minutes=2)

logger = logging.getLogger("jiannuo.worker")


class UndeliverableError(Exception):
    """Trying again is no use: a dead letter at once. The text is for the administrator."""


@dataclass(frozen=True)
class _Way:
    deliver: Deliver
    leaves_the_system: bool = False
    together: int = BATCH
    deliver_all: DeliverAll | None = None


_ways: dict[str, _Way] = {}


def deliver_with(
    kind: str, deliver: Deliver, *, leaves_the_system: bool = False, together: int = BATCH
) -> None:
    """Register who delivers messages of ``kind``; an app does so when it is ready.

    ``deliver`` runs inside the transaction that marks the message done, shared by up to ``together``
    messages. With ``leaves_the_system`` it runs outside any transaction, one at a time under a lease: it
    may be called again for the same ``id`` after a crash.
    """
    _ways[kind] = _Way(deliver, leaves_the_system, together)


def deliver_all_with(kind: str, deliver_all: DeliverAll, *, together: int = BATCH) -> None:
    """Register who delivers messages of ``kind`` many at a time, inside the transaction that marks them.

    When it raises, each message is tried alone, so that one that is broken does not hold up the others.
    """

    def deliver(row: Outbox) -> None:
        for reason in deliver_all([row]).values():
            raise UndeliverableError(reason)

    _ways[kind] = _Way(deliver, together=together, deliver_all=deliver_all)


def deliver_due(at: datetime) -> int:
    """Deliver a portion of each kind that is due ``at`` this moment; how many messages were tried.

    A message nobody has registered for waits. Raises OperationalError when the database is away.
    """
    return sum(
        _deliver_outside(_due(at, kind), at)
        if way.leaves_the_system
        else _deliver_inside(_due(at, kind), at, way.together)
        for kind, way in list(_ways.items())
    )


def _due(at: datetime, kind: str) -> QuerySet[Outbox]:
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=at)
    return Outbox.objects.filter(free, next_try_at__lte=at, kind=kind).order_by("next_try_at", "id")


def _deliver_inside(due: QuerySet[Outbox], at: datetime, most: int) -> int:
    if not due.exists():  # looking costs no turn in SQLite's queue of writers
        return 0
    with transaction.atomic():
        rows = list(due.select_related("event").select_for_update(skip_locked=True, of=("self",))[:most])
        done = _delivered_together(rows, at)
        if done is None:
            done = [row.pk for row in rows if _delivered(row, at)]
        Outbox.objects.filter(pk__in=done).update(done_at=at, next_try_at=None, error="")
    return len(rows)


def _delivered_together(rows: Sequence[Outbox], at: datetime) -> list[int] | None:
    """Which of ``rows`` were delivered in one go; None when they have to be tried one by one."""
    deliver_all = _ways[rows[0].kind].deliver_all if len(rows) > 1 else None
    if deliver_all is None:
        return None
    try:
        with transaction.atomic():
            dead = deliver_all(rows)
    except Exception as problem:
        _raise_if_away(problem)
        logger.exception("outbox batch refused, taking its messages one by one")
        return None
    for row in rows:
        if row.pk in dead:
            _failed(row, at, UndeliverableError(dead[row.pk]))
    return [row.pk for row in rows if row.pk not in dead]


def _delivered(row: Outbox, at: datetime) -> bool:
    try:
        with transaction.atomic():
            _ways[row.kind].deliver(row)
    except Exception as problem:
        _raise_if_away(problem)
        _failed(row, at, problem)
        return False
    return True


def _deliver_outside(due: QuerySet[Outbox], at: datetime) -> int:
    if not due.exists():
        return 0
    with transaction.atomic():
        row = due.select_for_update(skip_locked=True, of=("self",)).first()
        if row is None:
            return 0
        Outbox.objects.filter(pk=row.pk).update(leased_until=at + LEASE)
    try:
        _ways[row.kind].deliver(row)
    except Exception as problem:
        _raise_if_away(problem)
        _failed(row, at, problem)
    else:
        Outbox.objects.filter(pk=row.pk).update(done_at=at, next_try_at=None, leased_until=None, error="")
    return 1


def _raise_if_away(problem: Exception) -> None:
    """A database that is away is no fault of the message; a deadlock that was broken is one of its tries."""
    if isinstance(problem, (OperationalError, InterfaceError)) and not connection.is_usable():
        raise problem


def _failed(row: Outbox, at: datetime, problem: Exception) -> None:
    """Put the message off, each time longer, and after the last time among the dead letters."""
    hopeless = isinstance(problem, UndeliverableError)
    dead = hopeless or row.tries >= len(PAUSES)
    Outbox.objects.filter(pk=row.pk).update(
        tries=row.tries + 1,
        next_try_at=None if dead else at + PAUSES[row.tries],
        leased_until=None,
        dead_at=at if dead else None,
        error=(str(problem) if hopeless else f"{type(problem).__name__}: {problem}")[:500],
    )
    level = logging.ERROR if dead else logging.WARNING
    logger.log(
        level,
        "outbox %s id=%s kind=%s topic=%s matter=%s try=%s",
        "dead" if dead else "failed",
        row.pk,
        row.kind,
        row.topic,
        row.matter_id,
        row.tries + 1,
        exc_info=problem,
    )


def _tell_listeners(row: Outbox) -> None:
    assert row.event is not None
    happened.call_listeners(row.topic, row.event)


# one at a time: a listener takes steps of other matters, and must not hold one locked for the next
deliver_with("happened", _tell_listeners, together=1)
