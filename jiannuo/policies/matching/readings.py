"""Readings of whole columns: exact whole numbers in 64 bits, and the rare rows that need more."""

from dataclasses import dataclass, field

import numpy as np

from jiannuo.enterprises.facts import Interval
from jiannuo.policies.conditions.rationals import quotient
from jiannuo.policies.conditions.tree import Shape
from jiannuo.policies.matching.atoms import Reading
from jiannuo.policies.matching.columns import LEAST, MOST, Bools, Integers, Numbers
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.quotients import exact_growth, exact_quotient, growths, quotients

#: sums of numbers below this never overflow 64 bits, whatever the number of years in use
SAFE = 1 << 56
YEARS_SAFE = 1 << 6


@dataclass
class Read:
    """The low and high ends of a reading; rows in ``beyond`` are exact there and not in the arrays."""

    low: Integers
    #: None: exact, or missing where ``low`` is LEAST
    high: Integers | None
    beyond: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)

    def highs(self) -> Integers:
        """The high ends."""
        return self.high if self.high is not None else np.where(self.low == LEAST, MOST, self.low)


def read(reading: Reading, population: Population, year: int, day: int) -> Read:
    """The column of ``reading`` for the ``day`` (an ordinal) in ``year``."""

    def numbers(attribute: str, back: int) -> Numbers:
        return population.numbers(attribute, year - back if back else None, day)

    if reading.shape is Shape.COMPOUND:
        value = _plain(numbers(reading.attribute, 1))
        base = _plain(numbers(reading.attribute, 1 + reading.years))
        return _quotient(value, base, reading.years)
    value = _gathered(
        reading, [numbers(reading.attribute, back) for back in _years(reading)], population.size
    )
    if not reading.of:
        return value
    base = _gathered(reading, [numbers(reading.of, back) for back in _years(reading)], population.size)
    return _quotient(value, base, 0)


def _years(reading: Reading) -> list[int]:
    return list(range(1, reading.years + 1)) if reading.shape is Shape.SUM else [reading.years]


def _plain(numbers: Numbers) -> Read:
    return Read(numbers.low, numbers.high)


def _gathered(reading: Reading, columns: list[Numbers], size: int) -> Read:
    if reading.shape is not Shape.SUM:
        return _plain(columns[0])
    low, high = np.zeros(size, np.int64), np.zeros(size, np.int64)
    no_low, no_high, large = (np.zeros(size, np.bool_) for _ in range(3))
    for one in columns:
        highs = one.highs()
        here_low, here_high = one.low == LEAST, highs == MOST
        no_low |= here_low
        no_high |= here_high
        for ends, none in ((one.low, here_low), (highs, here_high)):
            large |= ~none & ((ends > SAFE) | (ends < -SAFE))
        with np.errstate(over="ignore"):
            low += one.low
            high += highs
    if len(columns) > YEARS_SAFE:
        large[:] = True
    low[no_low], high[no_high] = LEAST, MOST
    beyond = {int(row): _sum(columns, int(row)) for row in np.flatnonzero(large)}
    for row in beyond:
        low[row], high[row] = LEAST, MOST
    exact = all(one.high is None for one in columns)
    return Read(low, None if exact and not beyond else high, beyond)


def _sum(columns: list[Numbers], row: int) -> tuple[int | None, int | None]:
    lows = [int(one.low[row]) for one in columns]
    highs = [int(one.highs()[row]) for one in columns]
    return None if LEAST in lows else sum(lows), None if MOST in highs else sum(highs)


def _quotient(value: Read, base: Read, power: int) -> Read:
    """``value`` over ``base``, both ends, after the same cases as the specification."""
    exact = value.high is None and base.high is None
    high, base_high = value.highs(), base.highs()
    known = (base.low != LEAST) & (base.low > 0) & (base_high > 0)
    beyond = {row: _by_hand(value, base, row, power) for row in {**value.beyond, **base.beyond}}
    low_ends, hard_low = _ends(
        value.low, np.where(value.low >= 0, base_high, base.low), value.low != LEAST, known, power
    )
    if exact:
        # a base that is missing, or none at all, leaves the quotient open on both sides
        found = Read(np.where(value.low == LEAST, LEAST, low_ends), None, beyond)
        hard = hard_low
    else:
        high_ends, hard_high = _ends(
            high, np.where(high >= 0, base.low, base_high), high != MOST, known, power
        )
        found = Read(low_ends, np.where(high_ends == LEAST, MOST, high_ends), beyond)
        hard = hard_low | hard_high
    for row in np.flatnonzero(hard):
        beyond[int(row)] = _by_hand(value, base, int(row), power)
    return found


def _ends(over: Integers, under: Integers, there: Bools, known: Bools, power: int) -> tuple[Integers, Bools]:
    """``over`` by ``under`` where ``there`` and ``known``, LEAST elsewhere; and which rows need more bits."""
    usable = there & known
    # without an upper end of the base the quotient comes as near to nothing as one likes
    nothing = usable & (under == MOST)
    divided = usable & ~nothing
    number, by = np.where(divided, over, 0), np.where(divided, under, 1)
    found, hard = growths(number, by, power) if power else quotients(number, by)
    found[~divided] = LEAST
    found[nothing] = 0
    return found, hard & divided


def _by_hand(value: Read, base: Read, row: int, power: int) -> tuple[int | None, int | None]:
    return placed(_interval(value, row), _interval(base, row), power)


def _interval(read: Read, row: int) -> Interval:
    if row in read.beyond:
        return Interval(*read.beyond[row])
    low = int(read.low[row])
    high = int(read.high[row]) if read.high is not None else (MOST if low == LEAST else low)
    return Interval(None if low == LEAST else low, None if high == MOST else high)


def placed(value: Interval, base: Interval, power: int) -> tuple[int | None, int | None]:
    """The reading of one quotient, exact however large."""
    bounds = quotient(value, base, power=power)
    if bounds is None:
        return None, None
    ends = (bounds.low, bounds.high)
    made = [
        None if one is None else (exact_growth(*one, power) if power else exact_quotient(*one))
        for one in ends
    ]
    return made[0], made[1]
