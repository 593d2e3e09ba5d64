"""Rankings as pages and files show them: of a month that is over, or of the month so far."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from jiannuo.commitments.models import Score, ScoreFormula, ScoreGroup
from jiannuo.commitments.months import end_of_month
from jiannuo.commitments.scores.formula import Part, formula_on
from jiannuo.commitments.scores.groups import Groups
from jiannuo.commitments.scores.measures import Kind
from jiannuo.commitments.scores.ranking import UnitScore, counted, ranking
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Unit
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer

#: who reads the ranking of every group
READS_ALL = (Role.SUPERVISION, Role.LEADER)
#: the month so far, as an address names it
SO_FAR = "now"


@dataclass(frozen=True)
class Row:
    """One unit in its group."""

    unit: Unit
    rank: int | None
    total: Decimal | None
    parts: tuple[Part, ...]
    #: whether the district confirmed that the unit belongs to the group
    confirmed: bool
    tied: bool = False

    @property
    def stack(self) -> list[tuple[Part, Decimal, Decimal]]:
        """The parts that count by share, one after the other: what, from where, how wide. Of 100."""
        found, start = [], Decimal(0)
        for part in self.parts:
            if part.kind == Kind.PART and part.got:
                found.append((part, start, part.got))
                start += part.got
        return found


@dataclass(frozen=True)
class Table:
    """One group, best first. Nothing is compared with another."""

    group: ScoreGroup
    rows: list[Row] = field(default_factory=list)

    @property
    def ranked(self) -> int:
        """How many units are ranked."""
        return sum(row.rank is not None for row in self.rows)

    @property
    def columns(self) -> tuple[Part, ...]:
        """The terms, as the first row has them: all rows of a month have the same."""
        return self.rows[0].parts if self.rows else ()


@dataclass(frozen=True)
class Ranking:
    """All groups that the viewer may read, of one month."""

    month: date
    #: the last day counted
    end: date
    formula: ScoreFormula | None
    tables: list[Table]
    frozen: bool

    @property
    def address(self) -> str:
        """The month as an address names it."""
        return f"{self.month:%Y-%m}" if self.frozen else SO_FAR


def months(viewer: Viewer) -> list[date]:
    """The months that are over and whose ranking ``viewer`` may read, newest first."""
    return list(visible(viewer, Score).order_by("-month").values_list("month", flat=True).distinct())


def ranking_of(viewer: Viewer, asked: str) -> Ranking:
    """The month asked for (``2024-08``); the last one that is over, or the month so far, otherwise."""
    known = months(viewer)
    month = next((one for one in known if f"{one:%Y-%m}" == asked), None)
    if month is None and asked != SO_FAR and known:
        month = known[0]
    return _so_far(viewer) if month is None else _frozen(viewer, month)


def _frozen(viewer: Viewer, month: date) -> Ranking:
    end = end_of_month(month)
    groups = Groups(end)
    scores = list(visible(viewer, Score).filter(month=month).select_related("unit", "group", "formula"))
    tables: dict[int, Table] = {}
    for score in sorted(scores, key=lambda one: (one.group.order, one.rank, one.unit.order)):
        place = groups.of(score.unit)
        confirmed = place is not None and place.confirmed and place.group.pk == score.group_id
        parts = tuple(Part.of(part) for part in score.parts)
        table = tables.setdefault(score.group_id, Table(score.group))
        table.rows.append(Row(score.unit, score.rank, score.total, parts, confirmed))
    formula = scores[0].formula if scores else None
    return Ranking(month, end, formula, [_ties(table) for table in tables.values()], frozen=True)


def _so_far(viewer: Viewer) -> Ranking:
    day = today()
    formula = formula_on(day)
    terms = list(formula.terms.all()) if formula else []
    tables: dict[int, Table] = {}
    for score in ranking(counted(day.year, day), terms, Groups(day)):
        tables.setdefault(score.group.pk, Table(score.group)).rows.append(_row(score))
    read = [_ties(table) for table in tables.values() if _may_read(viewer, table)]
    return Ranking(day.replace(day=1), day, formula, read, frozen=False)


def _row(score: UnitScore) -> Row:
    return Row(score.unit, score.rank, score.total, score.parts, score.confirmed)


def _may_read(viewer: Viewer, table: Table) -> bool:
    """As the rule of Score says of months that are over: all, or the group of one's own unit."""
    return viewer.has(*READS_ALL) or any(row.unit.pk in viewer.unit_ids for row in table.rows)


def _ties(table: Table) -> Table:
    held = Counter(row.rank for row in table.rows if row.rank is not None)
    return Table(table.group, [_tied(row, held) for row in table.rows])


def _tied(row: Row, held: Counter[int]) -> Row:
    tied = row.rank is not None and held[row.rank] > 1
    return Row(row.unit, row.rank, row.total, row.parts, row.confirmed, tied)
