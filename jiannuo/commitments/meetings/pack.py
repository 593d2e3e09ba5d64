"""The pack of a meeting: what moved, what is stuck, who must answer, what was decided before.

Pure values. Nothing in it is in a language: states, colours, limits and steps are named by their keys
and put into words when they are shown, so that a pack kept for years reads in both languages.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from jiannuo.commitments.lights.colours import ALARMING, WORST_FIRST, Colour

#: why something is stuck
OVERDUE, LIGHT, WAITING, LIMIT = "overdue", "light", "waiting", "limit"
STRUCK_OFF = "strike_off"


@dataclass(frozen=True)
class Lit:
    """A light with the rule that gave it and the two numbers that say most, in per cent."""

    colour: str
    rule: str = ""
    progress: str = ""
    planned: str = ""
    #: what the rule looked at, by the names of ``lights.conditions``
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One commitment as the pack names it."""

    pk: int
    number: int
    title: str
    domain: str
    unit: str
    leader: str
    #: lead and assisting
    unit_ids: tuple[int, ...]
    report_id: int
    #: where its sentence begins and ends in the report, None where that is not known
    start: int | None
    end: int | None
    state: str
    due_on: date | None
    light: Lit


@dataclass(frozen=True)
class Taken:
    """A step that changed a state."""

    on: date
    step: str


@dataclass(frozen=True)
class Moved:
    """What happened to one commitment in the period."""

    item: Item
    before: Lit
    steps: tuple[Taken, ...] = ()
    #: reports filed, the progress before them, and what the last one said
    reports: int = 0
    was: str = ""
    said: str = ""

    @property
    def struck_off(self) -> bool:
        """Whether it was struck off in the period."""
        return any(taken.step == STRUCK_OFF for taken in self.steps)

    @property
    def turned(self) -> int:
        """1: another, better colour than before; -1: a worse one; 0: the same, or no light on one side."""
        one, other = self.before.colour, self.item.light.colour
        if one == other or Colour.NONE in (one, other):
            return 0
        return 1 if WORST_FIRST.index(Colour(other)) > WORST_FIRST.index(Colour(one)) else -1


@dataclass(frozen=True)
class Reason:
    """Why something is stuck, and since when. ``key``: a rule, a state or a clock, by ``kind``."""

    kind: str
    key: str
    since: date


@dataclass(frozen=True)
class Owing:
    """Whose turn it is."""

    unit_id: int
    name: str
    #: place in the district's order
    order: tuple[int, int, int]


@dataclass(frozen=True)
class Stuck:
    """One commitment that does not move as it should."""

    item: Item
    reasons: tuple[Reason, ...]
    owing: tuple[Owing, ...]
    #: what the unit itself said of the difficulty
    said: str = ""

    @property
    def since(self) -> date:
        """The first day on which something was wrong."""
        return min(reason.since for reason in self.reasons)


@dataclass(frozen=True)
class Answer:
    """Somebody who must answer, with what for."""

    owing: Owing
    items: tuple[Stuck, ...]


@dataclass(frozen=True)
class Decided:
    """A decision of an earlier meeting, and where it stands."""

    pk: int
    number: int
    what: str
    unit: str
    unit_ids: tuple[int, ...]
    due_on: date | None
    state: str
    closed: bool
    meeting: str
    held_on: date

    def late_by(self, day: date) -> int:
        """Days past its day, 0 while there is time or when it is closed."""
        return 0 if self.closed or self.due_on is None else max(0, (day - self.due_on).days)


@dataclass(frozen=True)
class Pack:
    """Everything that lies before the room. ``before`` and ``after`` count lights by colour.

    ``total`` is 0, and nothing is counted by colour, where only the lines of some units are told.
    """

    since: date
    until: date
    total: int = 0
    before: dict[str, int] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)
    moved: tuple[Moved, ...] = ()
    stuck: tuple[Stuck, ...] = ()
    decided: tuple[Decided, ...] = ()

    @property
    def struck_off(self) -> list[Moved]:
        """What was struck off."""
        return [one for one in self.moved if one.struck_off]

    @property
    def better(self) -> list[Moved]:
        """Lights that turned for the better, what was struck off aside."""
        return [one for one in self.moved if one.turned > 0 and not one.struck_off]

    @property
    def worse(self) -> list[Moved]:
        """Lights that turned for the worse."""
        return [one for one in self.moved if one.turned < 0 and not one.struck_off]

    @property
    def unturned(self) -> list[Moved]:
        """What moved on without another light: reports filed, requests decided."""
        return [one for one in self.moved if not one.turned and not one.struck_off]

    @property
    def reports(self) -> int:
        """How many reports were filed."""
        return sum(one.reports for one in self.moved)

    @property
    def waiting(self) -> list[Stuck]:
        """Objections and requests that nobody has answered."""
        return [one for one in self.stuck if any(reason.kind == WAITING for reason in one.reasons)]

    @property
    def overdue(self) -> list[Stuck]:
        """What is past its day or past a limit."""
        late = {OVERDUE, LIMIT}
        return [one for one in self.stuck if any(reason.kind in late for reason in one.reasons)]

    @property
    def alarming(self) -> int:
        """How many lights call for somebody to look."""
        return sum(self.after.get(colour, 0) for colour in ALARMING)

    @property
    def decided_open(self) -> list[Decided]:
        """Earlier decisions that are not done."""
        return [one for one in self.decided if not one.closed]

    @property
    def answers(self) -> list[Answer]:
        """Who must answer for what is stuck, in the district's order; units and posts are not ranked."""
        found: dict[Owing, list[Stuck]] = {}
        for one in self.stuck:
            for owing in one.owing:
                found.setdefault(owing, []).append(one)
        ordered = sorted(found.items(), key=lambda pair: (pair[0].order, pair[0].name))
        return [Answer(owing, tuple(items)) for owing, items in ordered]

    def only(self, unit_ids: Collection[int]) -> "Pack":
        """The lines that concern one of the units: what it leads, assists or must answer for.

        Figures over all commitments are left out: beside these lines they would mislead.
        """
        mine = frozenset(unit_ids)

        def concerns(ids: Iterable[int]) -> bool:
            return not mine.isdisjoint(ids)

        stuck = [
            one
            for one in self.stuck
            if concerns(one.item.unit_ids) or concerns(owing.unit_id for owing in one.owing)
        ]
        return replace(
            self,
            total=0,
            before={},
            after={},
            moved=tuple(one for one in self.moved if concerns(one.item.unit_ids)),
            stuck=tuple(stuck),
            decided=tuple(one for one in self.decided if concerns(one.unit_ids)),
        )


def count_colours(lights: Iterable[Lit]) -> dict[str, int]:
    """How many of each colour."""
    return dict(Counter(str(light.colour) for light in lights))
