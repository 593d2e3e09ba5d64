"""The inspections of a year, a row a unit: all of them for overseers, one's own parts for a unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from jiannuo.kernel.now import today
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.people.models import Unit
from jiannuo.supervision.models import Field, Inspection, Kind, Part
from jiannuo.supervision.overlaps import Span
from jiannuo.supervision.queries.groups import GROUPS, group_of, part_group_of, states_of
from jiannuo.supervision.queries.notice import Notice, notices
from jiannuo.supervision.queries.picture import Picture, Row, Shown, draw

EARLIEST, LATEST = 2000, 2199


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what is not known is left out."""

    year: int
    filters: dict[str, str]

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """The question in ``query``."""
        year = _number(query.get("year", ""))
        known = {"kind": Kind.values, "field": Field.values, "group": list(GROUPS)}
        filters = {name: query[name] for name, values in known.items() if query.get(name) in values}
        if unit := _number(query.get("unit", "")):
            filters["unit"] = str(unit)
        if query.get("crowded"):
            filters["crowded"] = "1"
        return cls(year if EARLIEST <= year <= LATEST else today().year, filters)

    @property
    def query(self) -> str:
        """As an address carries it."""
        return urlencode({"year": self.year, **self.filters})

    @property
    def first(self) -> date:
        """The first day of the year."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)


@dataclass(frozen=True)
class Line:
    """One inspection on the list."""

    number: int
    row: Inspection
    group: str
    #: titles of inspections that have days in common with it, for one unit or several
    crowded: bool


def inspections(viewer: Viewer, asked: Asked) -> QuerySet[Inspection]:
    """The inspections of the year that ``viewer`` may see and that answer, in the order of their dates."""
    rows = visible(viewer, Inspection).filter(begins_on__lte=asked.last, ends_on__gte=asked.first)
    wanted = Q()
    for name in ("kind", "field"):
        if name in asked.filters:
            wanted &= Q(**{name: asked.filters[name]})
    if "group" in asked.filters:
        wanted &= Q(state__in=states_of(asked.filters["group"]))
    if "unit" in asked.filters:
        wanted &= Q(pk__in=rows.filter(units=int(asked.filters["unit"])).values("pk"))
    units = Prefetch("units", Unit.objects.order_by("order", "code"))
    return (
        rows.filter(wanted).select_related("chief__unit").prefetch_related(units).order_by("begins_on", "pk")
    )


def parts(viewer: Viewer, asked: Asked) -> list[tuple[Part, Notice]]:
    """The parts of the year that ``viewer`` may see, in the order of the inspections' dates."""
    rows = list(visible(viewer, Part).select_related("unit").order_by("pk"))
    told = notices(rows)
    found = [(row, told[row.parent_id or 0]) for row in rows]
    inside = [one for one in found if one[1].begins_on <= asked.last and one[1].ends_on >= asked.first]
    return sorted(inside, key=lambda one: (one[1].begins_on, one[0].pk))


def lines_of(rows: Iterable[Inspection], picture: Picture) -> list[Line]:
    """The list under ``picture``."""
    crowded = {bar.shown.pk for row in picture.rows for bar in row.bars if bar.crowded}
    return [Line(n, row, group_of(row.state), row.pk in crowded) for n, row in enumerate(rows, start=1)]


def picture_of(rows: Iterable[Inspection], asked: Asked) -> Picture:
    """A row for every unit inspected, in the district's order."""
    by_unit: dict[Unit, list[Shown]] = {}
    chosen = asked.filters.get("unit")
    for number, row in enumerate(rows, start=1):
        shown = _shown(row, number)
        for unit in row.units.all():
            if not chosen or unit.pk == int(chosen):
                by_unit.setdefault(unit, []).append(shown)
    ordered = sorted(by_unit.items(), key=lambda item: (item[0].order, item[0].code))
    return draw(ordered, asked.first, asked.last, today())


def picture_of_parts(rows: Iterable[tuple[Part, Notice]], asked: Asked) -> Picture:
    """The same for a unit, of its own parts."""
    by_unit: dict[Unit, list[Shown]] = {}
    for number, (row, notice) in enumerate(rows, start=1):
        by_unit.setdefault(row.unit, []).append(_shown_part(row, notice, number))
    return draw(by_unit.items(), asked.first, asked.last, today())


def without_the_uncrowded(picture: Picture) -> list[Row]:
    """The rows of units whose inspections overlap."""
    return [row for row in picture.rows if row.crowded]


def _shown(row: Inspection, number: int) -> Shown:
    assert row.begins_on is not None
    assert row.ends_on is not None
    span = Span(row.begins_on, row.ends_on, row.field)
    address = reverse("matters:matter", args=[row.pk])
    return Shown(row.pk, row.title, span, group_of(row.state), str(number), address)


def _shown_part(row: Part, notice: Notice, number: int) -> Shown:
    span = Span(notice.begins_on, notice.ends_on)
    address = reverse("matters:matter", args=[row.pk])
    return Shown(row.pk, row.title, span, part_group_of(row.state), str(number), address)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
