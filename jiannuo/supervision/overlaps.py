"""When two inspections of one unit touch: the pure rule, on dates and fields.

政府督查工作条例 art 15: frequency and length are strictly controlled; repeated and many-headed
inspections are forbidden.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Touch(StrEnum):
    """How they touch."""

    TIME = "time"
    FIELD = "field"


@dataclass(frozen=True)
class Span:
    """When an inspection is on (both days counted), and in which field; no field is like no other."""

    begins: date
    ends: date
    field: str = ""


def touch(one: Span, other: Span) -> Touch | None:
    """How ``one`` and ``other`` touch: days in common, or one field in one quarter; None if they do not."""
    if one.begins <= other.ends and other.begins <= one.ends:
        return Touch.TIME
    if one.field and one.field == other.field and quarters(one) & quarters(other):
        return Touch.FIELD
    return None


def quarters(span: Span) -> frozenset[tuple[int, int]]:
    """The quarters (year, 1 to 4) that ``span`` has a day in."""
    first, last = _quarter(span.begins), _quarter(span.ends)
    return frozenset(divmod(number, 4) for number in range(first, last + 1))


def bounds(span: Span) -> tuple[date, date]:
    """The first and the last day of the quarters that ``span`` has a day in."""
    (first_year, first), (last_year, last) = min(quarters(span)), max(quarters(span))
    after = date(last_year + last // 3, (last + 1) % 4 * 3 + 1, 1)
    return date(first_year, first * 3 + 1, 1), after - timedelta(days=1)


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3
