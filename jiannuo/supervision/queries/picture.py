"""Inspections as bars on a line of days, a row a unit: measured here, drawn by the template.

Positions are per cent of the width, so the picture is as wide as the page allows. Bars of one unit
that have days in common lie on different lanes and are marked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from jiannuo.people.models import Unit
from jiannuo.supervision.overlaps import Span, Touch, touch

#: height of a lane and of a bar in it, in CSS pixels
LANE, BAR = 26, 20
#: so that one day in a year is still seen
NARROWEST = 1.2


@dataclass(frozen=True)
class Shown:
    """One inspection of one unit, as a picture needs it."""

    pk: int
    title: str
    span: Span
    #: what colour group it is in: waiting, coming, on, after, done
    group: str
    words: str
    #: where it leads, "" for what is not saved yet
    address: str = ""
    #: the one that the page is about
    this: bool = False


@dataclass(frozen=True)
class Bar:
    """One bar; ``x`` and ``width`` in per cent, ``y`` in pixels."""

    shown: Shown
    x: float
    width: float
    y: int
    #: another inspection of the unit has days in common with it
    crowded: bool


@dataclass(frozen=True)
class Row:
    """One unit."""

    unit: Unit
    bars: list[Bar]
    lanes: int

    @property
    def height(self) -> int:
        """In pixels."""
        return self.lanes * LANE + (LANE - BAR)

    @property
    def times(self) -> int:
        """How many inspections."""
        return len(self.bars)

    @property
    def crowded(self) -> bool:
        """Whether any of its inspections overlap."""
        return any(bar.crowded for bar in self.bars)


@dataclass(frozen=True)
class Tick:
    """The first day of a month."""

    x: float
    middle: float
    label: str


@dataclass(frozen=True)
class Picture:
    """The rows, the months above them, and where today is (None outside)."""

    rows: list[Row]
    ticks: list[Tick]
    today: float | None
    bar_height: int = field(default=BAR)


def draw(
    rows: Iterable[tuple[Unit, Sequence[Shown]]], first: date, last: date, today: date | None = None
) -> Picture:
    """The picture of the days from ``first`` to ``last``; what lies outside is cut off."""
    scale = _Scale(first, last)
    drawn = [_row(unit, shown, scale) for unit, shown in rows]
    here = scale.at(today) if today and first <= today <= last else None
    return Picture(drawn, list(_ticks(scale)), here)


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        """The left edge of ``day`` in per cent, within the picture."""
        days = (self.last - self.first).days + 1
        return round(100 * min(max((day - self.first).days, 0), days) / days, 3)


def _row(unit: Unit, shown: Sequence[Shown], scale: _Scale) -> Row:
    inside = [one for one in shown if one.span.begins <= scale.last and one.span.ends >= scale.first]
    ends: list[date] = []
    bars = []
    for one in sorted(inside, key=lambda one: (one.span.begins, one.pk)):
        lane = next((number for number, end in enumerate(ends) if end < one.span.begins), len(ends))
        ends[lane : lane + 1] = [one.span.ends]
        x = scale.at(one.span.begins)
        width = max(scale.at(one.span.ends + timedelta(days=1)) - x, NARROWEST)
        x = min(x, 100 - width)
        crowded = any(other is not one and touch(one.span, other.span) == Touch.TIME for other in inside)
        bars.append(Bar(one, round(x, 3), round(width, 3), lane * LANE + (LANE - BAR), crowded))
    return Row(unit, bars, max(len(ends), 1))


def _ticks(scale: _Scale) -> Iterable[Tick]:
    month = scale.first.replace(day=1)
    while month <= scale.last:
        following = (month + timedelta(days=32)).replace(day=1)
        x, end = scale.at(month), scale.at(following)
        yield Tick(x, round((x + end) / 2, 3), str(month.month))
        month = following
