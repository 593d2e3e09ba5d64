"""The decrees of 2004 to 2026 (国务院办公厅关于部分节假日安排的通知), from the library chinesecalendar."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from chinese_calendar.constants import holidays, workdays
from django.utils.translation import gettext_noop as _

from jiannuo.kernel.timing.calendar import DayKind, WorkCalendar

#: the library names festivals in English
_FESTIVALS = {
    "New Year's Day": _("元旦"),
    "Spring Festival": _("春节"),
    "Tomb-sweeping Day": _("清明节"),
    "Labour Day": _("劳动节"),
    "Dragon Boat Festival": _("端午节"),
    "Mid-autumn Festival": _("中秋节"),
    "National Day": _("国庆节"),
    "Anti-Fascist 70th Day": _("抗战胜利70周年"),
}


@dataclass(frozen=True, slots=True, order=True)
class DecreedDay:
    """One day of a decree: off, or worked although it is a weekend day, and the festival it is for."""

    day: date
    kind: DayKind
    festival: str


@cache
def decreed_days() -> tuple[DecreedDay, ...]:
    """Every decreed day that the library knows, in order."""
    tables = ((holidays, DayKind.OFF), (workdays, DayKind.WORK))
    return tuple(
        sorted(
            DecreedDay(day, kind, _FESTIVALS[festival])
            for table, kind in tables
            for day, festival in table.items()
        )
    )


@cache
def decreed_years() -> frozenset[int]:
    """The years of which the library has the decree."""
    # not any day: a decree reaches back into December of the year before. 国庆 is in every decree
    return frozenset(day.day.year for day in decreed_days() if (day.day.month, day.day.day) == (10, 1))


@cache
def published_calendar() -> WorkCalendar:
    """The working calendar as decreed so far."""
    return WorkCalendar({day.day: day.kind for day in decreed_days()}, decreed_years())
