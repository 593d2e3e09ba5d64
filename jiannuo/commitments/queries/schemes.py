"""The schemes of lights in words, and what this month would look like under each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiannuo.commitments.history import History, histories
from jiannuo.commitments.lights.colours import ICONS, WORST_FIRST, Colour
from jiannuo.commitments.lights.conditions import in_words
from jiannuo.commitments.lights.schemes import rules_on, scheme_on
from jiannuo.commitments.lights.showing import Shown, decide, shown
from jiannuo.commitments.models import LightPeriod, LightRule, LightScheme
from jiannuo.commitments.queries.board import Count, Lamp, counts_of, rows_of
from jiannuo.kernel.now import today
from jiannuo.people.viewer import Viewer


@dataclass(frozen=True)
class Line:
    """One rule in words."""

    rule: LightRule
    conditions: tuple[str, ...]

    @property
    def colour(self) -> Colour:
        """What it gives."""
        return Colour(self.rule.colour)

    @property
    def icon(self) -> str:
        """The mark of the colour."""
        return ICONS[self.colour]


@dataclass(frozen=True)
class Scheme:
    """A scheme, its rules of today, and this month's lights under it."""

    scheme: LightScheme
    lines: list[Line]
    lamps: list[Lamp]
    #: what is in force today
    current: bool

    @property
    def counts(self) -> list[Count]:
        """How many of each colour, worst first."""
        return counts_of(self.lamps)


@dataclass(frozen=True)
class Change:
    """A commitment that would have another light."""

    lamp: Lamp
    would: Shown


def schemes(viewer: Viewer) -> list[Scheme]:
    """Every scheme with the lights that the year's commitments would have today."""
    day = today()
    now = scheme_on(day)
    found = histories(rows_of(viewer, day.year))
    return [
        _under(scheme, found, day, current=scheme == now)
        for scheme in LightScheme.objects.prefetch_related("rules")
    ]


def scheme_tried(viewer: Viewer, key: str) -> tuple[Scheme | None, Scheme | None]:
    """The scheme in force and the one called ``key``, each with its lights; None where there is none."""
    every = schemes(viewer)
    return (
        next((one for one in every if one.current), None),
        next((one for one in every if one.scheme.key == key), None),
    )


def changes(now: Scheme | None, other: Scheme) -> list[Change]:
    """Which commitments would have another light, worst first."""
    if now is None:
        return []
    pairs = zip(now.lamps, other.lamps, strict=True)
    found = [Change(is_, would.light) for is_, would in pairs if is_.light.colour != would.light.colour]
    return sorted(found, key=lambda one: WORST_FIRST.index(one.would.colour))


def periods() -> list[LightPeriod]:
    """Which scheme was, is and will be in force, newest first."""
    return list(LightPeriod.objects.select_related("scheme", "decided_by__unit"))


def _under(scheme: LightScheme, found: Sequence[History], day: date, *, current: bool) -> Scheme:
    rules = rules_on(scheme, day)
    lines = [Line(rule, tuple(in_words(condition) for condition in rule.conditions)) for rule in rules]
    lamps = [Lamp(one.row, shown(decide(one, one.row.state, day, rules), scheme.label)) for one in found]
    return Scheme(scheme, lines, lamps, current)
