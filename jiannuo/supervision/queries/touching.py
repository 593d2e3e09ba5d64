"""Which other inspections of the same units touch one, and how often each unit was inspected this year."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from jiannuo.people.models import Unit
from jiannuo.supervision.models import Inspection
from jiannuo.supervision.overlaps import Span, Touch, bounds, touch

#: what was never approved, or given up, takes nobody's time
IDLE = ("drafted", "called_off", "terminated")


@dataclass(frozen=True)
class Planned:
    """An inspection as far as it can touch another: not yet saved, it has no number."""

    pk: int | None
    unit_ids: frozenset[int]
    span: Span


@dataclass(frozen=True)
class Touching:
    """One other inspection of units in common."""

    row: Inspection
    how: Touch
    units: list[Unit]


def planned(row: Inspection) -> Planned | None:
    """``row`` as it can touch others; None before it has dates."""
    span = span_of(row)
    return Planned(row.pk, frozenset(unit.pk for unit in row.units.all()), span) if span else None


def span_of(row: Inspection) -> Span | None:
    """The days and the field of ``row``; None before it has dates."""
    return Span(row.begins_on, row.ends_on, row.field) if row.begins_on and row.ends_on else None


def live() -> QuerySet[Inspection]:
    """The inspections that take or took their units' time, waiting ones among them.

    Not through the gate: it serves rules, and pages of those who see every inspection.
    """
    rows = Inspection.objects.exclude(state__in=IDLE).filter(begins_on__isnull=False, ends_on__isnull=False)
    return rows.prefetch_related(Prefetch("units", Unit.objects.order_by("order", "code")))


def touching(this: Planned) -> list[Touching]:
    """The other inspections that touch ``this``, in the order of their dates."""
    near = live().filter(_near(this.span), units__in=this.unit_ids).exclude(pk=this.pk or 0).distinct()
    found = []
    for row in near.order_by("begins_on", "pk"):
        span = span_of(row)
        how = touch(this.span, span) if span else None
        if how:
            units = [unit for unit in row.units.all() if unit.pk in this.unit_ids]
            found.append(Touching(row, how, units))
    return found


def _near(span: Span) -> Q:
    """Rows that have a day in a quarter of ``span``: all that can touch it."""
    first, last = bounds(span)
    return Q(begins_on__lte=last, ends_on__gte=first)


def times_inspected(unit_ids: Collection[int], year: int, besides: int | None = None) -> Counter[int]:
    """How many inspections of ``year`` each unit has, one that is ``besides`` left out."""
    rows = live().filter(begins_on__year=year).exclude(pk=besides or 0).order_by()
    through = Inspection.units.through._default_manager
    found = through.filter(inspection_id__in=rows.values("pk"), unit_id__in=unit_ids)
    return Counter(found.values_list("unit_id", flat=True))
