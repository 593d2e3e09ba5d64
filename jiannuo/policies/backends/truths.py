"""A condition as two expressions over a table of enterprises: where it is surely, where it is perhaps true.

The same cases as ``conditions.explaining``, node by node. Things of a kind (``Some``) are lists of their
own and cannot be asked in one expression: for them there is the kernel (``spark``).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import add, and_, or_
from typing import Any

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.facts import Key
from jiannuo.policies.backends import naming
from jiannuo.policies.backends.algebra import Algebra, Said
from jiannuo.policies.backends.naming import Domains
from jiannuo.policies.backends.numbers import Ends, Numbers, Sides
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.ages import later
from jiannuo.policies.conditions.tree import Op, Shape
from jiannuo.policies.conditions.vocabulary import Vocabulary


class NotSaidError(ValueError):
    """A query engine cannot say this condition."""


@dataclass(frozen=True)
class Speaker:
    """Says conditions in one algebra, for a table with ``columns``, as of ``day``."""

    words: Algebra
    columns: Collection[str]
    domains: Domains
    vocabulary: Vocabulary
    day: date

    def say(self, node: tree.Condition) -> Sides:
        """``node``, surely and perhaps. Raises NotSaidError, TooLargeError, KeyError for unknown words."""
        return _BY_KIND[type(node)](self, node)

    def everywhere(self, surely: bool, perhaps: bool) -> Sides:
        """The same answer for all."""
        return Sides(self.words.truth(surely), self.words.truth(perhaps))

    def _every(self, parts: list[Sides]) -> Sides:
        return Sides(
            reduce(and_, (one.surely for one in parts)), reduce(and_, (one.perhaps for one in parts))
        )

    def _some(self, parts: list[Sides]) -> Sides:
        return Sides(reduce(or_, (one.surely for one in parts)), reduce(or_, (one.perhaps for one in parts)))

    def all(self, node: tree.All) -> Sides:
        return self._every([self.say(part) for part in node.parts])

    def any(self, node: tree.Any) -> Sides:
        return self._some([self.say(part) for part in node.parts])

    def unless(self, node: tree.Unless) -> Sides:
        return self._some([self.say(node.rule), self.say(node.waiver)])

    def at_least(self, node: tree.AtLeast) -> Sides:
        parts = [self.say(part) for part in node.parts]
        one, none, least = self.words.number(1), self.words.number(0), self.words.number(node.number)
        surely = reduce(add, (self.words.choice(part.surely, one, none) for part in parts))
        perhaps = reduce(add, (self.words.choice(part.perhaps, one, none) for part in parts))
        return Sides(surely >= least, perhaps >= least)

    def compare(self, node: tree.Compare) -> Sides:
        amount, term = node.amount, node.term
        parameter = self.vocabulary.parameter(amount.parameter) if amount.parameter else None
        threshold = (parameter.on(self.day) if parameter else None) if amount.parameter else amount.value
        if threshold is None:
            return self.everywhere(False, True)
        terms = [term]
        if term.shape is Shape.EACH:
            years = range(1, term.years + 1)
            terms = [tree.Term(term.attribute, Shape.YEAR, back, term.of) for back in years]
        numbers = Numbers(self.words, self.day.year, self.ends)
        return self._every([numbers.compared(one, node.op, threshold) for one in terms])

    def age(self, node: tree.Age) -> Sides:
        """Ages grow with every day that the beginning lies back, so they are a comparison of days."""
        strict = node.op in (Op.ABOVE, Op.AT_MOST)
        reached = _last_day(lambda born: later(born, node.number, node.span), self.day, strict)
        ends = self.ends((node.attribute, None))
        at = self.words.number(reached)
        old = Sides(self.words.filled(ends.high <= at, False), self.words.filled(ends.low <= at, True))
        return old if node.op in (Op.AT_LEAST, Op.ABOVE) else old.opposite()

    def among(self, node: tree.Among) -> Sides:
        attribute = self.vocabulary.keyed(node.attribute)
        wanted = tuple(attribute.values[word] for word in node.values)

        def belongs(code: str) -> bool:
            return code.startswith(wanted) if attribute.kind is Kind.CODE else code in wanted

        inside = self.possible((node.attribute, None), belongs)
        return inside.opposite() if node.negated else inside

    def flag(self, node: tree.Is) -> Sides:
        years = [self.day.year - back for back in range(1, node.years + 1)] if node.years else [None]
        found = self._some(
            [self.possible((node.attribute, year), lambda one: one == "yes") for year in years]
        )
        return found.opposite() if node.negated else found

    def holds(self, node: tree.Holds) -> Sides:
        open_ = ~self.words.filled(self.words.column(naming.ALL_HELD), False)
        name = naming.since(node.qualification)
        if name not in self.columns:
            held = Sides(self.words.truth(False), open_)
        else:
            since, ends = self.words.column(name), self.words.column(naming.ends(node.qualification))
            day = self.words.number(self.day.toordinal())
            listed = ~self.words.empty(since)
            valid = self.words.filled(since <= day, False) & self.words.filled(ends >= day, True)
            has = listed if node.ever else listed & valid
            held = Sides(has, has | (~listed & open_))
        return held.opposite() if node.negated else held

    def manual(self, node: tree.Manual) -> Sides:
        name = naming.decided(node.question)
        if name not in self.columns:
            return self.everywhere(False, True)
        said = self.words.column(name) == self.words.number(1)
        return Sides(self.words.filled(said, False), self.words.filled(said, True))

    def some(self, node: tree.Some) -> Sides:
        raise NotSaidError(f"{node.kind} is a list of things: a query cannot count in it, the kernel can")

    def founded(self, node: tree.Founded) -> Sides:
        raise NotSaidError(
            "a table does not say how well each value is founded: make one of what is well founded"
        )

    def score(self, node: tree.Score) -> Sides:
        parts = [self.part(part) for part in node.parts]
        enough = self.words.number(node.minimum)
        total = Ends(reduce(add, (low for low, _, _ in parts)), reduce(add, (high for _, high, _ in parts)))
        sides = [Sides(total.low >= enough, total.high >= enough), *(one for _, _, one in parts if one)]
        return self._every(sides)

    def part(self, part: tree.Part) -> tuple[Said, Said, Sides | None]:
        """The least and the most points of a part, and whether its minimum is reached."""
        ladders = [self.ladder(ladder) for ladder in part.ladders]
        low = self.words.greatest([one.low for one in ladders])
        high = self.words.greatest([one.high for one in ladders])
        if part.minimum is None:
            return low, high, None
        least = self.words.number(part.minimum)
        return low, high, Sides(low >= least, high >= least)

    def ladder(self, ladder: tree.Ladder) -> Ends:
        """The least and the most points: the first band that is met counts, one that is perhaps met opens."""
        low = high = self.words.number(ladder.otherwise)
        for band in reversed(ladder.bands):
            met, points = self.say(band.condition), self.words.number(band.points)
            lower, higher = self.words.least([points, low]), self.words.greatest([points, high])
            low = self.words.choice(met.surely, points, self.words.choice(met.perhaps, lower, low))
            high = self.words.choice(met.surely, points, self.words.choice(met.perhaps, higher, high))
        return Ends(low, high)

    def ends(self, key: Key) -> Ends:
        """The ends of a number, empty where it is missing or may no longer be relied upon."""
        name = naming.low(key)
        if name not in self.columns:
            nothing = self.words.choice(self.words.truth(False), self.words.number(0), None)
            return Ends(nothing, nothing)
        low = self.words.column(name)
        high = self.words.column(naming.high(key)) if naming.high(key) in self.columns else low
        fresh = self._fresh(key)
        if fresh is None:
            return Ends(low, high)
        reliable = self.words.choice(fresh, low, None)
        return Ends(reliable, reliable if high is low else self.words.choice(fresh, high, None))

    def possible(self, key: Key, belongs: Callable[[str], bool]) -> Sides:
        """Where every, and where some possible word ``belongs``."""
        name = naming.words(key)
        if name not in self.columns:
            return self.everywhere(False, True)
        sets = list(enumerate(self.domains[name]))
        every = [number for number, one in sets if one is not None and all(map(belongs, one))]
        some = [number for number, one in sets if one is None or any(map(belongs, one))]
        code, fresh = self.words.column(name), self._fresh(key)
        surely = self.words.filled(self.words.within(code, every), False)
        perhaps = self.words.filled(self.words.within(code, some), True)
        return Sides(surely, perhaps) if fresh is None else Sides(surely & fresh, perhaps | ~fresh)

    def _fresh(self, key: Key) -> Any:
        name = naming.until(key)
        if name not in self.columns:
            return None
        day = self.words.number(self.day.toordinal())
        return self.words.filled(self.words.column(name) >= day, True)


def _last_day(full: Callable[[date], date], day: date, strict: bool) -> int:
    """The last day for which ``full`` is not after ``day`` (``strict``: is before it); 0 for none."""
    low, high = 0, day.toordinal() + 1
    while low < high:
        middle = (low + high + 1) // 2
        if full(date.fromordinal(middle)) <= day - timedelta(days=strict):
            low = middle
        else:
            high = middle - 1
    return low


_BY_KIND: dict[type, Callable[[Speaker, Any], Sides]] = {
    tree.All: Speaker.all,
    tree.Any: Speaker.any,
    tree.Unless: Speaker.unless,
    tree.AtLeast: Speaker.at_least,
    tree.Compare: Speaker.compare,
    tree.Age: Speaker.age,
    tree.Among: Speaker.among,
    tree.Is: Speaker.flag,
    tree.Holds: Speaker.holds,
    tree.Manual: Speaker.manual,
    tree.Some: Speaker.some,
    tree.Founded: Speaker.founded,
    tree.Score: Speaker.score,
}
