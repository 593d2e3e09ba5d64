"""序时进度: what should be done by a day, by milestones where they name a share, else evenly."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

_SHARE = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s*[%％]")
_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))
FULL = Decimal(100)
STEP = Decimal("0.01")


@dataclass(frozen=True)
class Plan:
    """The line from nothing before the first day of the year to everything on the day promised."""

    year: int
    due_on: date | None
    milestones: tuple[str, ...] = ()

    @property
    def basis(self) -> str:
        """``milestones`` if they name shares, ``linear`` otherwise."""
        return "milestones" if self._marks() else "linear"

    def on(self, day: date) -> Decimal:
        """The share planned for the end of ``day``; 0 where no day was promised."""
        begin = date(self.year, 1, 1) - timedelta(days=1)
        if self.due_on is None or day <= begin:
            return Decimal(0)
        if day >= self.due_on:
            return FULL
        points = [(begin, Decimal(0)), *self._marks(), (self.due_on, FULL)]
        for (left, low), (right, high) in pairwise(points):
            if day <= right:
                passed = Decimal((day - left).days) / (right - left).days
                return (low + (high - low) * passed).quantize(STEP)
        return FULL

    def _marks(self) -> list[tuple[date, Decimal]]:
        """Quarter ends with a share, never falling, before the day promised."""
        found: list[tuple[date, Decimal]] = []
        highest = Decimal(0)
        for (month, last), text in zip(_QUARTER_ENDS, self.milestones, strict=False):
            day, share = date(self.year, month, last), _SHARE.search(text)
            if share and self.due_on and day < self.due_on:
                highest = max(highest, min(FULL, Decimal(share[1])))
                found.append((day, highest))
        return found


def last_quarter_end(day: date) -> date:
    """The last quarter end on or before ``day``."""
    ends = [date(year, month, last) for year in (day.year - 1, day.year) for month, last in _QUARTER_ENDS]
    return max(end for end in ends if end <= day)
