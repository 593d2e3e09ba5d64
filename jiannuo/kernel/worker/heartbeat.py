"""Signs of life: when the worker was last at work, and how much waits for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from jiannuo.kernel.models import Clock, Heartbeat, Outbox
from jiannuo.kernel.now import now, real_now
from jiannuo.kernel.worker.letters import dead_letters

#: the row of the workers together
WORKER = "worker"
#: a worker beats at least this often; three beats missed and it counts as gone
EVERY = timedelta(seconds=5)
GONE_AFTER = timedelta(seconds=30)
#: nothing is counted further than this
MOST = 10_000


def beat(name: str = WORKER) -> None:
    """Say "I was here"."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": real_now()})


def claim(name: str, every: timedelta) -> bool:
    """Take the turn for something done every so often; False while it is not due, or another was faster."""
    moment = real_now()
    row = Heartbeat.objects.filter(name=name)
    seen = row.values_list("beat_at", flat=True).first()
    if seen is None:
        return Heartbeat.objects.get_or_create(name=name, defaults={"beat_at": moment})[1]
    return seen <= moment - every and bool(row.filter(beat_at=seen).update(beat_at=moment))


@dataclass(frozen=True)
class Pulse:
    """How the background work stands."""

    seen_at: datetime | None
    #: since the last sign of life; None if there never was one
    age: timedelta | None
    #: messages due and not delivered; like the others, not counted beyond MOST
    outbox: int
    dead_letters: int
    #: alarms due and not rung
    alarms: int

    @property
    def alive(self) -> bool:
        """Whether a worker has shown itself lately."""
        return self.age is not None and self.age < GONE_AFTER


def pulse() -> Pulse:
    """How the background work stands now."""
    seen = Heartbeat.objects.filter(name=WORKER).values_list("beat_at", flat=True).first()
    moment = now()
    return Pulse(
        seen_at=seen,
        age=max(real_now() - seen, timedelta(0)) if seen else None,
        outbox=_counted(Outbox.objects.filter(next_try_at__lte=moment)),
        dead_letters=_counted(dead_letters()),
        alarms=_counted(Clock.objects.filter(next_alarm_at__lte=moment, stopped_at__isnull=True)),
    )


def _counted(rows: QuerySet[Any]) -> int:
    """How many ``rows`` there are; whoever asks all the time shall not make the database count millions."""
    return rows.order_by()[:MOST].count()
