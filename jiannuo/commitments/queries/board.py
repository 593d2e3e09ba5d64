"""The year's commitments with their lights, counted by domain, unit and leader: for those in charge."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from jiannuo.commitments.lights.colours import ALARMING, ICONS, WORST_FIRST, Colour
from jiannuo.commitments.lights.showing import Shown, lights_of
from jiannuo.commitments.models import Commitment
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import Viewer, visible

#: not yet promised to anybody, or decided against
NOT_HANDED_DOWN = ("drafted", "returned", "approved", "dropped")


@dataclass(frozen=True)
class Lamp:
    """A commitment with its light of today."""

    row: Commitment
    light: Shown


@dataclass(frozen=True)
class Piece:
    """A piece of a bar: a colour from ``start`` on, ``number`` lamps wide."""

    colour: Colour
    start: int
    number: int


@dataclass
class Tallied:
    """Lamps that belong together, counted by colour."""

    key: str
    label: str
    lamps: list[Lamp] = field(default_factory=list)

    @property
    def counts(self) -> list["Count"]:
        """How many of each colour, worst first."""
        return counts_of(self.lamps)

    @property
    def parts(self) -> list[Piece]:
        """The colours side by side, best first."""
        found, start = [], 0
        for count in reversed(self.counts):
            if count.number:
                found.append(Piece(count.colour, start, count.number))
                start += count.number
        return found

    @property
    def alarming(self) -> int:
        """How many call for somebody to look."""
        return sum(lamp.light.colour in ALARMING for lamp in self.lamps)


@dataclass(frozen=True)
class Count:
    """How many lamps of a colour."""

    colour: Colour
    number: int

    @property
    def icon(self) -> str:
        """The mark of the colour."""
        return ICONS[self.colour]


def rows_of(viewer: Viewer, year: int) -> QuerySet[Commitment]:
    """The commitments of ``year`` that were handed down, as far as ``viewer`` may see them."""
    rows = visible(viewer, Commitment).filter(year=year).exclude(state__in=NOT_HANDED_DOWN)
    return rows.select_related("lead_unit", "leader_post", "task").order_by("number")


def years(viewer: Viewer) -> list[int]:
    """The years that have commitments, newest first."""
    found = visible(viewer, Commitment).exclude(state__in=NOT_HANDED_DOWN)
    return list(found.order_by("-year").values_list("year", flat=True).distinct())


def year_of(viewer: Viewer, asked: str) -> int:
    """The year asked for, or the newest with commitments, or this one."""
    if asked.isascii() and asked.isdigit() and len(asked) == 4:
        return int(asked)
    newest: dict[str, Any] = visible(viewer, Commitment).aggregate(newest=Max("year"))
    return newest["newest"] or today().year


def lamps_of(rows: Iterable[Commitment]) -> list[Lamp]:
    """Each row with its light of today, in their order."""
    rows = list(rows)
    lights = lights_of(rows)
    return [Lamp(row, lights[row.pk]) for row in rows]


def counts_of(lamps: Sequence[Lamp]) -> list[Count]:
    """How many of each colour, worst first, none left out that a scheme in use can give."""
    found = Counter(lamp.light.colour for lamp in lamps)
    return [Count(colour, found[colour]) for colour in WORST_FIRST if found[colour] or colour in _USUAL]


_USUAL = frozenset({Colour.RED, Colour.YELLOW, Colour.GREEN, Colour.DONE})


def by_domain(lamps: Iterable[Lamp]) -> list[Tallied]:
    """Domains in the order in which the report comes to them."""
    return _grouped(lamps, lambda lamp: (lamp.row.domain, lamp.row.domain))


def by_unit(lamps: Iterable[Lamp]) -> list[Tallied]:
    """Lead units in the district's order."""
    ordered = sorted(
        lamps, key=lambda lamp: (lamp.row.lead_unit.order, lamp.row.number) if lamp.row.lead_unit else (0, 0)
    )
    return _grouped(ordered, lambda lamp: (str(lamp.row.lead_unit_id or ""), str(lamp.row.lead_unit or "")))


def by_leader(lamps: Iterable[Lamp]) -> list[Tallied]:
    """The portfolio of each responsible post, in the order of posts; posts are not compared."""
    ordered = sorted(
        (lamp for lamp in lamps if lamp.row.leader_post),
        key=lambda lamp: (
            (lamp.row.leader_post.order, lamp.row.leader_post.pk) if lamp.row.leader_post else (0, 0)
        ),
    )
    return _grouped(
        ordered,
        lambda lamp: (
            str(lamp.row.leader_post_id),
            lamp.row.leader_post.title if lamp.row.leader_post else "",
        ),
    )


def _grouped(lamps: Iterable[Lamp], name: Callable[[Lamp], tuple[str, str]]) -> list[Tallied]:
    found: dict[str, Tallied] = {}
    for lamp in lamps:
        key, label = name(lamp)
        found.setdefault(key, Tallied(key, label)).lamps.append(lamp)
    return list(found.values())


def average_progress(lamps: Sequence[Lamp]) -> int:
    """Per cent done on average, what is struck off counting in full; 0 without any."""
    if not lamps:
        return 0
    done = sum(100 if lamp.light.colour == Colour.DONE else lamp.row.progress for lamp in lamps)
    return round(done / len(lamps))


def year_passed(year: int, day: date) -> int:
    """Per cent of ``year`` that is over at the end of ``day``."""
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return round(100 * min(max((day - date(year, 1, 1)).days + 1, 0), length) / length)
