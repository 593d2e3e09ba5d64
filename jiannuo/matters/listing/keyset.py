"""One page of a long list: found by where the last one ended, never by counting rows that came before.

Page thirty costs what page one costs, and a matter that arrives meanwhile moves nothing to another
page. An order is made of stretches (with a date, then without), each sorted by two columns that
together are unique.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet

from jiannuo.kernel.models import Matter

PAGE_SIZE = 30
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: what a 64-bit number and a datetime can hold
_MOST = 10**17


@dataclass(frozen=True)
class Stretch:
    """Part of an order: which rows, by which moment, forwards or backwards; ids break ties the same way."""

    rows: Q
    column: str
    falling: bool

    def sorted(self, rows: QuerySet[Matter], *, backwards: bool) -> QuerySet[Matter]:
        sign = "-" if self.falling != backwards else ""
        return rows.filter(self.rows).order_by(f"{sign}{self.column}", f"{sign}id")

    def beyond(self, at: datetime, pk: int, *, backwards: bool) -> Q:
        """The rows that come after (backwards: before) the row with this moment and id."""
        sign = "lt" if self.falling != backwards else "gt"
        later = Q((f"{self.column}__{sign}", at)) | Q((f"id__{sign}", pk))
        return Q((f"{self.column}__{sign}e", at)) & later


ORDERS: Mapping[str, tuple[Stretch, ...]] = {
    "moved": (Stretch(Q(), "moved_at", True),),
    "due": (
        Stretch(Q(due_at__isnull=False), "due_at", False),
        Stretch(Q(due_at__isnull=True), "moved_at", True),
    ),
}


@dataclass(frozen=True)
class Mark:
    """A place between two rows: the stretch, the moment and the id of the row beside it."""

    stretch: int
    at: datetime
    pk: int

    @classmethod
    def read(cls, text: str, order: tuple[Stretch, ...]) -> "Mark | None":
        """The mark written as ``text``; None for anything that is none."""
        try:
            stretch, moment, pk = (int(part) for part in text[:60].split("."))
            if 0 <= stretch < len(order) and abs(moment) < _MOST and 0 <= pk < _MOST:
                return cls(stretch, _EPOCH + moment * _MICROSECOND, pk)
        except (ValueError, OverflowError):
            pass
        return None

    def __str__(self) -> str:
        return f"{self.stretch}.{(self.at - _EPOCH) // _MICROSECOND}.{self.pk}"


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the marks from which the pages beside it begin; "" where there is none."""

    rows: list[Matter]
    before: str = ""
    after: str = ""


def page_of(rows: QuerySet[Matter], sort: str, query: Mapping[str, str], size: int = PAGE_SIZE) -> Page:
    """The page of ``rows`` that the address asks for with ``after`` or ``before``; else the first."""
    order = ORDERS[sort]
    if mark := Mark.read(query.get("before", ""), order):
        found = _take(rows, order, mark, size + 1, backwards=True)
        if found[size:]:
            shown = found[:size][::-1]
            return Page([row for _at, row in shown], _mark(shown[0], order), _mark(shown[-1], order))
        return page_of(rows, sort, {}, size)  # the beginning is near: the first page, and a full one
    mark = Mark.read(query.get("after", ""), order)
    found = _take(rows, order, mark, size + 1, backwards=False)
    shown = found[:size]
    if not shown:
        return Page([]) if mark is None else page_of(rows, sort, {}, size)
    return Page(
        [row for _at, row in shown],
        _mark(shown[0], order) if mark else "",
        _mark(shown[-1], order) if found[size:] else "",
    )


Placed = tuple[int, Matter]


def _take(
    rows: QuerySet[Matter], order: tuple[Stretch, ...], mark: Mark | None, most: int, *, backwards: bool
) -> list[Placed]:
    found: list[Placed] = []
    numbers = list(range(len(order)))
    for number in reversed(numbers) if backwards else numbers:
        if mark and (number > mark.stretch if backwards else number < mark.stretch):
            continue
        stretch = order[number].sorted(rows, backwards=backwards)
        if mark and number == mark.stretch:
            stretch = stretch.filter(order[number].beyond(mark.at, mark.pk, backwards=backwards))
        found += [(number, row) for row in stretch[: most - len(found)]]
        if len(found) >= most:
            break
    return found


def _mark(placed: Placed, order: tuple[Stretch, ...]) -> str:
    number, row = placed
    return str(Mark(number, getattr(row, order[number].column), row.pk))
