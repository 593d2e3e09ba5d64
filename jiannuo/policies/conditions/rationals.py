"""Numbers of an enterprise as exact quotients between two bounds, compared without dividing."""

from dataclasses import dataclass
from datetime import date

from jiannuo.enterprises.facts import UNBOUNDED, Facts, Interval, Key
from jiannuo.policies.conditions.tree import Op, Shape, Term
from jiannuo.policies.conditions.truth import Truth

#: shares and growth are counted in millionths
MILLION = 1_000_000
SUM, MEAN, GROWTH, COMPOUND = Shape.SUM, Shape.MEAN, Shape.GROWTH, Shape.COMPOUND
AT_LEAST, ABOVE, BELOW, AT_MOST = Op.AT_LEAST, Op.ABOVE, Op.BELOW, Op.AT_MOST
#: numerator and denominator, the latter above zero
Quotient = tuple[int, int]


@dataclass(slots=True)
class Bounds:
    """From ``low`` to ``high``; None is without end."""

    low: Quotient | None
    high: Quotient | None
    #: what the threshold is compared with: 0 the quotient, n the (1 + threshold) to the power of n
    power: int = 0
    #: base units of the threshold in one whole of the quotient
    scale: int = 1


def bounds_of(term: Term, facts: Facts, day: date) -> tuple[Bounds | None, list[Key]]:
    """The possible values of ``term`` and the facts it lacks; None where no quotient exists."""
    known = _Known(facts, day, [])
    shape = term.shape
    if shape is GROWTH or shape is COMPOUND:
        years = 1 if shape is GROWTH else term.years
        value = quotient(known.of(term.attribute, 1), known.of(term.attribute, 1 + years), power=years)
        return value, known.lacking
    gathered = known.gathered(term, term.attribute)
    if term.of:
        return quotient(gathered, known.gathered(term, term.of), power=0), known.lacking
    per = term.years if shape is MEAN else 1
    low, high = gathered.low, gathered.high
    bounds = Bounds(None if low is None else (low, per), None if high is None else (high, per))
    return bounds, known.lacking


@dataclass(slots=True)
class _Known:
    """The numbers of one enterprise, and which of them are lacking."""

    facts: Facts
    day: date
    lacking: list[Key]

    def of(self, attribute: str, years_back: int) -> Interval:
        year = self.day.year - years_back if years_back else None
        fact = self.facts.at(attribute, year, self.day)
        value = fact.value if fact is not None else UNBOUNDED
        if not isinstance(value, Interval):
            raise TypeError(f"{attribute} is no number")
        if value.low is None or value.high is None:
            self.lacking.append((attribute, year))
        return value

    def gathered(self, term: Term, attribute: str) -> Interval:
        if term.shape is not SUM and term.shape is not MEAN:
            return self.of(attribute, term.years)
        years = [self.of(attribute, back) for back in range(1, term.years + 1)]
        lows, highs = [one.low for one in years], [one.high for one in years]
        return Interval(
            None if None in lows else sum(low for low in lows if low is not None),
            None if None in highs else sum(high for high in highs if high is not None),
        )


def quotient(value: Interval, base: Interval, *, power: int) -> Bounds | None:
    """``value`` over ``base``; None when the base is surely not above zero."""
    if base.high is not None and base.high <= 0:
        return None
    if base.low is None or base.low <= 0:
        # the base may be as small as one likes, or no base at all: only the sign is known
        return Bounds(None, None, power, MILLION)
    low = _least(value.low, base)
    high = _greatest(value.high, base)
    return Bounds(low, high, power, MILLION)


def _least(value: int | None, base: Interval) -> Quotient | None:
    if value is None:
        return None
    if value >= 0:
        return (value, base.high) if base.high is not None else (0, 1)
    assert base.low is not None
    return value, base.low


def _greatest(value: int | None, base: Interval) -> Quotient | None:
    if value is None:
        return None
    if value >= 0:
        assert base.low is not None
        return value, base.low
    return (value, base.high) if base.high is not None else (0, 1)


def compared(bounds: Bounds, op: Op, threshold: int) -> Truth:
    """Whether every, some or no possible value stands to ``threshold`` as ``op`` says."""
    low = None if bounds.low is None else _beside(bounds.low, bounds, threshold)
    high = None if bounds.high is None else _beside(bounds.high, bounds, threshold)
    if op is AT_LEAST:
        return Truth.of(low is not None and low >= 0, high is None or high >= 0)
    if op is ABOVE:
        return Truth.of(low is not None and low > 0, high is None or high > 0)
    if op is BELOW:
        return Truth.of(high is not None and high < 0, low is None or low < 0)
    if op is AT_MOST:
        return Truth.of(high is not None and high <= 0, low is None or low <= 0)
    return Truth.of(low == 0 and high == 0, (low is None or low <= 0) and (high is None or high >= 0))


def _beside(quotient: Quotient, bounds: Bounds, threshold: int) -> int:
    """Below, at or above zero as ``quotient`` is below, at or above ``threshold``."""
    number, over = quotient
    if bounds.power:
        # a quotient of this year over an earlier one against (1 + growth) to the power of the years
        left: int = number * bounds.scale**bounds.power
        right: int = over * (bounds.scale + threshold) ** bounds.power
        return left - right
    return number * bounds.scale - threshold * over
