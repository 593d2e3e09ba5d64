"""What an approver sees of overlaps: a picture of the quarters around, a sentence each, how often."""

from dataclasses import dataclass

from django.urls import reverse

from jiannuo.kernel.now import today
from jiannuo.people.models import Unit
from jiannuo.supervision.models import Inspection
from jiannuo.supervision.overlaps import bounds
from jiannuo.supervision.queries.groups import group_of
from jiannuo.supervision.queries.picture import Picture, Shown, draw
from jiannuo.supervision.queries.touching import (
    Planned,
    Touching,
    live,
    planned,
    span_of,
    times_inspected,
    touching,
)


@dataclass(frozen=True)
class Overlaps:
    """Of one plan, saved or not."""

    picture: Picture
    touching: list[Touching]
    #: each unit of the plan with how many other inspections it has in the year the plan begins in
    times: list[tuple[Unit, int]]
    year: int


def overlaps_of(row: Inspection) -> Overlaps | None:
    """The overlaps of a saved plan; None before it has dates."""
    this = planned(row)
    return overlaps(this, row.title, group_of(row.state)) if this else None


def overlaps(this: Planned, title: str, group: str = "planned") -> Overlaps:
    """The overlaps of ``this``, in the quarters in which it has a day."""
    first, last = bounds(this.span)
    units = list(Unit.objects.filter(pk__in=this.unit_ids).order_by("order", "code"))
    near = live().filter(begins_on__lte=last, ends_on__gte=first, units__in=this.unit_ids)
    others = list(near.exclude(pk=this.pk or 0).distinct().order_by("begins_on", "pk"))
    own = Shown(this.pk or 0, title, this.span, group, "", this=True)
    rows = [(unit, [own, *(_shown(row) for row in others if unit in row.units.all())]) for unit in units]
    year = this.span.begins.year
    counted = times_inspected(this.unit_ids, year, besides=this.pk)
    picture = draw(rows, first, last, today())
    return Overlaps(picture, touching(this), [(unit, counted[unit.pk]) for unit in units], year)


def _shown(row: Inspection) -> Shown:
    span = span_of(row)
    assert span is not None  # the query asks for dates
    return Shown(row.pk, row.title, span, group_of(row.state), "", reverse("matters:matter", args=[row.pk]))
