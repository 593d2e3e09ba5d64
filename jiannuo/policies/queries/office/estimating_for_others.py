"""What a unit reads of a simulation that is not its own: no number that stands for one or two enterprises."""

from collections.abc import Callable
from dataclasses import replace

from jiannuo.policies.queries.office.estimating import Estimate, Row, Table, chart_of
from jiannuo.policies.queries.office.matched import SMALL

_COUNTS: tuple[Callable[[Row], int], ...] = (
    lambda row: row.old.fits,
    lambda row: row.old.near,
    lambda row: row.old.open,
)


def for_others(found: Estimate) -> Estimate | None:
    """``found`` without small groups; None where the whole is of so few. Nothing is tried in it.

    Whoever moves a threshold over one enterprise has its number, whatever is left out: others see the
    policy as it is.
    """
    assert found.new is None  # nobody else tries
    whole = (*found.old.counts.values(), found.old.registered)
    if any(small(number) for number in whole):
        return None
    tables = [replace(table, rows=_rows(table)) for table in found.tables]
    overlaps = [one for one in found.overlaps if not (small(one.both) or small(one.fits))]
    return replace(found, tables=tables, overlaps=overlaps, chart=chart_of(tables, tried=False))


def _rows(table: Table) -> list[Row]:
    """The rows without those of one or two, and without what would give these away beside the whole."""
    kept = table.rows
    for count in _COUNTS:
        large = [row for row in kept if not small(count(row))]
        gone = sum(count(row) for row in table.rows) - sum(count(row) for row in large)
        while small(gone) and (counted := [row for row in large if count(row)]):
            least = min(counted, key=count)
            large.remove(least)
            gone += count(least)
        kept = large
    return kept


def small(number: int) -> bool:
    """Whether it stands for one or two enterprises."""
    return 0 < number < SMALL
