"""What moved today, for the line that runs along the wall screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from jiannuo.commitments.loop import CommitmentLoop
from jiannuo.commitments.queries.board import Lamp
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.models import Event
from jiannuo.kernel.now import today

MOST = 24


@dataclass(frozen=True)
class Moved:
    """One step somebody took."""

    lamp: Lamp
    at: datetime
    unit: str
    step: Label


@dataclass(frozen=True)
class Moves:
    """The steps of today, or the last ones before when today is quiet."""

    today: bool
    number: int
    last: list[Moved]


def moves(lamps: Sequence[Lamp]) -> Moves:
    """What people did; the worker's own events are left out."""
    by_id = {lamp.row.pk: lamp for lamp in lamps}
    rows = Event.objects.filter(matter_id__in=by_id, step__in=CommitmentLoop.steps)
    begun = timezone.make_aware(datetime.combine(today(), time()))
    number = rows.filter(at__gte=begun).count()
    latest = rows.select_related("unit").order_by("-at", "-id")[: min(number, MOST) or MOST // 2]
    found = [
        Moved(
            by_id[event.matter_id],
            event.at,
            event.unit.name if event.unit else "",
            CommitmentLoop.steps[event.step].label,
        )
        for event in latest
    ]
    return Moves(bool(number), number, found)
