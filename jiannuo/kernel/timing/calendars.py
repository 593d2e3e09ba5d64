"""The working calendar as it is stored, and the rules that deadlines are counted by.

Every process keeps the calendar and asks the tables every other second whether it is still the stored
one, so a step costs no query for it. A clock started on the calendar of a moment ago carries that
calendar's version, and ``jiannuo.kernel.redating`` finds it by that.
"""

import time
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from jiannuo.kernel.models.calendar import CalendarDay, CalendarYear
from jiannuo.kernel.timing.calendar import DayKind, WorkCalendar
from jiannuo.kernel.timing.counting import Counting, StartRule
from jiannuo.kernel.timing.duty_hours import DutyHours

#: seconds that a process relies on what it holds
LOOKS_EVERY = 2.0

Marker = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class _Held:
    calendar: WorkCalendar
    marker: Marker
    looked: float


_held: _Held | None = None


def counting(starts: str = StartRule.AT_ONCE) -> Counting:
    """How time is counted in this district today, for a limit with the start rule ``starts``."""
    return _counting(calendar_in_force(), starts)


def calendar_in_force() -> WorkCalendar:
    """The stored calendar, at most ``LOOKS_EVERY`` seconds old."""
    global _held  # noqa: PLW0603 - the one place where a process keeps its calendar
    held, now = _held, time.monotonic()
    if held is None or now - held.looked > LOOKS_EVERY:
        marker: Marker = tuple(CalendarYear.objects.values_list("year", "digest"))
        calendar = held.calendar if held and held.marker == marker else _stored(marker)
        held = _held = _Held(calendar, marker, now)
    return held.calendar


def forget_calendar() -> None:
    """Ask the tables again at the next deadline."""
    global _held  # noqa: PLW0603
    _held = None


def _stored(marker: Marker) -> WorkCalendar:
    days = CalendarDay.objects.values_list("day", "working")
    return WorkCalendar(
        {day: DayKind.WORK if working else DayKind.OFF for day, working in days},
        frozenset(year for year, _digest in marker),
    )


@lru_cache(maxsize=8)
def _counting(calendar: WorkCalendar, starts: str) -> Counting:
    return Counting(
        calendar, timezone.get_default_timezone(), DutyHours.parse(settings.DUTY_HOURS), StartRule(starts)
    )
