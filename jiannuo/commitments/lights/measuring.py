"""Measuring a commitment's history on a day. The same day gives the same numbers whenever it is asked."""

from datetime import date, timedelta
from decimal import Decimal

from jiannuo.commitments.columns import SHORTEST_FIRST_MONTH
from jiannuo.commitments.history import History
from jiannuo.commitments.lights.measured import Measured, Report
from jiannuo.commitments.lights.plan import Plan, last_quarter_end
from jiannuo.commitments.months import end_of_month, next_end

#: the state in which monthly reports are owed
REPORTING = "moving"


def measure(history: History, day: date, *, over: bool = False) -> Measured:
    """What is known at ``day``; ``over`` once the day is past, so that its report is late."""
    due_on = history.due_on(day)
    plan = Plan(history.row.year, due_on, tuple(history.row.milestones))
    return Measured(
        on=day,
        report=_latest_report(history, day, over),
        missed_months=_missed_months(history, day, over),
        progress=progress_on(history, day),
        planned=plan.on(day),
        quarter_planned=plan.on(last_quarter_end(day)),
        days_left=(due_on - day).days if due_on else None,
        basis=plan.basis,
    )


def progress_on(history: History, day: date) -> Decimal:
    """Per cent done by what was reported until ``day``: the latest month's figure, as last corrected."""
    known = [said for said in history.reports if said.on <= day]
    if not known:
        return Decimal(0)
    latest = max(said.month for said in known)
    return Decimal([said.percent for said in known if said.month == latest][-1])


def report_of(history: History, month: date, day: date, *, over: bool = False) -> Report:
    """Whether the report for ``month`` was there in time, as seen at ``day``."""
    end = end_of_month(month)
    first = next((said.on for said in history.reports if said.month == month and not said.correction), None)
    owed = _owed(history, month)
    if first is not None and first <= day:
        return Report.MADE_UP if first > end and owed else Report.ON_TIME
    still_time = day < end or (day == end and not over)
    return Report.NOT_DUE if still_time or not owed else Report.MISSING


def _owed(history: History, month: date) -> bool:
    """Whether a report for ``month`` was due: signed early enough, and under way at its end."""
    signed, end = history.first("sign"), end_of_month(month)
    if signed is None:
        return False
    last = end_of_month(signed)
    first_due = next_end(signed) if (last - signed).days < SHORTEST_FIRST_MONTH else last
    return end >= first_due and history.state_on(end) == REPORTING


def _latest_report(history: History, day: date, over: bool) -> Report:
    """This month's report, or last month's while this month's is not due."""
    this = report_of(history, day.replace(day=1), day, over=over)
    return this if this != Report.NOT_DUE or over else report_of(history, _before(day), day)


def _missed_months(history: History, day: date, over: bool) -> int:
    signed, month, count = history.first("sign"), day.replace(day=1), 0
    if signed is None:
        return 0
    if report_of(history, month, day, over=over) == Report.NOT_DUE:
        month = _before(month)
    while month >= signed.replace(day=1) and report_of(history, month, day, over=over) == Report.MISSING:
        count, month = count + 1, _before(month)
    return count


def _before(day: date) -> date:
    """The first day of the month before that of ``day``."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
