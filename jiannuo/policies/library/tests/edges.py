"""Facts that put one number or one day exactly on a threshold, one unit below it and one above."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from jiannuo.enterprises.facts import Fact, Facts, Interval, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.ages import later
from jiannuo.policies.conditions.rationals import MILLION
from jiannuo.policies.conditions.tree import Op, Shape

#: op -> what must come out one unit below, on, and one unit above
ANSWERS = {
    Op.AT_LEAST: (False, True, True),
    Op.ABOVE: (False, False, True),
    Op.BELOW: (True, False, False),
    Op.AT_MOST: (True, True, False),
    Op.EQUAL: (False, True, False),
}


def leaves(node: Any) -> Iterator[Any]:
    """Every number and every age of a condition, those about items included."""
    if isinstance(node, tree.Compare | tree.Age):
        yield node
    for name in ("parts", "ladders", "bands"):
        for one in getattr(node, name, ()):
            yield from leaves(one)
    for name in ("condition", "rule", "waiver"):
        if hasattr(node, name):
            yield from leaves(getattr(node, name))


def number_at(term: tree.Term, amount: int, day: date) -> Facts:
    """Facts in which ``term`` is exactly ``amount`` base units."""
    year = day.year
    values: dict[Key, int] = {}
    if term.shape is Shape.GROWTH:
        values = {(term.attribute, year - 1): MILLION + amount, (term.attribute, year - 2): MILLION}
    elif term.shape is Shape.COMPOUND:
        n = term.years
        values = {
            (term.attribute, year - 1): (MILLION + amount) ** n,
            (term.attribute, year - 1 - n): MILLION**n,
        }
    else:
        backs = [term.years] if term.shape is Shape.YEAR else list(range(1, term.years + 1))
        for place, back in enumerate(backs):
            at = year - back if back else None
            gathered = term.shape in (Shape.SUM, Shape.MEAN) and place > 0
            total = amount * (len(backs) if term.shape is Shape.MEAN and not term.of else 1)
            values[term.attribute, at] = 0 if gathered else total
            if term.of:
                values[term.of, at] = 0 if gathered else MILLION
    return Facts({key: Fact(Interval.point(value)) for key, value in values.items()})


def born(node: tree.Age, day: date, off: int) -> Facts:
    """Facts in which the age is full ``off`` days after ``day`` (0: on it), or None where the calendar has no
    such day."""
    since = next(
        since
        for back in range(4000)
        if later(since := day + timedelta(days=off) - timedelta(days=back), node.number, node.span)
        == day + timedelta(days=off)
    )
    return Facts({(node.attribute, None): Fact(Interval.point(since.toordinal()))})
