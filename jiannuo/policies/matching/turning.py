"""The next day of the clock of every enterprise of a population, column by column."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.ages import later
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.matching.clock import atoms, new_year
from jiannuo.policies.matching.columns import FOREVER, LEAST, MOST, Days, Held, Numbers
from jiannuo.policies.matching.population import Population


class Turning:
    """Gathers the days of conditions: ``days`` of every row, ``everyone`` of all rows at once."""

    def __init__(self, population: Population, vocabulary: Vocabulary, day: date) -> None:
        self.population, self.vocabulary, self.day = population, vocabulary, day
        self.days: Days = np.full(population.size, FOREVER, np.int32)
        self.everyone: list[date] = []
        self._done: set[object] = set()

    def add(self, condition: tree.Condition) -> None:
        """Takes the days of ``condition`` over."""
        for atom in atoms(condition):
            _BY_KIND[type(atom)](self, atom)

    def _soonest(self, days: NDArray[Any]) -> None:
        coming = np.where(days > self.day.toordinal(), days, FOREVER)
        np.minimum(self.days, np.minimum(coming, FOREVER).astype(np.int32), out=self.days)

    def _new(self, *what: object) -> bool:
        if what in self._done:
            return False
        self._done.add(what)
        return True

    def _stale(self, name: str) -> None:
        if self._new("until", name):
            for (attribute, _), column in self.population.values.items():
                if attribute == name and column.until is not None:
                    self._soonest(column.until.astype(np.int64) + 1)

    def _compare(self, atom: tree.Compare) -> None:
        for name in filter(None, (atom.term.attribute, atom.term.of)):
            self._stale(name)
        if atom.term.shape is not tree.Shape.YEAR or atom.term.years:
            self.everyone.append(new_year(self.day))
        known = self.vocabulary.parameter(atom.amount.parameter) if atom.amount.parameter else None
        self.everyone += [since for since, _ in known.amounts] if known else []

    def _among(self, atom: tree.Among) -> None:
        self._stale(atom.attribute)

    def _is(self, atom: tree.Is) -> None:
        self._stale(atom.attribute)
        if atom.years:
            self.everyone.append(new_year(self.day))

    def _age(self, atom: tree.Age) -> None:
        self._stale(atom.attribute)
        past = atom.op not in (tree.Op.AT_LEAST, tree.Op.BELOW)
        born = self.population.values.get((atom.attribute, None))
        if isinstance(born, Numbers) and self._new(atom.attribute, atom.number, atom.span, past):
            for ends in [born.low] if born.high is None else [born.low, born.high]:
                self._soonest(_full(ends, atom.number, atom.span) + past)

    def _holds(self, atom: tree.Holds) -> None:
        held = self.population.held.get(atom.qualification)
        if isinstance(held, Held) and not atom.ever and self._new("held", atom.qualification):
            listed = held.since > 0
            self._soonest(np.where(listed, held.since, FOREVER))
            self._soonest(np.where(listed, held.until.astype(np.int64) + 1, FOREVER))

    def _manual(self, atom: tree.Manual) -> None:
        """People are no clock."""

    def _some(self, atom: tree.Some) -> None:
        items = self.population.items.get(atom.kind)
        inner = Turning(
            items.population if items else Population(np.zeros(0, np.int64)),
            self.vocabulary.items[atom.kind],
            self.day,
        )
        inner.add(atom.condition)
        self.everyone += inner.everyone
        if items is not None:
            owners = np.repeat(np.arange(self.population.size), np.diff(items.offsets))
            np.minimum.at(self.days, owners, inner.days)


def _full(born: NDArray[np.int64], number: int, span: tree.Span) -> NDArray[np.int64]:
    """When so many are full, for every day; FOREVER where no day is known."""
    days, which = np.unique(born, return_inverse=True)
    return np.array([_later(int(one), number, span) for one in days], np.int64)[which]


def _later(born: int, number: int, span: tree.Span) -> int:
    if born in (LEAST, MOST):
        return FOREVER
    try:
        return later(date.fromordinal(born), number, span).toordinal()
    except (ValueError, OverflowError):
        # after the end of the calendar
        return FOREVER


_BY_KIND: dict[type, Callable[[Turning, Any], None]] = {
    tree.Compare: Turning._compare,
    tree.Age: Turning._age,
    tree.Among: Turning._among,
    tree.Is: Turning._is,
    tree.Holds: Turning._holds,
    tree.Manual: Turning._manual,
    tree.Some: Turning._some,
}
