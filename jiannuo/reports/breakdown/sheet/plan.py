"""What a workbook that came back would change, cell by cell, and what is wrong with its rows."""

from dataclasses import dataclass, field

from jiannuo.reports.breakdown.refusals import Doubt
from jiannuo.reports.breakdown.snapshot import Values
from jiannuo.reports.models import Task
from jiannuo.reports.queries.breakdown import Row


@dataclass(frozen=True)
class CellChange:
    """One cell: what the table says now, and what the file says."""

    label: str
    before: str
    after: str


@dataclass
class RowPlan:
    """What would become of one row of the file."""

    line: int
    title: str
    #: the row it changes; None for a new one
    row: Row | None = None
    changes: list[CellChange] = field(default_factory=list)
    #: values as ``snapshot`` keeps them
    values: Values = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    doubts: tuple[Doubt, ...] = ()

    @property
    def applies(self) -> bool:
        """Whether anything of the row would be written."""
        return bool(self.changes) and not self.problems

    @property
    def loses_confirmation(self) -> bool:
        """Whether a confirmed row would be a draft again."""
        return bool(
            self.applies
            and self.row
            and self.row.task.state == Task.State.CONFIRMED
            and "state" not in self.values
        )


@dataclass(frozen=True)
class Plan:
    """What the whole file would do. Nothing is done yet."""

    rows: list[RowPlan]
    #: rows of the table that the file does not have
    absent: list[Row]
    missing_columns: list[str]
    unknown_columns: tuple[str, ...]

    @property
    def changed(self) -> list[RowPlan]:
        """Rows that would change."""
        return [row for row in self.rows if row.applies and row.row]

    @property
    def added(self) -> list[RowPlan]:
        """Rows that would be new."""
        return [row for row in self.rows if row.applies and not row.row]

    @property
    def faulty(self) -> list[RowPlan]:
        """Rows that are left alone because something is wrong with them."""
        return [row for row in self.rows if row.problems]

    @property
    def doubts(self) -> list[Doubt]:
        """What must be agreed to, each once."""
        return list({doubt.code: doubt for row in self.rows if row.applies for doubt in row.doubts}.values())
