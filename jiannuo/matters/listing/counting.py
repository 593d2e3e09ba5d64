"""How many matters answer: exactly up to a limit, "more than" beyond it."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet

from jiannuo.kernel.models import Matter
from jiannuo.kernel.reach import matter_of
from jiannuo.kernel.searching import finding
from jiannuo.matters.listing.matching import Found

#: nobody reads further, and counting on would cost more than the page
MOST = 10_000


@dataclass(frozen=True)
class Count:
    """A number of matters; with ``more`` it is at least that."""

    number: int
    more: bool = False


def counted(found: Found) -> Count:
    """How many there are: what the list shows, all pages of it."""
    if found.search and not found.asked.but(q="").filters:
        return _up_to(finding.MOST, found.search.number)
    return _up_to(MOST, _number(found))


def _up_to(most: int, number: int) -> Count:
    return Count(min(number, most), number > most)


def _number(found: Found) -> int:
    if not found.parts:
        return 0
    if len(found.parts) == 1 and found.parts[0].model is Matter:
        return found.parts[0].order_by()[: MOST + 1].count()
    return _different(found.parts, MOST + 1)


def _different(parts: list[QuerySet[Any, Any]], most: int) -> int:
    """How many matters the parts hold, each counted once however many parts hold it; up to ``most``.

    Only so many rows are looked at as are needed to know.
    """
    first, *others = [part.order_by().values(one=F(matter_of(part))) for part in parts]
    together = first.union(*others, all=True)
    looked_at = most * 5 // 4
    while True:
        rows, different = _count(together[:looked_at])
        if different >= most or rows < looked_at:
            return min(different, most)
        looked_at *= 4


def _count(rows: QuerySet[Any, Any]) -> tuple[int, int]:
    """How many rows there are, and how many different values of their column ``one``."""
    sql, given = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*), COUNT(DISTINCT one) FROM ({sql}) AS listed", given)  # noqa: S608
        found: tuple[int, int] = cursor.fetchone()
    return found
