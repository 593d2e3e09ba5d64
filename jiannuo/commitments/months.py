"""Months of reporting: what was reported for one, and when the next report is due."""

from calendar import monthrange
from datetime import date

from jiannuo.commitments.models import Commitment, Progress


def month_of(day: str) -> date:
    """The first day of the month of ``day`` (ISO 8601)."""
    return date.fromisoformat(day).replace(day=1)


def current(row: Commitment, month: date) -> Progress | None:
    """The report of a month that holds: the last correction, or the report itself."""
    return row.reports.filter(month=month, corrected_by__isnull=True).first()


def unchecked(row: Commitment) -> list[Progress]:
    """Reports that hold and that nobody checked yet."""
    return list(row.reports.filter(verdict="", corrected_by__isnull=True))


def end_of_month(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def next_end(day: date) -> date:
    """The last day of the month after."""
    year, month = divmod(day.year * 12 + day.month, 12)
    return end_of_month(date(year, month + 1, 1))
