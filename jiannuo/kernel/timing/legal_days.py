"""The thirteen legal days off of a year whose decree has not come yet.

《全国年节及纪念日放假办法》 as amended on 2024-11-10: art 2 names the days (元旦 1, 春节 4 from 除夕 to
初三, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3); the half days of art 3 (妇女节, 青年节, 建军节) and
儿童节 leave the working calendar alone; art 6 makes up on a working day for each that falls on a
Saturday or Sunday.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from borax.calendars.lunardate import LunarDate, TermUtils

_DAY = timedelta(days=1)
#: 清明 is the solar term with this number, counted from 小寒 as 0
_QINGMING = 6


@lru_cache(maxsize=256)
def legal_days(year: int) -> tuple[date, ...]:
    """The legal days of ``year`` by art 2, in order, wherever in the week they fall.

    A day named by two festivals (中秋 on 国庆 in 2020) stands once; art 6 gives the second back,
    which ``legal_days_off`` does.
    """
    return tuple(sorted({day for festival in _festivals(year) for day in festival}))


@lru_cache(maxsize=256)
def legal_days_off(year: int) -> frozenset[date]:
    """The weekdays on which nobody works in ``year`` by arts 2 and 6, and the legal days themselves.

    The made-up days are laid on the first free weekdays after the festival, as decrees usually do;
    where the decree really puts them is not known before it comes.
    """
    legal = frozenset(legal_days(year))
    off = set(legal)
    taken: set[date] = set()
    for festival in _festivals(year):
        lost = [day for day in festival if day.weekday() >= 5 or day in taken]
        taken.update(festival)
        day = festival[-1]
        for _lost in lost:
            while day.weekday() >= 5 or day in off:
                day += _DAY
            off.add(day)
    return frozenset(off)


def _festivals(year: int) -> Iterator[tuple[date, ...]]:
    spring = LunarDate(year, 1, 1).to_solar_date()
    yield (date(year, 1, 1),)
    yield tuple(spring + offset * _DAY for offset in range(-1, 3))
    yield (TermUtils.nth_term_day(year, _QINGMING),)
    yield date(year, 5, 1), date(year, 5, 2)
    yield (LunarDate(year, 5, 5).to_solar_date(),)
    yield (LunarDate(year, 8, 15).to_solar_date(),)
    yield date(year, 10, 1), date(year, 10, 2), date(year, 10, 3)
