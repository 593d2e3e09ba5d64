"""How long ago a day was: full years, months or days on the reference day.

A full year is over when the day of the same date has come; 29 February counts as 28 February in
other years (Civil Code art. 201: a period of months or years ends on the corresponding day, or on the
last of the month where there is none).
"""

from calendar import monthrange
from datetime import date, timedelta

from jiannuo.enterprises.facts import Interval
from jiannuo.policies.conditions.tree import Age, Op, Span
from jiannuo.policies.conditions.truth import Truth


def later(day: date, number: int, span: Span) -> date:
    """``number`` of ``span`` after ``day``."""
    if span is Span.DAY:
        return day + timedelta(days=number)
    months = number * (12 if span is Span.YEAR else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age(born: Interval, node: Age, day: date) -> tuple[Truth, date | None]:
    """Whether the age of what began within ``born`` (ordinals of days) stands as asked, and when it turns.

    ``>=``: so many are full; ``<``: not yet; ``<=``: at most, the last day included; ``>``: more than.
    """
    full_late = None if born.high is None else later(date.fromordinal(born.high), node.number, node.span)
    full_early = None if born.low is None else later(date.fromordinal(born.low), node.number, node.span)
    if node.op in (Op.AT_LEAST, Op.BELOW):
        reached = Truth.of(
            full_late is not None and full_late <= day, full_early is None or full_early <= day
        )
        truth = reached if node.op is Op.AT_LEAST else reached.opposite()
    else:
        past = Truth.of(full_late is not None and full_late < day, full_early is None or full_early < day)
        truth = past if node.op is Op.ABOVE else past.opposite()
    turns = full_late if full_late == full_early else None
    if turns is not None and node.op in (Op.ABOVE, Op.AT_MOST):
        turns += timedelta(days=1)
    return truth, turns if turns is not None and turns > day else None
