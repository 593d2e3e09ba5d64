"""Which matters answer: the gate first, then what was asked for."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from jiannuo.kernel.among import among
from jiannuo.kernel.models import Duty, Matter
from jiannuo.kernel.now import now, today
from jiannuo.kernel.reach import Reach, reach_of
from jiannuo.kernel.searching import Search
from jiannuo.kernel.visible import visible
from jiannuo.matters.listing.asked import Asked, day
from jiannuo.matters.remaining import SOON
from jiannuo.people.queries.owed import owed_by
from jiannuo.people.queries.units import with_units_below
from jiannuo.people.viewer import Viewer

#: whoever sees no more than this gets their own matters fetched; everybody else walks the list
FEW = 3000


@dataclass(frozen=True)
class Found:
    """The matters that answer, in no order, and how they were found."""

    asked: Asked
    rows: QuerySet[Matter]
    search: Search
    reach: Reach
    #: what was asked for besides the words, as a condition on each row
    condition: Q
    #: the ids of everything the viewer may see, where that is little
    few: list[int] | None = field(default=None)


def find(viewer: Viewer, asked: Asked) -> Found:
    """The matters ``viewer`` may see that answer ``asked``."""
    reach = reach_of(viewer)
    search = Search(asked.q, reach)
    condition = _condition(viewer, asked)
    rows = visible(viewer, Matter).filter(condition)
    few = None if search else _few(reach)
    if few is not None:
        rows = rows.filter(among(few))
    return Found(asked, search.narrow(rows), search, reach, condition, few)


def _few(reach: Reach) -> list[int] | None:
    """All ids within ``reach`` if they are few. It narrows what the gate lets through, nothing else.

    A list in the order of movement is walked until a page is full, which is quick for those who see
    much and would never end for those who see little.
    """
    if reach.everything:
        return None
    ids = [pk for (pk,) in reach.ids(repeated=True)[: FEW + 1]]
    return list(set(ids)) if len(ids) <= FEW else None


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
        wanted &= Q(due_at__isnull=False, closed_at__isnull=True, due_at__lt=ends)
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
