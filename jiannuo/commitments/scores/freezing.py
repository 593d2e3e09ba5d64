"""Writing down the scores at the end of each month, once and for all."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from jiannuo.commitments.models import Commitment, Score
from jiannuo.commitments.months import end_of_month, next_end
from jiannuo.commitments.scores.formula import formula_on
from jiannuo.commitments.scores.groups import Groups
from jiannuo.commitments.scores.ranking import counted, ranking
from jiannuo.kernel.now import now, today


def freeze_scores() -> int:
    """Write the scores of every month that is over and has none. Returns how many.

    A month is written whole or not at all: a rank means something only beside the others.
    """
    known = set(Score.objects.values_list("month", flat=True).distinct())
    return sum(_freeze(end) for end in _ends() if end.replace(day=1) not in known)


def _ends() -> Iterator[date]:
    """The ends of the months that are over in the years that have commitments."""
    last = today().replace(day=1) - timedelta(days=1)
    for year in Commitment.objects.order_by("year").values_list("year", flat=True).distinct():
        end = end_of_month(date(year, 1, 1))
        while end <= min(last, date(year, 12, 31)):
            yield end
            end = next_end(end)


def _freeze(end: date) -> int:
    formula = formula_on(end)
    if formula is None:
        return 0
    scores = ranking(counted(end.year, end), list(formula.terms.all()), Groups(end))
    month, moment = end.replace(day=1), now()
    rows = [
        Score(
            unit=score.unit,
            group=score.group,
            month=month,
            total=score.total,
            rank=score.rank,
            ranked=score.ranked,
            parts=[part.kept() for part in score.parts],
            formula=formula,
            decided_at=moment,
        )
        for score in scores
        if score.total is not None and score.rank is not None
    ]
    with transaction.atomic():
        if rows and Score.objects.filter(month=month).exists():
            return 0
        return len(Score.objects.bulk_create(rows))
