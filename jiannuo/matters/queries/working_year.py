"""A year of the working calendar at a glance."""

from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from jiannuo.kernel.decrees.checking import working_days
from jiannuo.kernel.decrees.decree import NOTICE
from jiannuo.kernel.models import CalendarDay, CalendarYear
from jiannuo.kernel.now import today
from jiannuo.kernel.timing.calendar import FIRST_YEAR, LAST_YEAR, WorkCalendar
from jiannuo.kernel.timing.calendars import calendar_in_force


@dataclass(frozen=True)
class Day:
    """One day of a month: ``kind`` is ``work``, ``weekend``, ``off`` (a holiday) or ``made-up``."""

    day: date
    kind: str
    festival: str
    is_today: bool


@dataclass(frozen=True)
class Month:
    """One month in weeks from Monday to Sunday; None where a week has days of another month."""

    first: date
    weeks: list[list[Day | None]]
    working: int


@dataclass(frozen=True)
class Holiday:
    """One festival of the decree: its stretch off, and the days made up for it."""

    name: str
    off: list[date]
    made_up: list[date]


@dataclass(frozen=True)
class Year:
    """``decree`` is None as long as the year's has not come; then everything is provisional."""

    year: int
    decree: CalendarYear | None
    months: list[Month]
    holidays: list[Holiday]
    working: int
    off: int
    made_up: int
    before: int | None
    after: int | None

    @property
    def source(self) -> str:
        """The decree's name, in the language of the page where it is the yearly notice."""
        told = self.decree.decree if self.decree else ""
        usual = {"year": self.year}
        return _(NOTICE) % usual if told == NOTICE % usual else told


def working_year(year: int) -> Year:
    """Raises ValueError for a year without a calendar."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"no calendar of {year}")
    calendar = calendar_in_force()
    names = {row.day: row.name for row in CalendarDay.objects.filter(day__year=year)}
    months = [_month(calendar, date(year, month, 1), names) for month in range(1, 13)]
    days = [day for month in months for week in month.weeks for day in week if day]
    decree = CalendarYear.objects.filter(year=year).first()
    return Year(
        year,
        decree,
        months,
        list(_holidays(decree)),
        working_days(calendar, year),
        sum(day.kind == "off" for day in days),
        sum(day.kind == "made-up" for day in days),
        year - 1 if year > FIRST_YEAR else None,
        year + 1 if year < LAST_YEAR else None,
    )


def missing_decree(day: date | None = None) -> int | None:
    """The next year, if it is December and its decree has not been taken in; it comes in November."""
    day = day or today()
    due = day.month == 12 and not CalendarYear.objects.filter(year=day.year + 1).exists()
    return day.year + 1 if due else None


def _month(calendar: WorkCalendar, first: date, names: dict[date, str]) -> Month:
    weeks = [
        [_day(calendar, day, names) if day.month == first.month else None for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    working = sum(day.kind in ("work", "made-up") for week in weeks for day in week if day)
    return Month(first, weeks, working)


def _day(calendar: WorkCalendar, day: date, names: dict[date, str]) -> Day:
    weekend = day.weekday() >= 5
    if calendar.is_working(day):
        kind = "made-up" if weekend else "work"
    else:
        kind = "off" if calendar.is_holiday(day) else "weekend"
    return Day(day, kind, _(name) if (name := names.get(day, "")) else "", day == today())


def _holidays(decree: CalendarYear | None) -> Iterator[Holiday]:
    if decree is None:
        return
    rows = sorted(decree.days.all(), key=lambda row: (_first_off(decree, row.name), row.name, row.day))
    for name, group in groupby(rows, key=lambda row: row.name):
        days = list(group)
        yield Holiday(
            _(name) if name else "",
            [row.day for row in days if not row.working],
            [row.day for row in days if row.working],
        )


def _first_off(decree: CalendarYear, name: str) -> date:
    return min(
        (row.day for row in decree.days.all() if row.name == name and not row.working), default=date.max
    )
