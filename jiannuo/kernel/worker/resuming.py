"""A pause has a maximum; when it has passed, the clock runs on by itself and the event says so."""

import logging
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q, QuerySet

from jiannuo.kernel.actors import SYSTEM
from jiannuo.kernel.clocks import run_on
from jiannuo.kernel.happening import kept
from jiannuo.kernel.loops.loop import loop_of
from jiannuo.kernel.models import Clock, Matter
from jiannuo.kernel.reckoning import begin_anew
from jiannuo.kernel.recording import record

#: the event's step
STEP = "system.resume"
#: how long a pause that cannot be ended is left alone
PUSHED_ON = timedelta(minutes=15)

logger = logging.getLogger("jiannuo.worker")


def resume_due(at: datetime, most: int = 100) -> int:
    """End up to ``most`` pauses whose maximum has passed ``at`` this moment; how many were looked at.

    Each is a transaction of its own. The time counts from the end of the maximum, not from when the worker
    came round, so a late worker gives nobody more time. A row that fails is left alone for a quarter of an
    hour and logged. Raises OperationalError when the database is away.
    """
    ids = list(_over(at).values_list("pk", flat=True)[:most])
    for pk in ids:
        try:
            with transaction.atomic():
                free = _over(at).select_related("matter")
                for clock in free.select_for_update(skip_locked=True, of=("self", "matter")).filter(pk=pk):
                    _resume(clock, at)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("resume pushed on clock=%s", pk)
            Clock.objects.filter(pk=pk).update(paused_until=at + PUSHED_ON)
    return len(ids)


def _over(at: datetime) -> QuerySet[Clock]:
    return Clock.objects.filter(paused_until__lte=at, stopped_at__isnull=True).order_by("paused_until", "id")


def _resume(clock: Clock, at: datetime) -> None:
    loop = loop_of(clock.matter.loop)
    matter: Matter = loop.model_class()._default_manager.get(pk=clock.matter_id)
    since = clock.paused_until
    assert since is not None
    reason = clock.pause_reason
    run_on(clock, since)
    begin_anew(clock, loop.clocks[clock.key], matter, since)
    event, _personal = record(
        matter,
        step=STEP,
        before=matter.state,
        standing=SYSTEM.standings[0],
        at=at,
        facts={"clock": clock.key, "reason": reason},
        effects={
            "changed": [{"key": clock.key, "why": "resumed", "was": None, "due": kept(clock.due_at)}],
        },
    )
    clock.save()
    event.save(force_insert=True)
    running = matter.clocks.filter(Q(pk=clock.pk) | Q(stopped_at__isnull=True, running_since__isnull=False))
    dates = [due for due in running.values_list("due_at", flat=True) if due is not None]
    Matter.objects.filter(pk=matter.pk).update(
        seq=matter.seq, head=matter.head, due_at=min(dates, default=None)
    )
