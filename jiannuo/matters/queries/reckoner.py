"""The desk calendar's question: if it starts on this day, when is it due?"""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from jiannuo.kernel.timing.calendar import BeyondCalendarError
from jiannuo.kernel.timing.calendars import counting
from jiannuo.kernel.timing.deadlines import start
from jiannuo.kernel.timing.units import Budget

#: limits that are asked for most, as the law writes them and as they are typed
USUAL = ("5个工作日", "10个工作日", "20个工作日", "15日", "30日", "60日", "3个月")


@dataclass(frozen=True)
class Answer:
    """What was asked, and the last day; or why there is none."""

    begins: str = ""
    limit: str = ""
    budget: Budget | None = None
    first: date | None = None
    last: date | None = None
    provisional: bool = False
    problem: str = ""


def reckoned(begins: str, limit: str) -> Answer:
    """The last day of ``limit`` (``5个工作日``) set off on ``begins`` (``2026-02-12``)."""
    begins, limit = begins.strip()[:20], limit.strip()[:20]
    try:
        first = date.fromisoformat(begins)
    except ValueError:
        return Answer(begins, limit, problem=_("请写起算的日期，例如 2026-02-12。"))
    try:
        budget = Budget.parse(limit)
    except ValueError as error:
        return Answer(begins, limit, problem=str(error))
    if not budget.unit.in_days:
        return Answer(
            begins, limit, problem=_("这里只推算按日、按月的期限；按小时、分钟的期限自即时起连续计算。")
        )
    rules = counting()
    try:
        found = start(budget, datetime.combine(first, time(9), rules.zone), rules)
    except BeyondCalendarError:
        return Answer(begins, limit, problem=_("只能推算 2004 年至 2099 年的期限。"))
    return Answer(begins, limit, budget, first, rules.day_of(found.at), found.provisional)
