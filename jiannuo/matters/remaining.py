"""How much time is left, in the words an officer uses: 还剩 2 个工作日, 今天到期, 已超期 3 天.

Always derived from the due moment and the present; nothing here is stored.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiannuo.kernel.timing.calendar import WorkCalendar
from jiannuo.kernel.timing.calendars import counting
from jiannuo.kernel.timing.units import TimeUnit

#: what is due within so many days is pressing
SOON = timedelta(days=3)


class Press(StrEnum):
    """How near the end is; the groups of one's duties."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    NONE = "none"


@dataclass(frozen=True)
class Remaining:
    """The time left until ``due_at``: how pressing, and the sentence to show."""

    due_at: datetime | None
    press: Press
    words: str

    @property
    def overdue(self) -> bool:
        """Whether the time is over."""
        return self.press is Press.OVERDUE


def press_of(due_at: datetime | None, at: datetime) -> Press:
    """The group that something due then belongs to at ``at``."""
    if due_at is None:
        return Press.NONE
    if due_at < at:
        return Press.OVERDUE
    days = timezone.localdate(due_at) - timezone.localdate(at)
    if not days:
        return Press.TODAY
    return Press.SOON if days <= SOON else Press.LATER


def remaining(
    due_at: datetime | None,
    unit: str,
    at: datetime,
    *,
    paused: bool = False,
    calendar: WorkCalendar | None = None,
) -> Remaining:
    """What is left at ``at`` of a limit counted in ``unit`` (a TimeUnit, or ``until``).

    A paused clock has no due moment; ``paused`` says that this is why. Whoever asks for many rows
    hands the ``calendar`` in force over, or it is looked up for each.
    """
    press = press_of(due_at, at)
    if due_at is None:
        return Remaining(None, press, _("计时已暂停") if paused else _("无时限"))
    first, last = sorted((at, due_at))
    worked = _working_days(first, last, calendar) if unit == TimeUnit.WORKING_DAY else 0
    words = _over(due_at, at, worked) if press is Press.OVERDUE else _left(due_at, unit, at, worked)
    return Remaining(due_at, press, words)


def _left(due_at: datetime, unit: str, at: datetime, worked: int) -> str:
    days = (timezone.localdate(due_at) - timezone.localdate(at)).days
    if not days and unit in _BY_THE_CLOCK:
        hours, minutes = _hours(due_at - at)
        if hours:
            return ngettext("还剩 %(count)d 小时", "还剩 %(count)d 小时", hours) % {"count": hours}
        return ngettext("还剩 %(count)d 分钟", "还剩 %(count)d 分钟", minutes) % {"count": minutes}
    if not days:
        return _("今天到期")
    if worked:
        return ngettext("还剩 %(count)d 个工作日", "还剩 %(count)d 个工作日", worked) % {"count": worked}
    return ngettext("还剩 %(count)d 天", "还剩 %(count)d 天", days) % {"count": days}


def _over(due_at: datetime, at: datetime, worked: int) -> str:
    days = (timezone.localdate(at) - timezone.localdate(due_at)).days
    if not days:
        hours, minutes = _hours(at - due_at)
        if hours:
            return ngettext("已超期 %(count)d 小时", "已超期 %(count)d 小时", hours) % {"count": hours}
        return ngettext("已超期 %(count)d 分钟", "已超期 %(count)d 分钟", minutes) % {"count": minutes}
    if worked:
        return ngettext("已超期 %(count)d 个工作日", "已超期 %(count)d 个工作日", worked) % {"count": worked}
    return ngettext("已超期 %(count)d 天", "已超期 %(count)d 天", days) % {"count": days}


_BY_THE_CLOCK = frozenset({TimeUnit.MINUTE, TimeUnit.WORKING_MINUTE, TimeUnit.HOUR})


def _hours(span: timedelta) -> tuple[int, int]:
    """Whole hours, and the minutes of what is shorter: at least one, for nothing is left at zero."""
    return span // timedelta(hours=1), max(1, span // timedelta(minutes=1))


def _working_days(after: datetime, until: datetime, calendar: WorkCalendar | None) -> int:
    calendar = calendar or counting().calendar
    return calendar.count(timezone.localdate(after), timezone.localdate(until))
