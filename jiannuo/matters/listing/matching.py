"""Which matters answer: the gate first, then what was asked for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from jiannuo.kernel.among import among
from jiannuo.kernel.models import Duty, Matter
from jiannuo.kernel.now import now, today
from jiannuo.kernel.reach import reach_of
from jiannuo.kernel.searching import Search
from jiannuo.kernel.visible import visible
from jiannuo.matters.listing.asked import Asked, day
from jiannuo.matters.remaining import SOON
from jiannuo.people.queries.owed import owed_by
from jiannuo.people.queries.units import with_units_below
from jiannuo.people.viewer import Viewer


@dataclass(frozen=True)
class Found:
    """The matters that answer, in no order, and where they are listed."""

    asked: Asked
    #: what the gate lets through of what was asked for, the words aside
    rows: QuerySet[Matter]
    #: where to look for all of it in the order of a list, in parts that may overlap; what is shown is
    #: taken from ``rows``
    parts: list[QuerySet[Any, Any]]
    search: Search


def find(viewer: Viewer, asked: Asked) -> Found:
    """The matters ``viewer`` may see that answer ``asked``."""
    search = Search(asked.q, reach_of(viewer))
    rows = visible(viewer, Matter).filter(_condition(viewer, asked))
    return Found(asked, rows, _parts(viewer, asked, search, rows), search)


def _parts(viewer: Viewer, asked: Asked, search: Search, rows: QuerySet[Matter]) -> list[QuerySet[Any, Any]]:
    """Little is found by its words or by one's duties; else those who see a part have it in an index."""
    if search.too_short:
        return []
    if search and search.ids is not None:
        return [Matter.objects.filter(among(search.ids)).filter(_condition(viewer, asked))]
    if search.reach.everything or asked.mine:
        return [search.narrow(rows)]
    wanted = _condition(viewer, asked)
    return [search.narrow(part.filter(wanted)) for part in search.reach.parts()]


def _condition(viewer: Viewer, asked: Asked) -> Q:
    wanted = Q()
    if asked.loop:
        wanted &= Q(loop=asked.loop)
    if asked.state:
        wanted &= Q(state=asked.state)
    if asked.unit:
        wanted &= Q(lead_id__in=with_units_below({int(asked.unit)}))
    if asked.lead:
        wanted &= Q(lead_id=int(asked.lead))
    if asked.place:
        wanted &= Q(place_code__startswith=asked.place)
    if asked.open:
        wanted &= Q(closed_at__isnull=asked.open == "open")
    if asked.mine:
        wanted &= _mine(viewer, asked.mine)
    return wanted & _times(asked)


def _times(asked: Asked) -> Q:
    at, wanted = now(), Q()
    if asked.when:
        tonight = start_of(today() + timedelta(days=1))
        begins, ends = {
            "overdue": (None, at),
            "today": (at, tonight),
            "soon": (tonight, tonight + SOON),
        }[asked.when]
        # what is closed has no clock that runs, and so no due date
        wanted &= Q(due_at__isnull=False, due_at__lt=ends)
        if begins is not None:
            wanted &= Q(due_at__gte=begins)
    if since := day(asked.since):
        wanted &= Q(opened_at__gte=start_of(since))
    if until := day(asked.until):
        wanted &= Q(opened_at__lt=start_of(until + timedelta(days=1)))
    if closed := day(asked.closed_since):
        wanted &= Q(closed_at__gte=start_of(closed))
    return wanted


def start_of(the_day: date) -> datetime:
    """The first moment of a day of the district."""
    return timezone.make_aware(datetime.combine(the_day, time.min))


def _mine(viewer: Viewer, mine: str) -> Q:
    if mine == "begun":
        return Q(author_id=viewer.account_id) if viewer.account_id is not None else Q(pk__in=[])
    owed = Duty.objects.filter(owed_by(viewer), closed_at__isnull=True).order_by()
    return Q(pk__in=(owed.filter(turn=True) if mine == "turn" else owed).values("matter_id"))
