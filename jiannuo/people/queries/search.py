"""Whose business is it: units by name, or by the words of their duties."""

from collections.abc import Iterable
from dataclasses import dataclass

from jiannuo.people.models import Unit
from jiannuo.people.queries.names import folded, names_of

#: a unit called by its name comes before any unit that only has the word among its duties
_NAMED = 1000


@dataclass(frozen=True)
class Match:
    """A unit that fits a search, with the duty words that made it fit (none when its name did)."""

    unit: Unit
    words: tuple[str, ...]
    score: int


def search_units(units: Iterable[Unit], query: str) -> list[Match]:
    """The units that ``query`` names or whose duties it touches, best first.

    A duty word fits when it contains the query (``电梯`` finds 加装电梯) or lies within it
    (``老旧小区加装电梯`` finds 加装电梯). Heavier and longer words count more. ``units`` should
    have aliases and duties prefetched.
    """
    key = folded(query)
    if not key:
        return []
    found = [match for unit in units if (match := _match(unit, key))]
    return sorted(found, key=lambda match: (-match.score, match.unit.order, match.unit.code))


def _match(unit: Unit, key: str) -> Match | None:
    named = key == unit.code.casefold() or any(key in folded(name) for name in names_of(unit))
    fitting = [duty for duty in unit.duties.all() if duty.holds_on() and _touches(folded(duty.word), key)]
    if not named and not fitting:
        return None
    score = sum(duty.weight * len(duty.word) for duty in fitting) + (_NAMED if named else 0)
    ordered = sorted(fitting, key=lambda duty: (-duty.weight, duty.pk))
    return Match(unit, tuple(duty.word for duty in ordered), score)


def _touches(word: str, key: str) -> bool:
    return key in word or (len(word) > 1 and word in key)
