"""How one unit came to its score: every commitment that was counted, and what each one added."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiannuo.commitments.history import histories
from jiannuo.commitments.lights.conditions import figure
from jiannuo.commitments.lights.measuring import measure
from jiannuo.commitments.loop import CommitmentLoop
from jiannuo.commitments.models import Commitment, Score
from jiannuo.commitments.queries.rankings import Row
from jiannuo.commitments.scores.counting import NOTHING, Tallies, Tally, count, count_one
from jiannuo.commitments.scores.formula import Part, plain
from jiannuo.commitments.scores.measures import Kind, Measure
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Unit
from jiannuo.people.viewer import Viewer


@dataclass(frozen=True)
class Counted:
    """One commitment: where it stood on the day, and what it added to each measure."""

    row: Commitment
    state: str
    progress: str
    planned: str
    added: list[tuple[Part, str]]


@dataclass(frozen=True)
class Account:
    """What was counted, and whether counting again today gives the same."""

    lines: list[Counted]
    #: measures for which it does not: the label, what was kept, what it is now
    differs: list[tuple[str, str, str]]


def account_of(viewer: Viewer, unit: Unit, row: Row, end: date) -> Account:
    """The commitments of ``unit`` that were counted at ``end``, as far as ``viewer`` may see them."""
    led = (
        Commitment.objects.filter(year=end.year, lead_unit=unit)
        .select_related("lead_unit")
        .order_by("number")
    )
    found = [one for one in histories(led) if one.first("dispatch") is not None]
    seen = set(
        visible(viewer, Commitment).filter(pk__in=[one.row.pk for one in found]).values_list("pk", flat=True)
    )
    lines = []
    for history in found:
        state = history.state_on(end)
        added = _added(count_one(history, end), row.parts)
        if history.row.pk in seen and state and added:
            numbers = measure(history, end, over=True).numbers()
            label = str(CommitmentLoop.states[state].label)
            shown = (figure("progress", numbers), figure("planned", numbers))
            lines.append(Counted(history.row, label, *shown, added))
    return Account(lines, _differing(count(found, end), row.parts))


def _added(tallies: Tallies, parts: tuple[Part, ...]) -> list[tuple[Part, str]]:
    """What counts of it: a share where there is something to divide by, a number where it is not 0."""
    found = []
    for part in parts:
        tally = tallies.get(part.measure, NOTHING)
        if tally.denominator or tally.numerator:
            found.append((part, _written(tally, part)))
    return found


def _differing(tallies: Tallies, parts: tuple[Part, ...]) -> list[tuple[str, str, str]]:
    """A figure that was kept stays; where a unit's commitments changed hands, today's count is another."""
    found = []
    for part in parts:
        tally = tallies.get(Measure(part.measure), NOTHING)
        if tally.shown != part.tally:
            found.append((part.label, part.fraction, _written(tally, part)))
    return found


def _written(tally: Tally, part: Part) -> str:
    numerator = plain(tally.shown.numerator)
    return f"{numerator}/{tally.denominator}" if part.kind == Kind.PART else numerator


@dataclass(frozen=True)
class Month:
    """One month of a unit."""

    month: date
    total: Decimal
    rank: int
    ranked: int


def months_of(viewer: Viewer, unit: Unit) -> list[Month]:
    """The unit's months that are over, oldest first."""
    scores = visible(viewer, Score).filter(unit=unit).order_by("month")
    return [Month(one.month, one.total, one.rank, one.ranked) for one in scores]


def line_of(months: list[Month], width: int = 600, height: int = 120) -> str:
    """The totals as the points of a polyline; 0 to 110 from bottom to top."""
    step = Decimal(width) / max(1, len(months) - 1)
    points = (f"{step * at:.1f},{height - one.total / 110 * height:.1f}" for at, one in enumerate(months))
    return " ".join(points)
