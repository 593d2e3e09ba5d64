"""What the last ranking would have been under another formula, beside what it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiannuo.commitments.models import Score, ScoreGroup
from jiannuo.commitments.months import end_of_month
from jiannuo.commitments.scores.counting import Tallies
from jiannuo.commitments.scores.formula import Part, Term, parts_of, total_of
from jiannuo.commitments.scores.measures import Measure
from jiannuo.commitments.scores.ranking import UnitScore, counted, rank


@dataclass(frozen=True)
class Tried:
    """One unit: what it was given, and what the other formula would have given."""

    was: Score
    would: UnitScore

    @property
    def rises(self) -> int:
        """By how many places; negative where it falls."""
        return self.was.rank - self.would.rank if self.would.rank else 0

    @property
    def falls(self) -> int:
        """By how many places down."""
        return max(0, -self.rises)

    @property
    def difference(self) -> Decimal | None:
        """In points."""
        return None if self.would.total is None else self.would.total - self.was.total


@dataclass(frozen=True)
class Trial:
    """All groups of one month."""

    month: date
    groups: list[tuple[ScoreGroup, list[Tried]]]


def tried(terms: Sequence[Term]) -> Trial | None:
    """The last frozen month under ``terms``; None while no month is frozen. Nothing is written."""
    last = Score.objects.order_by("-month").first()
    if last is None:
        return None
    scores = list(Score.objects.filter(month=last.month).select_related("unit", "group", "formula"))
    end = end_of_month(last.month)
    again = {row.unit.pk: row.tallies for row in counted(end.year, end)}
    groups = []
    for group in ScoreGroup.objects.all():
        own = {score.unit_id: score for score in scores if score.group_id == group.pk}
        would = [_under(terms, score, again.get(score.unit_id, {})) for score in own.values()]
        if own:
            groups.append((group, [Tried(own[score.unit.pk], score) for score in rank(would)]))
    return Trial(last.month, groups)


def _under(terms: Sequence[Term], score: Score, again: Tallies) -> UnitScore:
    """The unit under ``terms``: by the figures that were kept, and counted again where none was kept."""
    kept = {Measure(part["measure"]): Part.of(part).tally for part in score.parts}
    parts = tuple(parts_of({**again, **kept}, terms))
    return UnitScore(score.unit, score.group, True, 0, parts, total_of(parts))
