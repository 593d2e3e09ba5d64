"""How time is counted for one limit: whose calendar, which zone, where a day begins and ends."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models.enums import TextChoices
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.timing.calendar import FIRST_YEAR, LAST_YEAR, BeyondCalendarError, WorkCalendar
from jiannuo.kernel.timing.duty_hours import OFFICE_HOURS, DutyHours

#: the time of the whole country
BEIJING = ZoneInfo("Asia/Shanghai")
#: the last instant of a day: 24:00 is the first instant that is too late, and a due moment printed
#: as a date shows the due day (民法典 art 203: the last day ends at 24:00)
MIDNIGHT = time.max


class StartRule(TextChoices):
    """When a period in hours or minutes begins; days and months never count their first day."""

    #: from the moment (民法典 art 201)
    AT_ONCE = "at_once", _("自即时起")
    #: 次日零时起: from 00:00 of the day after, as city hotlines do
    NEXT_DAY = "next_day", _("自次日零时起")


@dataclass(frozen=True, slots=True)
class Counting:
    """The calendar and the rules that a deadline is computed with.

    ``closes`` is when the last day ends: at 24:00, or at close of business where there are business
    hours (民法典 art 203).
    """

    calendar: WorkCalendar
    zone: ZoneInfo = BEIJING
    duty_hours: DutyHours = OFFICE_HOURS
    starts: StartRule = StartRule.AT_ONCE
    closes: time = MIDNIGHT

    def day_of(self, moment: datetime) -> date:
        """The calendar day of an aware moment.

        Raises ValueError for a naive one, BeyondCalendarError for one outside the calendar.
        """
        if moment.tzinfo is None:
            raise ValueError("deadlines need aware datetimes")
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise BeyondCalendarError(f"{moment.year} is outside {FIRST_YEAR}-{LAST_YEAR}")
        return moment.astimezone(self.zone).date()

    def end_of(self, day: date) -> datetime:
        """The last moment of ``day``, in UTC."""
        return datetime.combine(day, self.closes, self.zone).astimezone(UTC)

    def within(self, day: date, share: float) -> datetime:
        """The moment at which ``share`` (0 to 1) of ``day`` has passed, in UTC."""
        begin = datetime.combine(day, time.min, self.zone).astimezone(UTC)
        return begin + (self.end_of(day) - begin) * share

    def beginning(self, moment: datetime) -> datetime:
        """When a period in hours or minutes that is set off at ``moment`` begins."""
        if self.starts is StartRule.AT_ONCE:
            return moment
        next_day = self.day_of(moment) + timedelta(days=1)
        return datetime.combine(next_day, time.min, self.zone)
