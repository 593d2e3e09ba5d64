"""The words that tell which unit usually does a piece of work."""

from dataclasses import dataclass
from datetime import date

from jiannuo.kernel.validity import in_force
from jiannuo.people.models import UnitDuty


@dataclass(frozen=True)
class DutyWord:
    """One word of one unit's duties; ``weight`` 3 mainly this unit, 2 usually, 1 one of several."""

    unit_code: str
    unit_name: str
    kind: str
    word: str
    weight: int
    source: str


def duties_in_force(day: date | None = None) -> list[DutyWord]:
    """The duty words in force on ``day`` of units in force on ``day``."""
    rows = (
        UnitDuty.objects.on(day)
        .filter(in_force(day, "unit"))
        .order_by("unit__order", "unit__code", "-weight", "id")
        .values_list("unit__code", "unit__name", "unit__kind", "word", "weight", "source")
    )
    return [DutyWord(*row) for row in rows]
