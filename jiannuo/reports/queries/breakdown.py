"""The task breakdown as a page shows it: rows, groups, filters and how far it is confirmed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer
from jiannuo.reports.breakdown.fields import LABELS, domain_label
from jiannuo.reports.models import Report, Task

GROUPINGS = ("report", "domain", "unit")
#: states one can ask for, and "open": still without lead unit or deadline
STATES = ("draft", "confirmed", "dropped", "lacking")
_SEARCHED = ("quote", "heading", "object", "targets", "measure", "note", "lead_unit__name")


@dataclass(frozen=True)
class Filters:
    """What the officer asked to see. Anything that is not understood is left out, never an error."""

    domain: str = ""
    unit: int | None = None
    state: str = ""
    quantified: str = ""
    words: str = ""
    group: str = "report"

    @classmethod
    def of(cls, query: QueryDict) -> "Filters":
        """The filters in the query of an address."""
        unit = query.get("unit", "")
        state, group = query.get("state", ""), query.get("group", "")
        return cls(
            domain=query.get("domain", ""),
            # 0 asks for rows without a lead unit
            unit=int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 10 else None,
            state=state if state in STATES else "",
            quantified=value if (value := query.get("quantified", "")) in ("yes", "no") else "",
            words=query.get("q", "").replace("\0", "").strip()[:100],
            group=group if group in GROUPINGS else "report",
        )

    @property
    def active(self) -> bool:
        """Whether any row may be left out."""
        return any((self.domain, self.unit is not None, self.state, self.quantified, self.words))

    @property
    def address(self) -> str:
        """The filters as the query of an address."""
        stated = {
            "domain": self.domain,
            "unit": "" if self.unit is None else str(self.unit),
            "state": self.state,
            "quantified": self.quantified,
            "q": self.words,
            "group": "" if self.group == "report" else self.group,
        }
        return urlencode({name: value for name, value in stated.items() if value})

    def apply(self, rows: QuerySet[Task]) -> QuerySet[Task]:
        """The rows of ``rows`` that were asked for."""
        if self.domain:
            rows = rows.filter(domain=self.domain)
        if self.unit is not None:
            rows = rows.filter(lead_unit=self.unit or None)
        if self.state == "lacking":
            lacking = Q(lead_unit=None) | Q(due_on=None)
            rows = rows.filter(lacking).exclude(state=Task.State.DROPPED)
        elif self.state:
            rows = rows.filter(state=self.state)
        if self.quantified:
            rows = rows.filter(quantified=self.quantified == "yes")
        for word in self.words.split():
            found = Q()
            for name in _SEARCHED:
                found |= Q(**{f"{name}__icontains": word})
            rows = rows.filter(found)
        return rows


@dataclass(frozen=True)
class Row:
    """One row with its place in the table."""

    number: int
    task: Task

    @property
    def seen(self) -> str:
        """The row as it was shown, for the forms: ``12:3``."""
        return f"{self.task.pk}:{self.task.revision}"

    @property
    def words(self) -> list[str]:
        """The words of the quote that led to the lead unit, while it is still what was suggested."""
        lead = self.task.lead_unit
        return list((self.task.suggestion or {}).get(lead.code, ())) if lead else []

    @property
    def lacks(self) -> list[str]:
        """What is missing before the row can be confirmed."""
        if self.task.state == Task.State.DROPPED:
            return []
        return [str(LABELS[name]) for name in ("lead_unit", "due_on") if not getattr(self.task, name)]

    @property
    def quarters(self) -> list[tuple[int, str]]:
        """The quarters for which something is written."""
        return [(n, text) for n, text in enumerate(self.task.milestones or (), start=1) if text]


@dataclass(frozen=True)
class Group:
    """Rows under one line."""

    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Progress:
    """How far the breakdown is confirmed."""

    confirmed: int
    draft: int
    dropped: int
    #: drafts that lack lead unit or deadline
    lacking: int

    @property
    def listed(self) -> int:
        """Rows that are part of the breakdown."""
        return self.confirmed + self.draft

    @property
    def percent(self) -> int:
        """Confirmed rows in every hundred; 100 only when none is left."""
        return self.confirmed * 100 // self.listed if self.listed else 0


@dataclass(frozen=True)
class Table:
    """What the page draws."""

    groups: list[Group]
    progress: Progress
    filters: Filters
    #: rows of the report, filtered or not
    total: int
    selected: frozenset[int] = field(default_factory=frozenset)

    @property
    def shown(self) -> int:
        """Rows on the page."""
        return sum(len(group.rows) for group in self.groups)


def table(viewer: Viewer, report: Report, filters: Filters, selected: Iterable[int] = ()) -> Table:
    """The rows of ``report`` that were asked for; the number of queries does not depend on the rows."""
    places = numbers(viewer, report)
    asked = filters.apply(_whole(visible(viewer, Task).filter(report=report)))
    rows = [Row(places[task.pk], task) for task in asked if task.pk in places]
    return Table(
        list(_grouped(rows, filters.group)),
        progress(viewer, report),
        filters,
        len(places),
        frozenset(selected),
    )


def one_row(viewer: Viewer, report: Report, task_id: int) -> Row | None:
    """One row as the table has it; None when there is no such row for the viewer."""
    task = _whole(visible(viewer, Task).filter(report=report)).filter(pk=task_id).first()
    return Row(numbers(viewer, report)[task.pk], task) if task else None


def numbers(viewer: Viewer, report: Report) -> dict[int, int]:
    """序号 by task: the place in the whole table, dropped rows counted, whatever is filtered."""
    keys = visible(viewer, Task).filter(report=report).order_by("order", "pk").values_list("pk", flat=True)
    return {key: number for number, key in enumerate(keys, start=1)}


def progress(viewer: Viewer, report: Report) -> Progress:
    """The counts under the title."""
    draft = Q(state=Task.State.DRAFT)
    rows = visible(viewer, Task).filter(report=report)
    return Progress(
        **rows.aggregate(
            confirmed=Count("pk", filter=Q(state=Task.State.CONFIRMED)),
            draft=Count("pk", filter=draft),
            dropped=Count("pk", filter=Q(state=Task.State.DROPPED)),
            lacking=Count("pk", filter=draft & (Q(lead_unit=None) | Q(due_on=None))),
        )
    )


def lead_units(viewer: Viewer, report: Report) -> list[tuple[int, str]]:
    """The units that lead anything, for the filter."""
    rows = visible(viewer, Task).filter(report=report, lead_unit__isnull=False)
    units = rows.order_by("lead_unit__order", "lead_unit__code").values_list("lead_unit", "lead_unit__name")
    return list(dict.fromkeys(units))


def _whole(rows: QuerySet[Task]) -> QuerySet[Task]:
    return (
        rows.select_related("lead_unit", "leader_post__unit", "confirmed_by__person")
        .prefetch_related("assisting_units")
        .order_by("order", "pk")
    )


def _grouped(rows: list[Row], group: str) -> Iterator[Group]:
    if group == "domain":
        # domains in the order in which the report comes to them
        first: dict[str, int] = {}
        for row in rows:
            first.setdefault(row.task.domain, row.number)
        rows = sorted(rows, key=lambda row: (first[row.task.domain], row.number))
        for domain, found in groupby(rows, key=lambda row: row.task.domain):
            yield Group(domain_label(domain), list(found))
    elif group == "unit":
        rows = sorted(rows, key=_unit_place)
        for unit, found in groupby(rows, key=lambda row: row.task.lead_unit):
            yield Group(unit.name if unit else _("尚未确定牵头单位"), list(found))
    else:
        for heading, found in groupby(rows, key=lambda row: row.task.heading):
            yield Group(heading, list(found))


def _unit_place(row: Row) -> tuple[int, int, str, int]:
    unit = row.task.lead_unit
    return (0, unit.order, unit.code, row.number) if unit else (1, 0, "", row.number)
