"""Numbers of an enterprise as exact quotients between two bounds, compared without dividing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jiannuo.enterprises.facts import UNBOUNDED, Facts, Interval, Key
from jiannuo.policies.conditions.tree import Op, Shape, Term
from jiannuo.policies.conditions.truth import Truth

#: shares and growth are counted in millionths
MILLION = 1_000_000
#: numerator and denominator, the latter above zero
Quotient = tuple[int, int]


@dataclass(frozen=True)
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
    lacking: list[Key] = []

    def known(attribute: str, years_back: int) -> Interval:
        year = day.year - years_back if years_back else None
        fact = facts.at(attribute, year, day)
        value = fact.value if fact is not None else UNBOUNDED
        if not isinstance(value, Interval):
            raise TypeError(f"{attribute} is no number")
        if value.low is None or value.high is None:
            lacking.append((attribute, year))
        return value

    if term.shape in (Shape.GROWTH, Shape.COMPOUND):
        years = 1 if term.shape is Shape.GROWTH else term.years
        return _quotient(known(term.attribute, 1), known(term.attribute, 1 + years), power=years), lacking
    value = _gathered(term, lambda back: known(term.attribute, back))
    if not term.of:
        per = term.years if term.shape is Shape.MEAN else 1
        return Bounds(_over(value.low, per), _over(value.high, per)), lacking
    return _quotient(value, _gathered(term, lambda back: known(term.of, back)), power=0), lacking


def _gathered(term: Term, known: Callable[[int], Interval]) -> Interval:
    if term.shape in (Shape.SUM, Shape.MEAN):
        years = [known(back) for back in range(1, term.years + 1)]
        lows, highs = [one.low for one in years], [one.high for one in years]
        return Interval(
            None if None in lows else sum(low for low in lows if low is not None),
            None if None in highs else sum(high for high in highs if high is not None),
        )
    return known(term.years)


def _over(value: int | None, per: int) -> Quotient | None:
    return None if value is None else (value, per)


def _quotient(value: Interval, base: Interval, *, power: int) -> Bounds | None:
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
    if op is Op.AT_LEAST:
        return Truth.of(low is not None and low >= 0, high is None or high >= 0)
    if op is Op.ABOVE:
        return Truth.of(low is not None and low > 0, high is None or high > 0)
    if op is Op.BELOW:
        return Truth.of(high is not None and high < 0, low is None or low < 0)
    if op is Op.AT_MOST:
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
