"""Duty hours: when a minute is a working minute.

Shifts are given per weekday; a shift that ends at or before its beginning runs past midnight and
belongs to the day it begins on. Adding and measuring are O(log n) over the whole calendar.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Self
from zoneinfo import ZoneInfo

from jiannuo.kernel.timing.calendar import FIRST_YEAR, LAST_YEAR, BeyondCalendarError, WorkCalendar

#: microseconds, so that no instant is rounded
_DAY = 24 * 3600 * 1_000_000
_FIRST = date(FIRST_YEAR, 1, 1)
_MICROSECOND = timedelta(microseconds=1)
#: pieces of one day, in microseconds after midnight, ascending and apart
Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """From ``begins`` to ``ends``, wall-clock; past midnight if ``ends`` is not later."""

    begins: time
    ends: time

    def pieces(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """What of the shift lies on its own day, and what on the next; empty pieces are (0, 0)."""
        begin, end = _micro(self.begins), _micro(self.ends)
        return ((begin, end), (0, 0)) if end > begin else ((begin, _DAY), (0, end))


@dataclass(frozen=True, slots=True)
class DutyHours:
    """The shifts of Monday to Sunday.

    ``every_day`` duty is kept on holidays too (a hotline, a duty desk). Otherwise shifts are worked on
    working days only; a weekend day that a decree makes a working day has the shifts of its own
    weekday if there are any, else Monday's.
    """

    week: tuple[tuple[Shift, ...], ...]
    every_day: bool = False

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise ValueError("duty hours need the shifts of seven days, Monday first")
        if not any(self.week[:5] if not self.every_day else self.week):
            raise ValueError("duty hours without a single shift would never let a clock run")

    @classmethod
    def weekdays(cls, *shifts: tuple[time, time]) -> Self:
        """The same ``(from, to)`` shifts on every working day."""
        same = tuple(Shift(*shift) for shift in shifts)
        return cls((same,) * 5 + ((), ()))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``08:30-11:30 13:00-17:00``: the shifts of every working day.

        Raises ValueError for anything else.
        """
        shifts = [part.partition("-") for part in text.split()]
        return cls.weekdays(
            *((time.fromisoformat(begin), time.fromisoformat(end)) for begin, _dash, end in shifts)
        )

    @classmethod
    def daily(cls, *shifts: tuple[time, time]) -> Self:
        """The same ``(from, to)`` shifts on every day of the year."""
        return cls((tuple(Shift(*shift) for shift in shifts),) * 7, every_day=True)

    def shifts_on(self, day: date, calendar: WorkCalendar) -> tuple[Shift, ...]:
        """The shifts that begin on ``day``."""
        own = self.week[day.weekday()]
        if self.every_day:
            return own
        if not calendar.is_working(day):
            return ()
        return own or (self.week[0] if day.weekday() >= 5 else ())


#: 8:30-11:30, 13:00-17:00 on working days: what a district without a table of its own starts with
OFFICE_HOURS = DutyHours.weekdays((time(8, 30), time(11, 30)), (time(13), time(17)))


class DutyTime:
    """The running total of duty time over all days of one calendar."""

    def __init__(self, calendar: WorkCalendar, hours: DutyHours) -> None:
        days = date(LAST_YEAR, 12, 31).toordinal() - _FIRST.toordinal() + 1
        one_of: dict[Pieces, Pieces] = {}
        self._pieces: list[Pieces] = []
        #: duty time before the day begins
        self._before: list[int] = []
        total = 0
        over: list[tuple[int, int]] = []
        for number in range(days):
            day = _FIRST + timedelta(days=number)
            both = [shift.pieces() for shift in hours.shifts_on(day, calendar)]
            found = _merged([own for own, _next in both] + over)
            over = [after for _own, after in both]
            self._pieces.append(one_of.setdefault(found, found))
            self._before.append(total)
            total += sum(end - begin for begin, end in found)
        self._total = total

    def between(self, begin: datetime, end: datetime, zone: ZoneInfo) -> timedelta:
        """Duty time from ``begin`` to ``end`` (aware); nothing if ``end`` is not later."""
        return max(timedelta(0), (self._at(end, zone) - self._at(begin, zone)) * _MICROSECOND)

    def after(self, begin: datetime, span: timedelta, zone: ZoneInfo) -> datetime:
        """The moment at which ``span`` (positive) of duty time has passed since ``begin``."""
        wanted = self._at(begin, zone) + span // _MICROSECOND
        if wanted > self._total:
            raise BeyondCalendarError(f"the calendar ends with {LAST_YEAR}")
        number = bisect_left(self._before, wanted) - 1
        left = wanted - self._before[number]
        for first, last in self._pieces[number]:
            if left <= last - first:
                midnight = datetime.combine(_FIRST + timedelta(days=number), time.min)
                return (midnight + (first + left) * _MICROSECOND).replace(tzinfo=zone)
            left -= last - first
        raise AssertionError("the running total and the pieces of a day disagree")

    def _at(self, moment: datetime, zone: ZoneInfo) -> int:
        local = moment.astimezone(zone)
        number = local.date().toordinal() - _FIRST.toordinal()
        if not 0 <= number < len(self._before):
            raise BeyondCalendarError(f"{local.date()} is outside {FIRST_YEAR}-{LAST_YEAR}")
        now = _micro(local.time())
        passed = sum(min(end, now) - begin for begin, end in self._pieces[number] if begin < now)
        return self._before[number] + passed


@lru_cache(maxsize=16)
def duty_time(calendar: WorkCalendar, hours: DutyHours) -> DutyTime:
    """The running total for ``calendar`` and ``hours``; building takes a moment, so it is kept."""
    return DutyTime(calendar, hours)


def _micro(clock: time) -> int:
    seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second
    return seconds * 1_000_000 + clock.microsecond


def _merged(pieces: Iterable[tuple[int, int]]) -> Pieces:
    apart: list[tuple[int, int]] = []
    for begin, end in sorted(piece for piece in pieces if piece[1] > piece[0]):
        if apart and begin <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((begin, end))
    return tuple(apart)
