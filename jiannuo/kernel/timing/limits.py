"""Time limits in force: the district's own row before the statutory one."""

import time
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models.signals import post_delete, post_save

from jiannuo.kernel.models import TimeLimit

#: seconds that a process relies on what it holds; a change made by the process itself counts at once
LOOKS_EVERY = 2.0


@dataclass
class _Held:
    rows: dict[str, list[TimeLimit]] = field(default_factory=dict)
    until: float = 0.0


_held = _Held()


def limit(key: str, day: date) -> TimeLimit:
    """The limit called ``key`` that is in force on ``day``; callers do not change the row.

    Raises LookupError if there is none.
    """
    for row in _all().get(key, ()):
        if row.holds_on(day):
            return row
    raise LookupError(f"no time limit {key} is in force on {day}")


def forget_limits(**_signal: Any) -> None:
    """Ask the table again at the next limit."""
    _held.until = 0.0


def _all() -> dict[str, list[TimeLimit]]:
    now = time.monotonic()
    if now > _held.until:
        rows: dict[str, list[TimeLimit]] = {}
        # the later rule before the earlier one; a row that was always in force comes last
        for row in sorted(TimeLimit.objects.all(), key=_rank, reverse=True):
            rows.setdefault(row.key, []).append(row)
        _held.rows, _held.until = rows, now + LOOKS_EVERY
    return _held.rows


def _rank(row: TimeLimit) -> tuple[bool, date, int]:
    return row.local, row.valid_from or date.min, row.pk


post_save.connect(forget_limits, sender=TimeLimit, dispatch_uid="limit saved")
post_delete.connect(forget_limits, sender=TimeLimit, dispatch_uid="limit deleted")
