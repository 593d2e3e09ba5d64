"""What a benefit comes to for everybody at once: the rule of ``awarding.amounts``, on columns.

Amounts are fen from ``low`` to ``high``; MOST stands for no upper end.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.awarding.benefit import (
    Benefit,
    Fixed,
    Grant,
    Limits,
    Percent,
    PerItem,
    Service,
    Sum,
    Tiers,
)
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.matching import LEAST, MOST, Index, Plan, Population, match_all, unpacked

MILLION = 1_000_000
Fen = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Amounts:
    """Fen of each enterprise, in the order of the rows."""

    low: Fen
    high: Fen

    @property
    def known(self) -> Bools:
        """Where there is only one possible amount."""
        return np.asarray(self.low == self.high)

    def total(self, rows: Bools) -> tuple[int, int | None]:
        """The least and the most that ``rows`` come to together; None without end."""
        highs = self.high[rows]
        endless = bool((highs == MOST).any())
        return int(self.low[rows].sum()), None if endless else int(highs.sum())


def amounts(grant: Grant, population: Population, vocabulary: Vocabulary, day: date) -> Amounts:
    """What everybody of ``population`` gets on ``day`` if they qualify."""
    found = _Counting(population, vocabulary, day).count(grant.benefit)
    step = grant.round_to
    high = np.where(found.high == MOST, MOST, found.high // step * step)
    return Amounts(found.low // step * step, high)


@dataclass(frozen=True)
class _Counting:
    population: Population
    vocabulary: Vocabulary
    day: date

    def count(self, benefit: Benefit) -> Amounts:
        if isinstance(benefit, Fixed):
            found = self._same(benefit.amount)
        elif isinstance(benefit, Percent):
            found = self._percent(benefit)
        elif isinstance(benefit, Tiers):
            found = self._tiers(benefit)
        elif isinstance(benefit, PerItem):
            found = self._items(benefit)
        elif isinstance(benefit, Sum):
            found = self._same(0)
            for part in benefit.parts:
                found = _plus(found, self.count(part))
        else:
            assert isinstance(benefit, Service)
            return self._same(0)
        return _within(found, benefit.limits)

    def _same(self, amount: int) -> Amounts:
        return Amounts(*(np.full(self.population.size, amount, np.int64) for _ in range(2)))

    def _percent(self, benefit: Percent) -> Amounts:
        base = self._term(benefit.of)
        high = np.where(base.high == MOST, MOST, _share(base.high, benefit.share))
        return Amounts(_share(base.low, benefit.share), high)

    def _term(self, term: tree.Term) -> Amounts:
        """A number of money, nothing below zero."""
        if term.shape is tree.Shape.YEAR:
            backs, per = [term.years], 1
        else:
            backs, per = list(range(1, term.years + 1)), term.years if term.shape is tree.Shape.MEAN else 1
        low, high = (np.zeros(self.population.size, np.int64) for _ in range(2))
        unknown, endless = (np.zeros(self.population.size, np.bool_) for _ in range(2))
        for back in backs:
            year = self.day.year - back if back else None
            column = self.population.numbers(term.attribute, year, self.day.toordinal())
            highs = column.highs()
            unknown |= column.low == LEAST
            endless |= highs == MOST
            low += np.where(column.low == LEAST, 0, column.low)
            high += np.where(highs == MOST, 0, highs)
        low = np.where(unknown, 0, np.maximum(low // per, 0))
        return Amounts(low, np.where(endless, MOST, np.maximum(high // per, 0)))

    def _tiers(self, benefit: Tiers) -> Amounts:
        surely, possibly = self._match([tier.condition for tier in benefit.tiers])
        low = np.full(self.population.size, MOST, np.int64)
        high = np.full(self.population.size, LEAST, np.int64)
        reached = np.ones(self.population.size, np.bool_)
        for tier, yes, maybe in zip(benefit.tiers, surely, possibly, strict=True):
            _widen(low, high, self.count(tier.benefit), reached & maybe)
            reached &= ~yes
        rest = self.count(benefit.otherwise) if benefit.otherwise else self._same(0)
        _widen(low, high, rest, reached)
        return Amounts(low, high)

    def _items(self, benefit: PerItem) -> Amounts:
        items = self.population.items.get(benefit.items)
        if items is None:
            return Amounts(self._same(0).low, self._same(MOST).high)
        inner = _Counting(items.population, self.vocabulary.items[benefit.items], self.day)
        each = inner.count(benefit.benefit)
        yes = maybe = np.ones(items.population.size, np.bool_)
        if benefit.condition is not None:
            (yes,), (maybe,) = inner._match([benefit.condition])
        owners = np.repeat(np.arange(self.population.size), np.diff(items.offsets))
        low = _best(owners[yes], each.low[yes], self.population.size, benefit.most)
        endless = ~items.complete
        endless[owners[maybe & (each.high == MOST)]] = True
        bounded = maybe & (each.high != MOST)
        high = _best(owners[bounded], each.high[bounded], self.population.size, benefit.most)
        return Amounts(low, np.where(endless, MOST, high))

    def _match(self, conditions: list[tree.Condition]) -> tuple[Bools, Bools]:
        size = self.population.size
        if not size:
            nobody = np.zeros((len(conditions), 0), np.bool_)
            return nobody, nobody
        plan = Plan.of(conditions, self.vocabulary, self.day)
        found = match_all(Index.of(self.population, plan))
        return unpacked(found.surely, size), unpacked(found.possibly, size)


def _share(base: Fen, share: int) -> Fen:
    """Millionths of a number, without leaving 63 bits."""
    return base // MILLION * share + base % MILLION * share // MILLION


def _plus(one: Amounts, other: Amounts) -> Amounts:
    endless = (one.high == MOST) | (other.high == MOST)
    bounded = np.where(endless, 0, one.high) + np.where(endless, 0, other.high)
    return Amounts(one.low + other.low, np.where(endless, MOST, bounded))


def _widen(low: Fen, high: Fen, by: Amounts, rows: Bools) -> None:
    low[rows] = np.minimum(low, by.low)[rows]
    high[rows] = np.maximum(high, by.high)[rows]


def _best(owners: NDArray[np.int64], each: Fen, size: int, most: int | None) -> Fen:
    """The sum of each owner's highest, at most ``most`` of them."""
    if most is not None and len(owners):
        order = np.lexsort((-each, owners))
        owners, each = owners[order], each[order]
        starts = np.searchsorted(owners, owners, side="left")
        kept = np.arange(len(owners)) - starts < most
        owners, each = owners[kept], each[kept]
    found = np.zeros(size, np.int64)
    np.add.at(found, owners, each)
    return found


def _within(found: Amounts, limits: Limits) -> Amounts:
    low, high = found.low, found.high
    if limits.least is not None:
        low, high = np.maximum(low, limits.least), np.maximum(high, limits.least)
    if limits.cap is not None:
        low, high = np.minimum(low, limits.cap), np.minimum(high, limits.cap)
    return Amounts(low, high)
