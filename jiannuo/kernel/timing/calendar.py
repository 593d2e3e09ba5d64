"""The working calendar: which days are worked, decreed year by year by the State Council's office.

Counting and adding working days are O(1): a million clocks ask.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from jiannuo.kernel.timing.legal_days import legal_days_off

#: the first year with a table of working days; before it no deadline is computed
FIRST_YEAR = 2004
#: the last year whose lunar festivals are computed
LAST_YEAR = 2099
_FIRST = date(FIRST_YEAR, 1, 1).toordinal()
_LAST = date(LAST_YEAR, 12, 31).toordinal()
#: the decree of a year has reached back into the week before it (29 December in 2007 and 2018)
_LAST_WEEK = (12, 25)


class DayKind(StrEnum):
    """What a decree makes of a day."""

    OFF = "off"
    WORK = "work"


class BeyondCalendarError(ValueError):
    """A day before the first table or after the last computed festival was asked for."""


@dataclass(frozen=True)
class WorkCalendar:
    """Working days from 2004 to 2099. Immutable; equal content has an equal ``version``.

    ``exceptions`` are the decreed days that differ from Monday-to-Friday, and the weekend days inside
    decreed holidays. In a year without a decree the legal days stand in, and what depends on them is
    provisional.
    """

    exceptions: Mapping[date, DayKind]
    decreed_years: frozenset[int]
    version: str = field(init=False)
    #: ordinals of all working days, ascending
    _working: list[int] = field(init=False, repr=False, compare=False)
    #: per day from _FIRST: how many working days up to and including it
    _count: list[int] = field(init=False, repr=False, compare=False)
    _off: frozenset[date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        exceptions = dict(sorted(self.exceptions.items()))
        off = {day for day, kind in exceptions.items() if kind is DayKind.OFF}
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            if year not in self.decreed_years:
                off |= {day for day in legal_days_off(year) if day not in exceptions}
        working, count = _counted(off, {d for d, kind in exceptions.items() if kind is DayKind.WORK})
        set_once = object.__setattr__
        set_once(self, "exceptions", MappingProxyType(exceptions))
        set_once(self, "decreed_years", frozenset(self.decreed_years))
        set_once(self, "version", _version(exceptions, self.decreed_years))
        set_once(self, "_working", working)
        set_once(self, "_count", count)
        set_once(self, "_off", frozenset(off))

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is worked: a weekday not off, or a make-up day."""
        index = self._index(day.toordinal())
        return self._count[index] > (self._count[index - 1] if index else 0)

    def is_holiday(self, day: date) -> bool:
        """Whether ``day`` is off by decree or by law. An ordinary weekend is not a holiday."""
        return day in self._off

    def known(self, day: date) -> bool:
        """Whether the decrees that decide about ``day`` are all in.

        For the last week of December the decree of the next year must be in as well: it may make
        30 December a working day.
        """
        decreed = self.decreed_years
        return day.year in decreed and ((day.month, day.day) < _LAST_WEEK or day.year + 1 in decreed)

    def count(self, after: date, until: date) -> int:
        """Working days after ``after`` up to and including ``until``; 0 if it is not later."""
        first, last = self._index(after.toordinal()), self._index(until.toordinal())
        return max(0, self._count[last] - self._count[first])

    def add(self, day: date, working_days: int) -> date:
        """The ``working_days``-th working day after ``day``, which does not count itself."""
        return self._nth(self._count[self._index(day.toordinal())] + working_days)

    def next_working(self, day: date) -> date:
        """``day`` if it is worked, else the first working day after it."""
        index = self._index(day.toordinal())
        return self._nth(self._count[index - 1] + 1 if index else 1)

    def first_unknown(self, first: date, last: date) -> date | None:
        """The first day from ``first`` to ``last`` about which a decree is still missing."""
        for year in range(first.year, last.year + 1):
            for begin in (date(year, 1, 1), date(year, *_LAST_WEEK)):
                day = max(begin, first)
                if day <= last and day.year == year and not self.known(day):
                    return day
        return None

    def with_days(
        self, days: Mapping[date, DayKind] | Iterable[tuple[date, DayKind]], decreed: Iterable[int] = ()
    ) -> "WorkCalendar":
        """A calendar in which ``days`` are as given and ``decreed`` years have their decree."""
        return WorkCalendar({**self.exceptions, **dict(days)}, self.decreed_years | frozenset(decreed))

    def _index(self, ordinal: int) -> int:
        if not _FIRST <= ordinal <= _LAST:
            raise BeyondCalendarError(f"{date.fromordinal(ordinal)} is outside {FIRST_YEAR}-{LAST_YEAR}")
        return ordinal - _FIRST

    def _nth(self, number: int) -> date:
        if not 1 <= number <= len(self._working):
            raise BeyondCalendarError(f"the calendar ends with {LAST_YEAR}")
        return date.fromordinal(self._working[number - 1])

    def __hash__(self) -> int:
        return hash(self.version)


def _counted(off: set[date], worked: set[date]) -> tuple[list[int], list[int]]:
    off_days, work_days = {d.toordinal() for d in off}, {d.toordinal() for d in worked}
    working: list[int] = []
    count: list[int] = []
    for ordinal in range(_FIRST, _LAST + 1):
        # ordinal 1 was a Monday
        weekday = (ordinal - 1) % 7 < 5
        if ordinal in work_days or (weekday and ordinal not in off_days):
            working.append(ordinal)
        count.append(len(working))
    return working, count


def _version(exceptions: Mapping[date, DayKind], decreed: Iterable[int]) -> str:
    lines = [f"{day.isoformat()} {kind.value}" for day, kind in exceptions.items()]
    lines += [str(year) for year in sorted(decreed)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


#: one day, for those who step through a calendar
DAY = timedelta(days=1)
