"""How much one enterprise gets: whole fen between a least and a most, with the lines that say how."""

from dataclasses import dataclass
from datetime import date

from jiannuo.enterprises.facts import Facts, Interval, Key
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
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.rationals import bounds_of
from jiannuo.policies.conditions.tree import Term
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.vocabulary import Vocabulary

MILLION = 1_000_000


@dataclass(frozen=True)
class Line:
    """One step of the calculation. ``kind`` says which sentence it makes, ``amount`` what it comes to.

    Kinds: ``fixed``, ``percent`` (of ``base`` fen, ``share`` millionths of ``term``), ``tier`` (``text``
    is its condition), ``items`` (``count`` of ``text``), ``capped`` and ``raised`` (by the limits),
    ``rounded``, ``unknown`` (``lacks`` says what is missing).
    """

    kind: str
    amount: Interval
    text: str = ""
    term: Term | None = None
    base: Interval | None = None
    share: int = 0
    count: Interval | None = None
    lacks: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Award:
    """What somebody gets; a point once all that matters is known. ``money`` is False for services."""

    amount: Interval
    lines: tuple[Line, ...] = ()
    money: bool = True

    @property
    def exact(self) -> int | None:
        """Fen, None while it is not certain."""
        return self.amount.exact


NOTHING = Interval.point(0)
UNKNOWN = Interval(0, None)


def award(grant: Grant, facts: Facts, vocabulary: Vocabulary, day: date) -> Award:
    """What an enterprise of which ``facts`` are known gets on ``day`` if it qualifies."""
    found, lines = _Counting(Explainer(vocabulary, day)).count(grant.benefit, facts)
    rounded = Interval(_down(found.low, grant.round_to), _down(found.high, grant.round_to))
    if rounded != found:
        lines = [*lines, Line("rounded", rounded)]
    return Award(rounded, tuple(lines), not isinstance(grant.benefit, Service))


def _down(amount: int | None, step: int) -> int | None:
    return None if amount is None else amount // step * step


@dataclass(frozen=True)
class _Counting:
    explainer: Explainer

    def count(self, benefit: Benefit, facts: Facts) -> tuple[Interval, list[Line]]:
        if isinstance(benefit, Fixed):
            found = Interval.point(benefit.amount)
            lines = [Line("fixed", found)]
        elif isinstance(benefit, Percent):
            found, lines = self._percent(benefit, facts)
        elif isinstance(benefit, Tiers):
            found, lines = self._tiers(benefit, facts)
        elif isinstance(benefit, PerItem):
            found, lines = self._items(benefit, facts)
        elif isinstance(benefit, Sum):
            each = [self.count(part, facts) for part in benefit.parts]
            found = _added([amount for amount, _lines in each])
            lines = [line for _amount, lines in each for line in lines]
        else:
            return NOTHING, []
        return _within(found, benefit.limits, lines)

    def _percent(self, benefit: Percent, facts: Facts) -> tuple[Interval, list[Line]]:
        bounds, lacks = bounds_of(benefit.of, facts, self.explainer.day)
        base = UNKNOWN
        if bounds is not None:
            low = 0 if bounds.low is None else max(bounds.low[0] // bounds.low[1], 0)
            high = None if bounds.high is None else max(bounds.high[0] // bounds.high[1], 0)
            base = Interval(low, high)
        found = Interval(
            (base.low or 0) * benefit.share // MILLION,
            None if base.high is None else base.high * benefit.share // MILLION,
        )
        line = Line("percent", found, term=benefit.of, base=base, share=benefit.share, lacks=tuple(lacks))
        return found, [line]

    def _tiers(self, benefit: Tiers, facts: Facts) -> tuple[Interval, list[Line]]:
        possible: list[tuple[Interval, list[Line]]] = []
        lacks: list[Key] = []
        for tier in benefit.tiers:
            said = self.explainer.explain(tier.condition, facts)
            if said.truth is Truth.FALSE:
                continue
            amount, lines = self.count(tier.benefit, facts)
            possible.append((amount, [Line("tier", amount, tier.text), *lines]))
            if said.truth is Truth.TRUE:
                break
            lacks += [key for atom in said.atoms() for key in atom.lacks]
        else:
            rest = self.count(benefit.otherwise, facts) if benefit.otherwise else (NOTHING, [])
            possible.append(rest)
        if len(possible) == 1:
            return possible[0]
        found = _hull([amount for amount, _lines in possible])
        return found, [Line("unknown", found, lacks=tuple(dict.fromkeys(lacks)))]

    def _items(self, benefit: PerItem, facts: Facts) -> tuple[Interval, list[Line]]:
        inner = _Counting(Explainer(self.explainer.vocabulary.items[benefit.items], self.explainer.day))
        surely: list[Interval] = []
        perhaps: list[Interval] = []
        for one in facts.items.get(benefit.items, ()):
            truth = Truth.TRUE
            if benefit.condition is not None:
                truth = inner.explainer.explain(benefit.condition, one).truth
            if truth is Truth.FALSE:
                continue
            amount, _lines = inner.count(benefit.benefit, one)
            perhaps.append(amount)
            if truth is Truth.TRUE:
                surely.append(amount)
        open_list = benefit.items not in facts.all_items
        most = benefit.most
        # with a limit on how many count: the least that is certain, the most that is possible
        low = sum(sorted((one.low or 0 for one in surely), reverse=True)[:most])
        highs = [one.high for one in perhaps]
        high: int | None = None
        if not open_list and None not in highs:
            high = sum(sorted((one for one in highs if one is not None), reverse=True)[:most])
        found = Interval(low, high)
        count = Interval(
            min(len(surely), most or len(surely)),
            None if open_list and most is None else min(len(perhaps), most or len(perhaps)),
        )
        lacks: tuple[Key, ...] = ((benefit.items, None),) if open_list else ()
        return found, [Line("items", found, benefit.items, count=count, lacks=lacks)]


def _added(all_: list[Interval]) -> Interval:
    highs = [one.high for one in all_]
    high = None if None in highs else sum(one for one in highs if one is not None)
    return Interval(sum(one.low or 0 for one in all_), high)


def _hull(all_: list[Interval]) -> Interval:
    highs = [one.high for one in all_]
    high = None if None in highs else max(one for one in highs if one is not None)
    return Interval(min(one.low or 0 for one in all_), high)


def _within(found: Interval, limits: Limits, lines: list[Line]) -> tuple[Interval, list[Line]]:
    low, high = found.low or 0, found.high
    if limits.least is not None:
        low = max(low, limits.least)
        high = None if high is None else max(high, limits.least)
    if limits.cap is not None:
        low = min(low, limits.cap)
        high = limits.cap if high is None else min(high, limits.cap)
    held = Interval(low, high)
    if held == Interval(found.low or 0, found.high):
        return held, lines
    kind = "capped" if found.high is None or (high is not None and high < found.high) else "raised"
    return held, [*lines, Line(kind, held)]
