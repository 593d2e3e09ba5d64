"""Whether a decree can be right, before anybody's deadline depends on it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from jiannuo.kernel.decrees.decree import Decree
from jiannuo.kernel.models import CalendarDay
from jiannuo.kernel.timing.calendar import FIRST_YEAR, LAST_YEAR, DayKind, WorkCalendar
from jiannuo.kernel.timing.legal_days import legal_days

#: 《全国年节及纪念日放假办法》 as it stands since 2024-11-10 first governs this year
_PRESENT_LAW = 2025


def problems(new: Decree) -> Iterator[str]:
    """What makes ``new`` impossible; nothing may be stored while there is any."""
    if not FIRST_YEAR <= new.year <= LAST_YEAR:
        yield _("只能导入 %(first)d 至 %(last)d 年的安排。") % {"first": FIRST_YEAR, "last": LAST_YEAR}
        return
    seen: dict[date, DayKind] = {}
    for day in new.days:
        if day.day in seen:
            yield _("%(day)s 列了不止一次。") % {"day": day.day}
        seen[day.day] = day.kind
        if day.kind is DayKind.WORK and day.day.weekday() < 5:
            yield _("%(day)s 不是周六、周日，本来就上班，不能列为调休上班。") % {"day": day.day}
    if new.year >= _PRESENT_LAW:
        for legal in legal_days(new.year):
            if seen.get(legal, _by_weekday(legal)) is DayKind.WORK:
                yield _("%(day)s 是法定节假日（《全国年节及纪念日放假办法》第二条），却没有放假。") % {
                    "day": legal
                }
    others = CalendarDay.objects.filter(day__in=seen).exclude(year=new.year)
    for other in others:
        yield _("%(day)s 已经在 %(year)d 年的安排里。") % {"day": other.day, "year": other.year_id}


def warnings(new: Decree, calendar: WorkCalendar) -> Iterator[str]:
    """What is unusual about ``new``, given the ``calendar`` it makes; a person decides."""
    counted = working_days(calendar, new.year)
    usual = _weekdays(new.year) - 13
    if new.year >= _PRESENT_LAW and counted != usual:
        yield _("全年工作日 %(counted)d 天，按法定节假日推算应为 %(usual)d 天，请核对是否漏列。") % {
            "counted": counted,
            "usual": usual,
        }


def working_days(calendar: WorkCalendar, year: int) -> int:
    """How many days of ``year`` are worked."""
    first = date(year, 1, 1)
    return calendar.count(first, date(year, 12, 31)) + calendar.is_working(first)


def _weekdays(year: int) -> int:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    return sum(day.weekday() < 5 for day in days if day.year == year)


def _by_weekday(day: date) -> DayKind:
    return DayKind.WORK if day.weekday() < 5 else DayKind.OFF
