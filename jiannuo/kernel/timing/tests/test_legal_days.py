"""A year without a decree has the legal days of 《全国年节及纪念日放假办法》."""

from datetime import date, timedelta

import pytest
from chinese_calendar.utils import get_solar_terms

from jiannuo.kernel.timing.calendar import WorkCalendar
from jiannuo.kernel.timing.decreed import published_calendar
from jiannuo.kernel.timing.legal_days import legal_days, legal_days_off


def test_a_year_has_the_thirteen_days_of_article_2() -> None:
    assert [day.strftime("%m-%d") for day in legal_days(2027)] == [
        *("01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02"),
        *("06-09", "09-15", "10-01", "10-02", "10-03"),
    ]


def test_two_festivals_on_one_day_are_one_day() -> None:
    # in 2020 中秋 was 1 October
    assert len(legal_days(2020)) == 12


@pytest.mark.parametrize("year", range(2004, 2100))
def test_thirteen_weekdays_are_off_whatever_the_year_looks_like(year: int) -> None:
    """Art 6: what falls on a weekend, or on another festival, is made up on a working day."""
    assert sum(day.weekday() < 5 for day in legal_days_off(year)) == 13


@pytest.mark.parametrize("year", [2025, 2026])
def test_an_undecreed_year_has_as_many_working_days_as_its_decree_gave(year: int) -> None:
    first, last = date(year - 1, 12, 31), date(year, 12, 31)
    assert WorkCalendar({}, frozenset()).count(first, last) == published_calendar().count(first, last) == 248


def test_a_legal_day_was_off_by_every_decree() -> None:
    """From 2008 on, but 除夕 (worked by notice in some years) and 2 May (legal since 2025)."""
    for year in range(2008, 2027):
        eve = legal_days(year)[1]
        worked = {day for day in legal_days(year) if published_calendar().is_working(day)}
        assert worked <= {eve, date(year, 5, 2)}, year


@pytest.mark.parametrize("year", range(2004, 2100))
def test_the_day_of_qingming_agrees_with_a_second_source(year: int) -> None:
    ((day, _),) = [
        found for found in get_solar_terms(date(year, 4, 1), date(year, 4, 10)) if found[1] == "清明"
    ]
    assert day in legal_days(year)


def test_made_up_days_stand_after_their_festival() -> None:
    # 2028: 春节 is Tuesday to Friday; 元旦 is a Saturday; 劳动节 Monday and Tuesday
    made_up = legal_days_off(2028) - set(legal_days(2028))
    assert date(2028, 1, 3) in made_up
    assert all(
        day.weekday() < 5 and any(day - n * timedelta(days=1) in legal_days(2028) for n in range(1, 6))
        for day in made_up
    )
