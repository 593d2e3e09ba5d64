"""Readings and ages of a single enterprise: the same whole numbers as of columns, from its facts."""

from datetime import date

from jiannuo.enterprises.facts import UNBOUNDED, Facts, Interval
from jiannuo.policies.conditions.tree import Shape
from jiannuo.policies.matching.atoms import Reading
from jiannuo.policies.matching.readings import placed

Ends = tuple[int | None, int | None]


def ends(reading: Reading, facts: Facts, day: date) -> Ends:
    """The low and the high end of ``reading``; None is without end. Raises TypeError for words."""
    if reading.shape is Shape.COMPOUND:
        value = _known(facts, reading.attribute, 1, day)
        return placed(value, _known(facts, reading.attribute, 1 + reading.years, day), reading.years)
    value = _gathered(facts, reading, reading.attribute, day)
    if not reading.of:
        return value.low, value.high
    return placed(value, _gathered(facts, reading, reading.of, day), 0)


def _known(facts: Facts, attribute: str, back: int, day: date) -> Interval:
    fact = facts.at(attribute, day.year - back if back else None, day)
    if fact is None:
        return UNBOUNDED
    if not isinstance(fact.value, Interval):
        raise TypeError(f"{attribute} is no number")
    return fact.value


def _gathered(facts: Facts, reading: Reading, attribute: str, day: date) -> Interval:
    if reading.shape is not Shape.SUM:
        return _known(facts, attribute, reading.years, day)
    low: int | None = 0
    high: int | None = 0
    for back in range(1, reading.years + 1):
        one = _known(facts, attribute, back, day)
        low = None if low is None or one.low is None else low + one.low
        high = None if high is None or one.high is None else high + one.high
    return Interval(low, high)
