"""Conditions as expressions of Ibis, for questions where the data lie: DuckDB, Polars, ClickHouse, Spark SQL.

Tried here on DuckDB and Polars; run ``conformance`` before another engine is believed.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from jiannuo.policies.backends.algebra import Said
from jiannuo.policies.backends.asked import Asked
from jiannuo.policies.backends.naming import Domains
from jiannuo.policies.backends.needed import needed
from jiannuo.policies.backends.numbers import Sides
from jiannuo.policies.backends.truths import Speaker
from jiannuo.policies.conditions.tree import Condition
from jiannuo.policies.conditions.vocabulary import Vocabulary

WIDE = "decimal(38, 0)"


class IbisWords:
    """The algebra of Ibis over one table."""

    def __init__(self, table: Any) -> None:
        self.ibis: Any = needed("ibis")
        self.table = table

    def column(self, name: str) -> Said:
        return self.table[name]

    def truth(self, value: bool) -> Said:
        return self.ibis.literal(value)

    def number(self, value: int) -> Said:
        return self.ibis.literal(value, type="int64")

    def large(self, value: int) -> Said:
        return self.ibis.literal(Decimal(value), type=WIDE)

    def widened(self, said: Said) -> Said:
        return said.cast(WIDE)

    def filled(self, said: Said, value: bool | int) -> Said:
        return said.fill_null(value)

    def empty(self, said: Said) -> Said:
        return said.isnull()

    def within(self, said: Said, values: list[int]) -> Said:
        return said.isin(values) if values else self.ibis.literal(False)

    def choice(self, when: Said, then: Said, otherwise: Said) -> Said:
        nothing = self.ibis.null(then.type()) if otherwise is None else otherwise
        return self.ibis.ifelse(when, then, nothing)

    def least(self, parts: list[Said]) -> Said:
        return self.ibis.least(*parts)

    def greatest(self, parts: list[Said]) -> Said:
        return self.ibis.greatest(*parts)


def sides(table: Any, domains: Domains, condition: Condition, vocabulary: Vocabulary, day: date) -> Sides:
    """Two expressions over ``table``, to filter, group or join with: surely, and perhaps."""
    return Speaker(IbisWords(table), table.columns, domains, vocabulary, day).say(condition)


def counts(table: Any, domains: Domains, asked: Asked, at_once: int = 20) -> list[tuple[int, int]]:
    """How many rows of ``table`` surely, and how many perhaps, meet each condition."""
    found: list[tuple[int, int]] = []
    for start in range(0, len(asked.conditions), at_once):
        part = asked.conditions[start : start + at_once]
        columns: dict[str, Any] = {}
        for at, one in enumerate(part):
            said = sides(table, domains, one, asked.vocabulary, asked.day)
            columns |= {f"surely{at}": said.surely, f"perhaps{at}": said.perhaps}
        answered = table.select(**columns)
        row = (
            answered.aggregate(**{name: answered[name].sum() for name in columns}).to_pyarrow().to_pylist()[0]
        )
        found += [(int(row[f"surely{at}"] or 0), int(row[f"perhaps{at}"] or 0)) for at in range(len(part))]
    return found
