"""What is known of one enterprise: intervals and sets of possible values, each with where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum


class Evidence(IntEnum):
    """How well a value is founded; money without application needs REGISTER."""

    DECLARED = 1
    EXPERT = 2
    CERTIFIED = 3
    REGISTER = 4


@dataclass(frozen=True)
class Interval:
    """Every whole number of base units from ``low`` to ``high``; None is without end on that side.

    An exact value is a point, a missing one is without end on both sides, a form's band is a band.
    """

    low: int | None = None
    high: int | None = None

    @classmethod
    def point(cls, value: int) -> "Interval":
        """Exactly ``value``."""
        return cls(value, value)

    @property
    def exact(self) -> int | None:
        """The value, if there is only one."""
        return self.low if self.low is not None and self.low == self.high else None


UNBOUNDED = Interval()


@dataclass(frozen=True)
class Fact:
    """A value with its source. ``value`` is an Interval, or the set of values that are possible."""

    value: Interval | frozenset[str]
    evidence: Evidence = Evidence.REGISTER
    source: str = ""
    observed_on: date | None = None
    #: the last day on which it may be relied upon; None: no end
    until: date | None = None


#: an attribute and the year it speaks of; None for what has no period
Key = tuple[str, int | None]


@dataclass(frozen=True)
class Facts:
    """Everything known of one enterprise on one day.

    ``held`` names qualifications with their validity; ``all_held`` says that the list is complete, so
    that what is not in it is known not to be held. ``items`` lists things of a kind, ``all_items`` the
    kinds whose list is complete. ``decided`` answers questions that people decide.
    """

    values: Mapping[Key, Fact] = field(default_factory=dict)
    held: Mapping[str, tuple[date, date | None]] = field(default_factory=dict)
    all_held: bool = False
    items: Mapping[str, tuple["Facts", ...]] = field(default_factory=dict)
    all_items: frozenset[str] = frozenset()
    decided: Mapping[str, bool] = field(default_factory=dict)
    #: evidence of the list of qualifications and of the lists of items
    listed: Evidence = Evidence.REGISTER
    #: evidence of single qualifications where it is another than that of the list
    held_by: Mapping[str, Evidence] = field(default_factory=dict)

    def founded_on(self, least: Evidence) -> "Facts":
        """The same with everything left out that is less well founded than ``least``.

        A list of qualifications from which one was left out is complete no more: what weak evidence
        says is held is not known, and by no means known not to be held.
        """
        listed = self.listed >= least
        held = {name: span for name, span in self.held.items() if self._evidence_of(name) >= least}
        return Facts(
            values={key: fact for key, fact in self.values.items() if fact.evidence >= least},
            held=held,
            all_held=self.all_held and listed and len(held) == len(self.held),
            items={kind: tuple(one.founded_on(least) for one in all_) for kind, all_ in self.items.items()},
            all_items=self.all_items if listed else frozenset(),
            decided=self.decided,
            listed=self.listed,
            held_by=self.held_by,
        )

    def _evidence_of(self, name: str) -> Evidence:
        return self.held_by.get(name, self.listed)

    def at(self, name: str, year: int | None, day: date) -> Fact | None:
        """The fact, unless it is missing or may no longer be relied upon on ``day``."""
        fact = self.values.get((name, year))
        if fact is None or (fact.until is not None and fact.until < day):
            return None
        return fact
