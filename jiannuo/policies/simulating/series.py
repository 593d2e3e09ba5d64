"""What if one threshold moved: who would fit and what it would cost, for some values around it, at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from jiannuo.enterprises.facts import Interval
from jiannuo.policies.answering.conditions import grant
from jiannuo.policies.answering.standing import FITS, MANUAL, OPEN
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.drafting.thresholds import Threshold, moved
from jiannuo.policies.population import Known, known, standings
from jiannuo.policies.population.amounts import Amounts, amounts
from jiannuo.policies.population.standings import CODE_OF, of_policy

#: values that are tried
POINTS = 15


@dataclass(frozen=True)
class Point:
    """One value of the threshold, in its unit: how many fit, how many might, and fen of those that fit."""

    number: Decimal
    fits: int
    open: int
    cost: Interval
    #: the value that is written now
    present: bool = False


def series(
    condition: tree.Condition,
    threshold: Threshold,
    benefit: Mapping[str, Any] | None,
    *,
    day: date,
    vocabulary: Vocabulary,
    policy_id: int = 0,
    everyone: Known | None = None,
) -> list[Point]:
    """``condition`` with ``threshold`` at some values around the present one, smallest first."""
    everyone = everyone or known(day)
    tried = values(threshold)
    nodes = [of_policy(moved(condition, threshold.path, format(one, "f")), policy_id) for one in tried]
    given = grant(benefit, vocabulary) if benefit else None
    nothing = np.zeros(everyone.size, np.int64)
    worth = (
        amounts(given, everyone.everything, vocabulary, day)
        if given is not None
        else Amounts(nothing, nothing)
    )
    found = standings(nodes, everyone, vocabulary, near=False)
    return [
        Point(
            number,
            one.count(FITS),
            one.count(OPEN) + one.count(MANUAL),
            Interval(*worth.total(one.codes == CODE_OF[FITS])),
            number == threshold.number,
        )
        for number, one in zip(tried, found, strict=True)
    ]


def values(threshold: Threshold) -> list[Decimal]:
    """Values on the steps of the threshold, as many below the present one as above where there is room."""
    half = POINTS // 2
    room = int((threshold.most - threshold.least) / threshold.step)
    # wide ranges are tried in wider steps, so that the ends are reached
    wide = threshold.step * max(1, room // (4 * half))
    tried = {threshold.number + wide * step for step in range(-half, half + 1)}
    return sorted(one for one in tried if threshold.least <= one <= threshold.most)
