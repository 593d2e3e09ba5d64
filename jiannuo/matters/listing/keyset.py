"""One page of a long list: found by where the last one ended, never by counting rows that came before.

Page thirty costs what page one costs, and a matter that arrives meanwhile moves nothing to another
page. An order is made of stretches (with a date, then without), each sorted by two columns that
together are unique.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Expression, F, Func, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan

from jiannuo.kernel.models import Matter
from jiannuo.kernel.reach import matter_of
from jiannuo.matters.listing.matching import Found

PAGE_SIZE = 30
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: what a 64-bit number and a datetime can hold
_MOST = 10**17
#: where a matter stands: a moment and its id
Place = tuple[datetime, int]


@dataclass(frozen=True)
class Stretch:
    """Part of an order: which rows, by which moment, forwards or backwards; ids break ties the same way."""

    rows: Q
    column: str
    falling: bool

    def places(
        self, part: QuerySet[Any, Any], beyond: "Place | None", most: int, *, backwards: bool
    ) -> list["Place"]:
        """The first places of ``part`` in this stretch, or the first after ``beyond`` (backwards: before)."""
        matter, falling = matter_of(part), self.falling != backwards
        rows = part.filter(self.rows)
        if beyond is not None:
            past = LessThan if falling else GreaterThan
            rows = rows.filter(
                past(_pair(F(self.column), F(matter)), _pair(Value(beyond[0]), Value(beyond[1])))
            )
        sign = "-" if falling else ""
        return _different(
            rows.order_by(f"{sign}{self.column}", f"{sign}{matter}").values_list(self.column, matter), most
        )


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


def page_of(found: Found, query: Mapping[str, str], size: int = PAGE_SIZE) -> Page:
    """The page of ``found`` that the address asks for with ``after`` or ``before``; else the first."""
    order = ORDERS[found.asked.order]
    if mark := Mark.read(query.get("before", ""), order):
        marks = _take(found.parts, order, mark, size + 1, backwards=True)
        if marks[size:]:
            shown = marks[:size][::-1]
            return Page(_rows(found, shown), str(shown[0]), str(shown[-1]))
        return page_of(found, {}, size)  # the beginning is near: the first page, and a full one
    mark = Mark.read(query.get("after", ""), order)
    marks = _take(found.parts, order, mark, size + 1, backwards=False)
    shown = marks[:size]
    if not shown:
        return Page([]) if mark is None else page_of(found, {}, size)
    return Page(
        _rows(found, shown),
        str(shown[0]) if mark else "",
        str(shown[-1]) if marks[size:] else "",
    )


def _rows(found: Found, marks: list[Mark]) -> list[Matter]:
    """The matters at ``marks``, in their order: those that the gate lets through."""
    rows = {row.pk: row for row in found.rows.filter(pk__in=[mark.pk for mark in marks])}
    return [rows[mark.pk] for mark in marks if mark.pk in rows]


def _take(
    parts: Sequence[QuerySet[Any, Any]],
    order: tuple[Stretch, ...],
    mark: Mark | None,
    most: int,
    *,
    backwards: bool,
) -> list[Mark]:
    found: list[Mark] = []
    numbers = list(range(len(order)))
    for number in reversed(numbers) if backwards else numbers:
        if mark and (number > mark.stretch if backwards else number < mark.stretch):
            continue
        stretch, missing = order[number], most - len(found)
        beyond = (mark.at, mark.pk) if mark and number == mark.stretch else None
        places = {
            place for part in parts for place in stretch.places(part, beyond, missing, backwards=backwards)
        }
        nearest = sorted(places, reverse=stretch.falling != backwards)[:missing]
        found += [Mark(number, at, pk) for at, pk in nearest]
        if len(found) >= most:
            break
    return found


def _pair(*columns: Expression | F) -> Func:
    """Two columns compared as one: the index is entered at the place, not walked up to it."""
    return Func(*columns, template="(%(expressions)s)", output_field=BooleanField())


def _different(rows: QuerySet[Any, Any], most: int) -> list[Place]:
    """The first ``most`` different places; a matter of several units is there once for each."""
    asked = most
    while True:
        found: list[Place] = list(rows[:asked])
        different = list(dict.fromkeys(found))
        if len(found) < asked or len(different) >= most:
            return different[:most]
        asked *= 2
