"""Rivals that compute with columns: Polars and DuckDB. Both know NULL, so both are three-valued by nature."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np
from matching_enterprises import MISSING, Columns
from matching_plain import Group, Held, Number, Plain, Share, Within, with_levels

Counts = tuple[list[int], list[int] | None]
Run = Callable[[], Counts]


def polars(columns: Columns, policies: Sequence[Plain], *, three: bool) -> Run:
    """One lazy query over all policies; it finds common conditions by itself. In turns of 500 policies."""
    import polars as pl

    data = {
        name: pl.Series(one).set(pl.Series(one == MISSING), None)
        for name, one in with_levels(columns).items()
    }
    more = pl.Series(np.zeros(len(columns), np.bool_)).set(pl.Series(~columns.all_held), None)
    frame = pl.DataFrame({**data, "held": pl.Series(columns.held), "more": more}).rechunk()
    frame = frame.with_columns(((pl.col("held") & (1 << bit)) != 0).alias(f"held_{bit}") for bit in range(40))
    small = {
        name: pl.Int32 for name in frame.columns if name in columns.choices or name in ("section", "division")
    }
    frame = frame.cast(small).drop("held")

    def said(node: Plain) -> Any:
        match node:
            case Group(every, parts):
                return reduce(lambda a, b: a & b if every else a | b, map(said, parts))
            case Number(column, op, threshold):
                return _compared(pl.col(column), op, threshold)
            case Share(column, of, op, threshold, times):
                base = pl.when(pl.col(of) > 0).then(pl.col(of))
                return _compared(pl.col(column) * times, op, base * threshold)
            case Within(column, values, negated):
                inside = pl.col(column).is_in(values) if len(values) > 1 else pl.col(column) == values[0]
                return ~inside if negated else inside
            case Held(bit, negated):
                held = pl.col(f"held_{bit}") | pl.col("more")
                return ~held if negated else held
        raise TypeError(node)

    expressions = [said(policy) for policy in policies]

    def run() -> Counts:
        true: list[int] = []
        perhaps: list[int] = []
        for start in range(0, len(policies), 500):
            part = expressions[start : start + 500]
            asked = [one.sum().alias(f"t{at}") for at, one in enumerate(part)]
            asked += [one.null_count().alias(f"u{at}") for at, one in enumerate(part) if three]
            found = frame.lazy().select(asked).collect().row(0)
            true += found[: len(part)]
            perhaps += [surely + open_ for surely, open_ in zip(found, found[len(part) :], strict=False)]
        return true, perhaps if three else None

    return run


def polars_two(columns: Columns, policies: Sequence[Plain]) -> Run:
    """Only what is surely true."""
    return polars(columns, policies, three=False)


def polars_three(columns: Columns, policies: Sequence[Plain]) -> Run:
    """True and unknown."""
    return polars(columns, policies, three=True)


def _compared(left: Any, op: str, right: Any) -> Any:
    return {">=": left >= right, ">": left > right, "<": left < right, "<=": left <= right}[op]


def duckdb(columns: Columns, policies: Sequence[Plain], *, three: bool) -> Run:
    """One query a policy: measured faster than one query with 500 columns."""
    import duckdb as duck
    import pyarrow as pa

    data = {name: pa.array(one, mask=one == MISSING) for name, one in with_levels(columns).items()}
    data["held"] = pa.array(columns.held)
    data["more"] = pa.array(np.zeros(len(columns), np.bool_), mask=~columns.all_held)
    table = pa.table(data)
    base = duck.connect(config={"threads": 2})
    base.register("arrow", table)
    base.execute("CREATE TABLE enterprises AS SELECT * FROM arrow")
    base.unregister("arrow")
    del table, data
    what = "count(*) FILTER (WHERE {0}), count(*) FILTER (WHERE ({0}) IS NOT FALSE)"
    queries = [
        f"SELECT {what.format(sql(one))} FROM enterprises" if three
        else f"SELECT count(*) FROM enterprises WHERE {sql(one)}"
        for one in policies
    ]  # fmt: skip

    def run() -> Counts:
        found = [base.execute(query).fetchone() for query in queries]
        return [one[0] for one in found], [one[1] for one in found] if three else None

    return run


def duckdb_two(columns: Columns, policies: Sequence[Plain]) -> Run:
    """Only what is surely true."""
    return duckdb(columns, policies, three=False)


def duckdb_three(columns: Columns, policies: Sequence[Plain]) -> Run:
    """True and perhaps true."""
    return duckdb(columns, policies, three=True)


def sql(node: Plain) -> str:
    """``node`` as SQL."""
    match node:
        case Group(every, parts):
            return "(" + (" AND " if every else " OR ").join(map(sql, parts)) + ")"
        case Number(column, op, threshold):
            return f'"{column}" {op} {threshold}'
        case Share(column, of, op, threshold, times):
            return f'(CASE WHEN "{of}" > 0 THEN "{column}" * {times} {op} "{of}" * {threshold} END)'
        case Within(column, values, negated):
            return f'"{column}" {"NOT " * negated}IN ({", ".join(map(str, values))})'
        case Held(bit, negated):
            return f'{"NOT " * negated}(("held" & {1 << bit}) <> 0 OR "more")'
    raise TypeError(node)
