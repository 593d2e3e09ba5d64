"""Two simulations beside one another, by street, building, size and trade, with their names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jiannuo.kernel.sheet_stream import Cell
from jiannuo.policies.conditions.tree import Condition
from jiannuo.policies.models import Version
from jiannuo.policies.money.balance import Balance, of_pool
from jiannuo.policies.population import known
from jiannuo.policies.sheets import yuan
from jiannuo.policies.simulating import Simulation, Slice, simulate
from jiannuo.policies.simulating.naming import DIMENSIONS
from jiannuo.policies.simulating.overlap import Overlap, overlaps
from jiannuo.policies.words import vocabulary

#: rows of a table that are drawn; the rest is in the workbook
SHOWN = 15
#: bars of a chart
BARS = 10


@dataclass(frozen=True)
class Row:
    """One street, size, trade or building: as it is, and as it is tried."""

    name: str
    old: Slice
    new: Slice | None


@dataclass(frozen=True)
class Table:
    """One dimension."""

    key: str
    label: str | Promise
    rows: list[Row]

    @property
    def shown(self) -> list[Row]:
        """The first rows."""
        return self.rows[:SHOWN]


@dataclass(frozen=True)
class Estimate:
    """What a draft comes to, beside what it would come to with thresholds moved."""

    old: Simulation
    new: Simulation | None
    tables: list[Table]
    overlaps: list[Overlap]
    #: the budget line, where there is one
    pool: Balance | None = None
    chart: dict[str, Any] = field(default_factory=dict)

    @property
    def last(self) -> Simulation:
        """What would hold."""
        return self.new or self.old

    @property
    def beyond_budget(self) -> int:
        """Fen that are missing in the pool for everybody who fits; 0 where it suffices."""
        if self.pool is None:
            return 0
        return max(0, (self.last.cost.low or 0) - self.pool.left)


def estimate(version: Version, old: Condition, new: Condition | None, day: date) -> Estimate:
    """Both over all enterprises on ``day``."""
    words, everyone = vocabulary(), known(day)
    told: dict[str, Any] = {
        "day": day, "vocabulary": words, "policy_id": version.policy_id, "everyone": everyone,
    }  # fmt: skip
    before = simulate(old, version.benefit, **told)
    after = simulate(new, version.benefit, **told) if new is not None else None
    tables = _tables(before, after)
    shared = overlaps((after or before).fitting, everyone, words, day, other_than=version.policy_id)
    pool = of_pool(version.pool) if version.pool_id and version.pool else None
    return Estimate(before, after, tables, shared, pool, chart_of(tables, tried=after is not None))


def _tables(before: Simulation, after: Simulation | None) -> list[Table]:
    tables = []
    for key, label in DIMENSIONS.items():
        news = {one.key: one for one in after.groups.get(key, ())} if after else {}
        rows = [
            Row(one.label, one, news.get(one.key))
            for one in before.groups.get(key, ())
            if one.fits or one.near or one.open or (one.key in news and news[one.key].fits)
        ]
        tables.append(Table(key, label, rows))
    return tables


def chart_of(tables: Sequence[Table], *, tried: bool) -> dict[str, Any]:
    """What the script draws: for each dimension the cost of its first rows, in yuan."""
    said: dict[str, Any] = {"before": _("草案"), "after": _("试算")}
    for table in tables:
        rows = [row for row in table.rows if row.old.fits or (row.new and row.new.fits)][:BARS]
        said[table.key] = {
            "names": [row.name for row in rows],
            "before": [(row.old.cost.low or 0) / 100 for row in rows],
            "after": [(row.new.cost.low or 0) / 100 if row.new else 0 for row in rows] if tried else None,
        }
    return said


def rows_of_sheet(found: Estimate) -> Iterator[Sequence[Cell]]:
    """Every row of every dimension, and the whole above them."""
    old, new = found.old, found.new
    yield [
        _("全部"), _("全部企业"), old.reached, new.reached if new else None, old.counts.get("near", 0),
        old.counts.get("open", 0) + old.counts.get("manual", 0), yuan(old.cost.low), yuan(old.cost.high),
        yuan(new.cost.low) if new else None, yuan(new.cost.high) if new else None,
    ]  # fmt: skip
    for table in found.tables:
        for row in table.rows:
            yield [
                str(table.label), row.name, row.old.fits, row.new.fits if row.new else None, row.old.near,
                row.old.open, yuan(row.old.cost.low), yuan(row.old.cost.high),
                yuan(row.new.cost.low) if row.new else None, yuan(row.new.cost.high) if row.new else None,
            ]  # fmt: skip
