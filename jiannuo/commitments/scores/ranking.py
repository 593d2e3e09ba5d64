"""Ranking units within their group, and only there. Equal scores share a rank."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from jiannuo.commitments.history import History, histories
from jiannuo.commitments.models import Commitment, ScoreGroup
from jiannuo.commitments.scores.counting import Tallies, count
from jiannuo.commitments.scores.formula import Part, Term, parts_of, total_of
from jiannuo.commitments.scores.groups import Groups
from jiannuo.people.models import Unit


@dataclass(frozen=True)
class UnitScore:
    """What one unit scored; without a total nothing can be counted yet and it is not ranked."""

    unit: Unit
    group: ScoreGroup
    confirmed: bool
    #: how many commitments it leads
    leads: int
    parts: tuple[Part, ...]
    total: Decimal | None
    rank: int | None = None
    ranked: int = 0


@dataclass(frozen=True)
class Counted:
    """What was counted for one unit, before any formula."""

    unit: Unit
    leads: int
    tallies: Tallies


def counted(year: int, day: date) -> list[Counted]:
    """The tallies of every unit that leads a commitment of ``year``, in the district's order.

    For the supervision office's own use: it reads every commitment, whoever may see it.
    """
    rows = Commitment.objects.filter(year=year, lead_unit__isnull=False).select_related("lead_unit")
    by_unit: dict[Unit, list[History]] = defaultdict(list)
    for history in histories(rows.order_by("lead_unit__order", "lead_unit__code", "number")):
        if history.first("dispatch") is not None and history.row.lead_unit is not None:
            by_unit[history.row.lead_unit].append(history)
    return [Counted(unit, len(own), count(own, day)) for unit, own in by_unit.items()]


def ranking(rows: Sequence[Counted], terms: Sequence[Term], groups: Groups) -> list[UnitScore]:
    """The scores, group by group in their order, best first."""
    by_group: dict[int, list[UnitScore]] = defaultdict(list)
    for row in rows:
        place = groups.of(row.unit)
        if place is None:
            continue
        parts = tuple(parts_of(row.tallies, terms))
        by_group[place.group.pk].append(
            UnitScore(row.unit, place.group, place.confirmed, row.leads, parts, total_of(parts))
        )
    return [score for group in groups.all for score in rank(by_group[group.pk])]


def rank(scores: Sequence[UnitScore]) -> list[UnitScore]:
    """One group in order: ties share the better rank (1, 2, 2, 4); the unranked come last."""
    totals = [score.total for score in scores if score.total is not None]
    placed = [
        replace(score, ranked=len(totals))
        if score.total is None
        else replace(score, rank=1 + sum(t > score.total for t in totals), ranked=len(totals))
        for score in scores
    ]
    return sorted(placed, key=lambda score: (score.rank is None, score.rank or 0))
