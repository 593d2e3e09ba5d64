"""From a comparison of the language to cuts of whole numbers, without loss."""

from datetime import date
from functools import lru_cache

from jiannuo.policies.conditions.ages import later
from jiannuo.policies.conditions.rationals import MILLION
from jiannuo.policies.conditions.tree import Op, Shape, Span, Term
from jiannuo.policies.matching.atoms import Cut, Reading

#: a cut and whether it is negated
Side = tuple[Cut, bool]


def reading_of(term: Term) -> Reading:
    """What is read for ``term``: means are sums against a multiple, growth is compound of one year."""
    if term.shape is Shape.GROWTH:
        return Reading(term.attribute, Shape.COMPOUND, 1)
    if term.shape is Shape.COMPOUND:
        if not term.years:
            # growth over no years is the quotient of a year by itself
            return Reading(term.attribute, Shape.YEAR, 1, term.attribute)
        return Reading(term.attribute, Shape.COMPOUND, term.years)
    shape = Shape.SUM if term.shape is Shape.MEAN else term.shape
    return Reading(term.attribute, shape, term.years, term.of)


def sides(term: Term, op: Op, threshold: int) -> tuple[Side, ...]:
    """The cuts that must all stand as said for ``term`` to stand to ``threshold`` as ``op`` says."""
    reading = reading_of(term)
    at, beyond = _places(term, reading, threshold)
    least, more = Cut(reading, at), Cut(reading, beyond)
    return {
        Op.AT_LEAST: ((least, False),),
        Op.ABOVE: ((more, False),),
        Op.BELOW: ((least, True),),
        Op.AT_MOST: ((more, True),),
        Op.EQUAL: ((least, False), (more, True)),
    }[op]


def _places(term: Term, reading: Reading, threshold: int) -> tuple[int, int]:
    """Where a reading is at least, and where it is above ``threshold``."""
    if reading.shape is Shape.COMPOUND:
        root = MILLION + threshold
        # an even power forgets the sign
        root = abs(root) if reading.years % 2 == 0 else root
        return 2 * root, 2 * root + 1
    if reading.of:
        return 2 * threshold, 2 * threshold + 1
    at = threshold * term.years if term.shape is Shape.MEAN else threshold
    return at, at + 1


def age_side(attribute: str, op: Op, number: int, span: Span, day: date) -> Side:
    """The cut of a day that says how long ago it was."""
    full = op in (Op.AT_LEAST, Op.BELOW)
    latest = _latest(number, span, day, full)
    # so many are full when it was not after the latest day
    return Cut(Reading(attribute), latest + 1), op in (Op.AT_LEAST, Op.ABOVE)


@lru_cache(maxsize=4096)
def _latest(number: int, span: Span, day: date, full: bool) -> int:
    """The ordinal of the last day from which ``number`` of ``span`` are over on ``day``; 0 for none."""
    low, high = 0, date.max.toordinal()
    while low < high:
        middle = (low + high + 1) // 2
        try:
            over = later(date.fromordinal(middle), number, span)
        except (ValueError, OverflowError):
            # after the end of the calendar
            high = middle - 1
            continue
        if over <= day if full else over < day:
            low = middle
        else:
            high = middle - 1
    return low
