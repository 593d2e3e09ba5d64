"""Dating open limits again when a decree has come: every date that moves, moves by an event.

The old date stays in the event. A limit whose date the decree confirms gets no event; it only ceases
to be provisional.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import reduce
from operator import add
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from jiannuo.kernel.actors import SYSTEM
from jiannuo.kernel.happening import kept
from jiannuo.kernel.loops.loop import loop_of
from jiannuo.kernel.models import Clock, Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.reckoning import begin_anew, redate
from jiannuo.kernel.recording import record
from jiannuo.kernel.timing.calendar import WorkCalendar
from jiannuo.kernel.timing.calendars import calendar_in_force
from jiannuo.kernel.timing.units import TimeUnit
from jiannuo.kernel.worker.jobs import every

#: the event's step
STEP = "system.redate"
#: matters in one transaction
BATCH = 200
#: limits that the worker looks at in one turn
PORTION = 2000
_BY_CALENDAR = (TimeUnit.WORKING_DAY, TimeUnit.CALENDAR_DAY, TimeUnit.MONTH, TimeUnit.WORKING_MINUTE)

logger = logging.getLogger("jiannuo.calendar")


@dataclass(frozen=True)
class Redated:
    """How many limits were looked at, how many moved, and how many matters could not be dated."""

    looked_at: int = 0
    moved: int = 0
    failed: int = 0

    def __add__(self, other: "Redated") -> "Redated":
        return Redated(self.looked_at + other.looked_at, self.moved + other.moved, self.failed + other.failed)


def open_clocks(since: date | None = None, calendar: WorkCalendar | None = None) -> QuerySet[Clock]:
    """Running limits that were not dated by ``calendar`` (default: the present one) and may move by it.

    Those are the provisional ones and, where days from ``since`` on were decided otherwise, those due
    on or after it.
    """
    concerned = Q(provisional=True)
    if since is not None:
        concerned |= Q(due_at__gte=timezone.make_aware(datetime.combine(since, time.min)))
    return Clock.objects.filter(
        concerned, stopped_at__isnull=True, running_since__isnull=False, unit__in=_BY_CALENDAR
    ).exclude(calendar_version=(calendar or calendar_in_force()).version)


def redate_open_clocks(since: date | None = None, most: int | None = None) -> Redated:
    """Date the limits of ``open_clocks`` again, of about ``most`` matters; safe at any time and again.

    Each batch is a transaction. A matter that cannot be dated is logged and left as it is.
    """
    total, last = Redated(), 0
    while (most is None or total.looked_at < most) and (
        ids := list(
            open_clocks(since)
            .filter(matter_id__gt=last)
            .order_by("matter_id")
            .values_list("matter_id", flat=True)
            .distinct()[:BATCH]
        )
    ):
        total += _batch(ids, since)
        last = ids[-1]
    return total


@every(600)
def redate_leftovers() -> Redated:
    """What another process dated by the old calendar in the moment before it saw the new one."""
    return redate_open_clocks(most=PORTION)


def _batch(ids: list[int], since: date | None) -> Redated:
    try:
        with transaction.atomic():
            return _redate(ids, since)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        if len(ids) == 1:
            logger.exception("not dated again: matter=%s", ids[0])
            return Redated(failed=1)
        return reduce(add, (_batch([one], since) for one in ids))


def _redate(ids: list[int], since: date | None) -> Redated:
    matters = {
        matter.pk: matter for matter in Matter.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    }
    looked_at, confirmed = 0, []
    changes: dict[int, list[tuple[Clock, datetime | None]]] = {}
    for clock in open_clocks(since).filter(matter_id__in=ids).prefetch_related("runs"):
        looked_at += 1
        was, matter = clock.due_at, matters[clock.matter_id]
        declared = loop_of(matter.loop).clocks[clock.key]
        redate(clock, declared, matter)
        if clock.due_at == was:
            confirmed.append(clock)
            continue
        begin_anew(clock, declared, matter, now())
        changes.setdefault(matter.pk, []).append((clock, was))
    Clock.objects.bulk_update(confirmed, ["provisional", "calendar_version", "next_alarm_at"])
    for pk, moved in changes.items():
        _write(matters[pk], moved)
    return Redated(looked_at, sum(len(moved) for moved in changes.values()))


def _write(matter: Matter, moved: list[tuple[Clock, datetime | None]]) -> None:
    changed: list[dict[str, Any]] = [
        {"key": clock.key, "why": "decree", "was": kept(was), "due": kept(clock.due_at)}
        for clock, was in moved
    ]
    event, _personal = record(
        matter,
        step=STEP,
        before=matter.state,
        standing=SYSTEM.standings[0],
        at=now(),
        facts={"calendar": calendar_in_force().version},
        effects={"changed": changed},
    )
    event.save(force_insert=True)
    for clock, _was in moved:
        clock.save()
    running = matter.clocks.filter(stopped_at__isnull=True, due_at__isnull=False, running_since__isnull=False)
    Matter.objects.filter(pk=matter.pk).update(
        seq=matter.seq, head=matter.head, due_at=running.order_by("due_at").values("due_at")[:1]
    )
