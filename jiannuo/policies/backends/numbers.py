"""Comparisons of numbers as expressions, exactly as ``conditions.rationals`` makes them: no division, no
floating point, products of up to 38 digits."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import add

from jiannuo.enterprises.facts import Key
from jiannuo.policies.backends.algebra import Algebra, Said
from jiannuo.policies.conditions.rationals import MILLION
from jiannuo.policies.conditions.tree import Op, Shape, Term

#: no stored number is as large as this
BOUND = 2**63
DIGITS = 10**38
#: no more years are added up
YEARS = 10


class TooLargeError(ValueError):
    """A product might have more than 38 digits."""


@dataclass(frozen=True)
class Ends:
    """From ``low`` to ``high``; empty is without end."""

    low: Said
    high: Said


@dataclass(frozen=True)
class Sides:
    """Where something is surely, and where it is perhaps true. Neither is ever empty."""

    surely: Said
    perhaps: Said

    def opposite(self) -> "Sides":
        """What *not* makes of it."""
        return Sides(~self.perhaps, ~self.surely)


@dataclass(frozen=True)
class Numbers:
    """Compares in one algebra; ``year`` is that of the reference day, ``read`` gives the ends of a number."""

    words: Algebra
    year: int
    read: Callable[[Key], Ends]

    def compared(self, term: Term, op: Op, threshold: int) -> Sides:
        """Whether ``term`` stands to ``threshold`` as ``op`` says. Raises TooLargeError."""
        zero = self.words.large(0)
        if term.shape in (Shape.GROWTH, Shape.COMPOUND):
            years = 1 if term.shape is Shape.GROWTH else term.years
            times, against = MILLION**years, (MILLION + threshold) ** years
            value = self.read((term.attribute, self.year - 1))
            base = self.read((term.attribute, self.year - 1 - years))
            return _stands(self.words, op, self._beside(value, base, times, against), zero)
        value = self._gathered(term, term.attribute)
        if term.of:
            base = self._gathered(term, term.of)
            return _stands(self.words, op, self._beside(value, base, MILLION, threshold), zero)
        if term.shape is Shape.YEAR:
            return _stands(self.words, op, value, self.words.number(threshold))
        times = term.years if term.shape is Shape.MEAN else 1
        return _stands(self.words, op, value, self.words.large(threshold * times))

    def _gathered(self, term: Term, attribute: str) -> Ends:
        if term.shape not in (Shape.SUM, Shape.MEAN):
            return self.read((attribute, self.year - term.years if term.years else None))
        each = [self.read((attribute, self.year - back)) for back in range(1, term.years + 1)]
        return Ends(
            reduce(add, (self.words.widened(one.low) for one in each)),
            reduce(add, (self.words.widened(one.high) for one in each)),
        )

    def _beside(self, value: Ends, base: Ends, times: int, against: int) -> Ends:
        """``value * times - base * against``, both ends; empty where the base may be zero or less."""
        if BOUND * YEARS * (abs(times) + abs(against)) >= DIGITS:
            raise TooLargeError("these numbers may have more than 38 digits when multiplied")
        words = self.words
        ended = ~words.empty(base.high)

        def apart(number: Said, over: Said) -> Said:
            return words.widened(number) * words.large(times) - words.widened(over) * words.large(against)

        positive = words.filled(base.low > 0, False)
        if value.low is value.high and base.low is base.high:
            exact = words.choice(positive, apart(value.low, base.low), None)
            return Ends(exact, exact)
        # without an upper end of the base the quotient comes as near to zero as one likes: zero over one
        near = words.large(-against)
        low = words.choice(
            value.low >= 0,
            words.choice(ended, apart(value.low, base.high), near),
            apart(value.low, base.low),
        )
        high = words.choice(
            value.high >= 0,
            apart(value.high, base.low),
            words.choice(ended, apart(value.high, base.high), near),
        )
        return Ends(
            words.choice(positive & ~words.empty(value.low), low, None),
            words.choice(positive & ~words.empty(value.high), high, None),
        )


def _stands(words: Algebra, op: Op, ends: Ends, at: Said) -> Sides:
    """The same as ``rationals.compared``."""
    low, high = ends.low, ends.high
    if op is Op.AT_LEAST:
        return Sides(words.filled(low >= at, False), words.filled(high >= at, True))
    if op is Op.ABOVE:
        return Sides(words.filled(low > at, False), words.filled(high > at, True))
    if op is Op.BELOW:
        return Sides(words.filled(high < at, False), words.filled(low < at, True))
    if op is Op.AT_MOST:
        return Sides(words.filled(high <= at, False), words.filled(low <= at, True))
    surely = words.filled(low == at, False) & words.filled(high == at, False)
    return Sides(surely, words.filled(low <= at, True) & words.filled(high >= at, True))
