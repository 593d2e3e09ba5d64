"""Lights over the months: what was written down, and today."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jiannuo.commitments.lights.colours import WORST_FIRST, Colour
from jiannuo.commitments.models import Light
from jiannuo.commitments.queries.board import Lamp


@dataclass(frozen=True)
class Trend:
    """Numbers of lights by month and colour; the last column is today's and may still change."""

    months: list[str]
    #: colour -> numbers, as long as ``months``
    series: dict[Colour, list[int]]

    def chart(self) -> dict[str, Any]:
        """For the script that draws it."""
        return {
            "months": self.months,
            "series": [
                {"colour": colour.value, "name": str(colour.label), "numbers": numbers}
                for colour, numbers in self.series.items()
            ],
        }

    @property
    def table(self) -> list[tuple[Colour, list[int]]]:
        """For those who read it."""
        return list(self.series.items())


def trend(lamps: Sequence[Lamp]) -> Trend:
    """The months of ``lamps``' commitments. What was struck off stays struck off in later months."""
    counted: dict[date, Counter[str]] = defaultdict(Counter)
    ids = [lamp.row.pk for lamp in lamps]
    rows = Light.objects.filter(commitment_id__in=ids, superseded_by__isnull=True)
    for month, colour in rows.values_list("month", "colour"):
        counted[month][colour] += 1
    months = sorted(counted)
    now = Counter(lamp.light.colour.value for lamp in lamps)
    series = {}
    for colour in reversed(WORST_FIRST):
        numbers = [counted[month][colour] for month in months]
        if colour == Colour.DONE:
            numbers = list(accumulate(numbers))
        numbers.append(now[colour])
        if any(numbers):
            series[colour] = numbers
    labels = [date_format(month, _("n月")) for month in months]
    return Trend([*labels, _("今天")], series)
