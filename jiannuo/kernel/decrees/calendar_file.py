"""A decree as an iCalendar file: one event per day or stretch of days, 休 or 班 in its summary."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from icalendar import Calendar

from jiannuo.kernel.decrees.words import DecreeError, kind_in
from jiannuo.kernel.timing.decreed import DecreedDay

_DAY = timedelta(days=1)
#: no holiday is longer; a longer event is something else
_LONGEST = 20
_MARKS = "（）()休班补假期上第天共/ 0123456789"


def read_ics(file: Path) -> Iterator[DecreedDay]:
    """The days of an iCalendar file; events that say neither off nor worked are left out.

    Raises DecreeError for what is no calendar, or an event without a sensible beginning and end.
    """
    try:
        calendars = Calendar.from_ical(file.read_bytes(), multiple=True)
    except (ValueError, IndexError) as error:
        raise DecreeError(_("不是有效的日历文件：%(cause)s") % {"cause": error}) from None
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            yield from _days(event)


def _days(event: Any) -> Iterator[DecreedDay]:
    summary = str(event.get("SUMMARY", ""))
    kind = kind_in(summary)
    if kind is None:
        return
    first, end = _date(event.get("DTSTART")), _date(event.get("DTEND"))
    if first is None:
        raise DecreeError(_("日历里的“%(summary)s”没有开始日期。") % {"summary": summary})
    end = max(end or first + _DAY, first + _DAY)
    if (end - first).days > _LONGEST:
        raise DecreeError(_("日历里的“%(summary)s”超过 20 天，不像是放假安排。") % {"summary": summary})
    festival = summary.strip(_MARKS).split(" ")[0][:50]
    for number in range((end - first).days):
        yield DecreedDay(first + number * _DAY, kind, festival)


def _date(value: Any) -> date | None:
    found = getattr(value, "dt", None)
    return found.date() if isinstance(found, datetime) else found
