"""What a district starts with: schemes of lights, groups of units, a formula. All to be confirmed by it.

There is no national standard for either; the rows name whose practice they follow.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from jiannuo.commitments.models import (
    LightPeriod,
    LightRule,
    LightScheme,
    ScoreFormula,
    ScoreGroup,
    ScoreTerm,
)
from jiannuo.commitments.scores.measures import KIND_OF, Measure

FOLDER = Path(__file__).parent / "data"
#: before anything this system can hold
EVER = date(2000, 1, 1)


def load(**_signal: Any) -> None:
    """Add what is missing; whatever the district changed stays as it is."""
    with transaction.atomic():
        _load_lights(json.loads((FOLDER / "lights.json").read_text(encoding="utf-8")))
        _load_scores(json.loads((FOLDER / "scores.json").read_text(encoding="utf-8")))


def _load_lights(schemes: list[dict[str, Any]]) -> None:
    for row in schemes:
        rules, chosen = row.pop("rules"), row.pop("in_force", False)
        scheme, new = LightScheme.objects.get_or_create(key=row["key"], defaults=row)
        if new:
            LightRule.objects.bulk_create(
                LightRule(scheme=scheme, order=order, **rule) for order, rule in enumerate(rules, start=1)
            )
        if chosen and not LightPeriod.objects.exists():
            LightPeriod.objects.create(scheme=scheme, valid_from=EVER, reason=scheme.source)


def _load_scores(start: dict[str, Any]) -> None:
    for order, row in enumerate(start["groups"], start=1):
        ScoreGroup.objects.get_or_create(key=row["key"], defaults={**row, "order": order})
    if ScoreFormula.objects.exists():
        return
    formula = ScoreFormula.objects.create(valid_from=EVER, reason=start["formula"]["reason"])
    ScoreTerm.objects.bulk_create(
        ScoreTerm(formula=formula, order=order, kind=KIND_OF[Measure(term["measure"])], **term)
        for order, term in enumerate(start["formula"]["terms"], start=1)
    )
