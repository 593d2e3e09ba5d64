"""Committed events that are not in the log yet, in an order that keeps every matter's own.

PostgreSQL: an event of a transaction that was still running when we last looked has a transaction number at
or above the horizon then, pg_snapshot_xmin: so looking from there on, without those that have a leaf, misses
none, and needs no lock and no order among commits. Within one look, ids are in the order of each matter,
because an id is drawn under the matter's row lock; between looks, whoever sees an event also sees the one
before it. SQLite commits one transaction at a time, so ids alone are the order of commits.

After a dump and restore transaction numbers begin again below the horizon; then, once, all events are looked
through. So also when asked for, after rows were loaded from elsewhere.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import BigIntegerField, Exists, Func, OuterRef, QuerySet

from jiannuo.kernel.models import Event, Leaf


class _LatestTransaction(Func):
    """No event that can be seen has a higher number, except those of a cluster restored from a dump."""

    template = (
        "greatest(pg_snapshot_xmax(pg_current_snapshot())::text::bigint,"
        " pg_current_xact_id_if_assigned()::text::bigint)"
    )
    output_field = BigIntegerField()


@dataclass(frozen=True, slots=True)
class Horizon:
    """From where to look: ``since`` as the last checkpoint kept it, ``until`` as it is now."""

    since: int
    until: int

    @property
    def began_anew(self) -> bool:
        """Whether the numbers are of another cluster than those of the last checkpoint."""
        return self.until < self.since


def horizon(since: int) -> Horizon:
    """The horizon now; read it before the events."""
    if connection.vendor != "postgresql":
        last = Event.objects.order_by("-id").values_list("id", flat=True).first()
        return Horizon(since, last or 0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        (until,) = cursor.fetchone()
    return Horizon(since, until)


def pending(between: Horizon, *, everything: bool = False) -> QuerySet[Event]:
    """Events without a leaf, in the order to take them; ``everything`` looks through the whole table."""
    events = Event.objects.filter(~Exists(Leaf.objects.filter(event=OuterRef("pk")))).order_by("id")
    if everything or between.began_anew:
        return events
    if connection.vendor != "postgresql":
        return events.filter(id__gt=between.since)
    return events.filter(xid__gte=between.since, xid__lte=_LatestTransaction())
