"""The board: what each unit leads, by how pressing it is. Units stand in the district's order.

Units of one kind stand together, and only they can be compared; nobody is ranked, and no number is
about a person.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q

from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import now, today
from jiannuo.kernel.reach import reach_of
from jiannuo.kernel.visible import visible
from jiannuo.matters.listing.asked import Asked
from jiannuo.matters.listing.matching import start_of
from jiannuo.matters.remaining import SOON
from jiannuo.people.models import Unit
from jiannuo.people.organisation import KINDS
from jiannuo.people.viewer import Viewer

COLUMNS = ("open", "overdue", "today", "soon", "closed")


@dataclass
class Row:
    """One unit with its numbers, by column."""

    unit: Unit
    numbers: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0))
    #: the addresses of the lists behind the numbers
    links: dict[str, str] = field(default_factory=dict)

    @property
    def cells(self) -> list[tuple[str, int, str]]:
        """Column, number, address; in the order of the columns."""
        return [(name, self.numbers[name], self.links[name]) for name in COLUMNS]


@dataclass
class Section:
    """The units of one kind, comparable among themselves."""

    kind: Unit.Kind
    rows: list[Row]

    @property
    def totals(self) -> list[int]:
        """The sums, in the order of the columns."""
        return [sum(row.numbers[name] for row in self.rows) for name in COLUMNS]


@dataclass
class Board:
    """The board of one viewer at one moment."""

    sections: list[Section]
    month: date

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.sections


def board_of(viewer: Viewer) -> Board:
    """What the units that ``viewer`` answers for lead; for those who see everything, all units.

    Of another unit a department sees only what it takes part in: such numbers would mislead, and
    are not shown.
    """
    month = today().replace(day=1)
    numbers = _numbers(viewer, month)
    units = visible(viewer, Unit).filter(pk__in=numbers).order_by("order", "code")
    sections: defaultdict[str, list[Row]] = defaultdict(list)
    for unit in units:
        sections[unit.kind].append(Row(unit, numbers[unit.pk], links_of(unit.pk, month)))
    order = [*KINDS, Unit.Kind.COMMUNITY]
    return Board([Section(kind, sections[kind]) for kind in order if sections[kind]], month)


def _numbers(viewer: Viewer, month: date) -> dict[int, dict[str, int]]:
    rows = visible(viewer, Matter).filter(lead__isnull=False)
    if not reach_of(viewer).everything:
        rows = rows.filter(lead__in=viewer.unit_ids)
    at, tomorrow = now(), start_of(today() + timedelta(days=1))
    pressing = {
        "open": Count("pk"),
        "overdue": Count("pk", filter=Q(due_at__lt=at)),
        "today": Count("pk", filter=Q(due_at__gte=at, due_at__lt=tomorrow)),
        "soon": Count("pk", filter=Q(due_at__gte=tomorrow, due_at__lt=tomorrow + SOON)),
    }
    closed = rows.filter(closed_at__gte=start_of(month))
    found: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COLUMNS, 0))
    for part, counts in ((rows.filter(closed_at__isnull=True), pressing), (closed, {"closed": Count("pk")})):
        for one in part.order_by().values_list("lead_id").annotate(**counts):
            found[one[0]] |= dict(zip(counts, one[1:], strict=True))
    return dict(found)


def links_of(unit: int, month: date) -> dict[str, str]:
    """The address of the list behind each number."""
    asked = Asked(lead=str(unit))
    return {
        "open": asked.but(open="open").address,
        "overdue": asked.but(when="overdue").address,
        "today": asked.but(when="today").address,
        "soon": asked.but(when="soon").address,
        "closed": asked.but(closed_since=month.isoformat()).address,
    }
