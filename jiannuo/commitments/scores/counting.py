"""Counting what a unit's commitments show on a day, each figure with its denominator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jiannuo.commitments.history import History
from jiannuo.commitments.lights.measured import Report
from jiannuo.commitments.lights.measuring import measure, report_of
from jiannuo.commitments.lights.showing import UNDER_WAY
from jiannuo.commitments.models import Progress
from jiannuo.commitments.months import end_of_month, next_end
from jiannuo.commitments.scores.measures import Measure

#: struck off so many days before the day promised counts as early
EARLY_DAYS = 30
ONE = Decimal(1)
#: places of a numerator that is shown
SHOWN = Decimal("0.0001")


@dataclass(frozen=True)
class Tally:
    """A numerator, and what it is out of; a count is out of nothing."""

    numerator: Decimal
    denominator: int = 0

    @property
    def share(self) -> Decimal | None:
        """Numerator by denominator; None where there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def shown(self) -> "Tally":
        """As it is shown and kept: whoever reads it comes to the same points."""
        return Tally(self.numerator.quantize(SHOWN, ROUND_HALF_UP), self.denominator)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.numerator + other.numerator, self.denominator + other.denominator)


NOTHING = Tally(Decimal(0))
Tallies = dict[Measure, Tally]


def count(histories: Iterable[History], day: date) -> Tallies:
    """The tallies of all ``histories`` at the end of ``day``."""
    total = dict.fromkeys(Measure, NOTHING)
    for history in histories:
        for measured, tally in count_one(history, day).items():
            total[measured] += tally
    return total


def count_one(history: History, day: date) -> Tallies:
    """What one commitment adds to the tallies of the unit that leads it."""
    state, due_on = history.state_on(day), history.due_on(day)
    ended = next((move.on for move in history.moves if move.after == "struck_off" and move.on <= day), None)
    checked = [said.verdict for said in history.reports if said.checked_on and said.checked_on <= day]
    true, doubted = (checked.count(verdict) for verdict in (Progress.Verdict.TRUE, Progress.Verdict.DOUBTED))
    returned = [move for move in history.moves if move.step == "return_claim" and move.on <= day]
    early = ended is not None and due_on is not None and (due_on - ended).days >= EARLY_DAYS
    overdue = state in UNDER_WAY and due_on is not None and due_on < day
    return {
        Measure.COMPLETION: _completion(history, day, state),
        Measure.TIMELINESS: _timeliness(history, day),
        Measure.QUALITY: Tally(Decimal(true), true + doubted),
        Measure.EARLY: Tally(Decimal(early)),
        Measure.DOUBTED: Tally(Decimal(doubted)),
        Measure.RETURNED: Tally(Decimal(len(returned))),
        Measure.OVERDUE: Tally(Decimal(overdue)),
    }


def _completion(history: History, day: date, state: str) -> Tally:
    if state == "struck_off":
        return Tally(ONE, 1)
    if state not in UNDER_WAY:
        return NOTHING
    measured = measure(history, day, over=True)
    return Tally(min(ONE, measured.progress / measured.planned) if measured.planned else ONE, 1)


def _timeliness(history: History, day: date) -> Tally:
    """Months that are over by the end of ``day`` and for which a report was due."""
    signed = history.first("sign")
    if signed is None:
        return NOTHING
    found, end = [], end_of_month(signed)
    while end <= day:
        found.append(report_of(history, end.replace(day=1), day, over=True))
        end = next_end(end)
    due = [report for report in found if report != Report.NOT_DUE]
    return Tally(Decimal(due.count(Report.ON_TIME)), len(due))
