"""Conditions as Polars expressions: the same meaning written down a second time, for a second engine.

Numbers are columns ``name_year_low`` and ``_high`` of 128 bits, words are lists of possible values,
qualifications ``since`` and ``until``. Things of a kind and demands of evidence are left out.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.facts import Facts, Interval
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tests.words import DAY, WORDS, YEARLY
from jiannuo.policies.conditions.tree import Op, Shape, Span

YEARS = range(2022, 2026)
WIDE = pl.Int128()
MILLION = pl.lit(10**6, WIDE)
#: what is surely so, and what is possibly so
Two = tuple[pl.Expr, pl.Expr]


def frame(known: Sequence[Facts], questions: Sequence[str]) -> pl.DataFrame:
    """A row for each enterprise."""
    columns: dict[str, pl.Series] = {}
    numbers = [(name, year) for name in YEARLY for year in YEARS] + [("patents", None), ("founded", None)]
    for name, year in numbers:
        values = [facts.at(name, year, DAY) for facts in known]
        spans = [Interval() if one is None else one.value for one in values]
        for end in ("low", "high"):
            columns[f"{name}_{year}_{end}"] = pl.Series([getattr(one, end) for one in spans], dtype=WIDE)
    words = [("accident", year) for year in YEARS] + [("place", None), ("size", None), ("dishonest", None)]
    for name, year in words:
        values = [facts.at(name, year, DAY) for facts in known]
        columns[f"{name}_{year}"] = pl.Series(
            [None if one is None else sorted(one.value) for one in values],  # type: ignore[arg-type]
            dtype=pl.List(pl.String),
        )
    for name in WORDS.qualifications:
        spans_held = [facts.held.get(name, (None, None)) for facts in known]
        columns[f"{name}_since"] = pl.Series([since for since, _ in spans_held], dtype=pl.Date)
        columns[f"{name}_until"] = pl.Series([until for _, until in spans_held], dtype=pl.Date)
    columns["all_held"] = pl.Series([facts.all_held for facts in known], dtype=pl.Boolean)
    for question in questions:
        columns[question] = pl.Series([facts.decided.get(question) for facts in known], dtype=pl.Boolean)
    return pl.DataFrame(columns)


def expression(node: Any) -> Two:
    """``node`` for every row."""
    match node:
        case tree.All(parts):
            return _both([expression(part) for part in parts])
        case tree.Any(parts):
            return _either([expression(part) for part in parts])
        case tree.Unless(rule, waiver):
            return _either([expression(rule), expression(waiver)])
        case tree.AtLeast(number, parts):
            return _paired(
                lambda half: pl.sum_horizontal(*(one.cast(pl.Int32) for one in half)) >= number,
                [expression(part) for part in parts],
            )
        case tree.Score():
            return _score(node)
        case tree.Compare():
            return _compare(node)
        case tree.Age():
            return _age(node)
        case tree.Among(attribute, values, negated):
            return _turned(_words(attribute, values), negated)
        case tree.Is(attribute, years, negated):
            backs = [DAY.year - back for back in range(1, years + 1)] if years else [None]
            return _turned(
                _either([_inside(f"{attribute}_{year}", ["yes"], prefix=False) for year in backs]), negated
            )
        case tree.Holds(name, ever, negated):
            since, until = pl.col(f"{name}_since"), pl.col(f"{name}_until")
            valid = since.is_not_null()
            if not ever:
                valid &= (since <= DAY).fill_null(False) & (until.is_null() | (until >= DAY).fill_null(False))
            return _turned((valid, valid | (since.is_null() & ~pl.col("all_held"))), negated)
        case tree.Manual(question):
            return pl.col(question).fill_null(False), pl.col(question).fill_null(True)
    raise TypeError(node)


def _paired(of: Any, parts: Sequence[Two]) -> Two:
    return of([sure for sure, _ in parts]), of([perhaps for _, perhaps in parts])


def _both(parts: Sequence[Two]) -> Two:
    return _paired(lambda half: pl.all_horizontal(*half), parts)


def _either(parts: Sequence[Two]) -> Two:
    return _paired(lambda half: pl.any_horizontal(*half), parts)


def _turned(two: Two, negated: bool) -> Two:
    return (~two[1], ~two[0]) if negated else two


def _words(attribute: str, values: Sequence[str]) -> Two:
    known = WORDS.keyed(attribute)
    return _inside(
        f"{attribute}_None", [known.values[word] for word in values], prefix=known.kind is Kind.CODE
    )


def _inside(column: str, codes: Sequence[str], *, prefix: bool) -> Two:
    one = pl.element()
    test = (
        pl.any_horizontal(*(one.str.starts_with(code) for code in codes))
        if prefix
        else one.is_in(list(codes))
    )
    tested = pl.col(column).list.eval(test)
    return tested.list.all().fill_null(False), tested.list.any().fill_null(True)


def _ends(attribute: str, year: int | None) -> tuple[pl.Expr, pl.Expr]:
    return pl.col(f"{attribute}_{year}_low"), pl.col(f"{attribute}_{year}_high")


def _gathered(term: tree.Term, attribute: str) -> tuple[pl.Expr, pl.Expr]:
    if term.shape not in (Shape.SUM, Shape.MEAN):
        return _ends(attribute, DAY.year - term.years if term.years else None)
    years = [_ends(attribute, DAY.year - back) for back in range(1, term.years + 1)]
    low, high = years[0]
    for more in years[1:]:
        low, high = low + more[0], high + more[1]
    return low, high


def _compare(node: tree.Compare) -> Two:
    term, amount = node.term, node.amount
    if term.shape is Shape.EACH:
        terms = [tree.Term(term.attribute, Shape.YEAR, back, term.of) for back in range(1, term.years + 1)]
        return _both([_compare(tree.Compare(one, node.op, amount)) for one in terms])
    threshold = amount.value
    if amount.parameter:
        known = WORDS.parameter(amount.parameter)
        on = known.on(DAY) if known else None
        if on is None:
            return pl.lit(False), pl.lit(True)
        threshold = on
    if term.shape in (Shape.GROWTH, Shape.COMPOUND):
        power = 1 if term.shape is Shape.GROWTH else term.years
        value, base = _ends(term.attribute, DAY.year - 1), _ends(term.attribute, DAY.year - 1 - power)
        return _quotient(value, base, node.op, 10 ** (6 * power), (10**6 + threshold) ** power)
    value = _gathered(term, term.attribute)
    if term.of:
        return _quotient(value, _gathered(term, term.of), node.op, 10**6, threshold)
    per = term.years if term.shape is Shape.MEAN else 1
    limit = pl.lit(threshold * per, WIDE)
    return _against(value[0] - limit, value[1] - limit, node.op)


def _quotient(value: Any, base: Any, op: Op, scale: int, threshold: int) -> Two:
    """Over every corner of the two intervals, multiplied out; a base that may be nothing leaves it open."""
    (low, high), (least, most) = value, base
    times, limit = pl.lit(scale, WIDE), pl.lit(threshold, WIDE)
    endless = pl.lit(-threshold, WIDE)

    def beside(over: pl.Expr, under: pl.Expr, none: pl.Expr) -> pl.Expr:
        corner = over * times - under * limit
        return pl.when(over.is_null()).then(None).when(under.is_null()).then(none).otherwise(corner)

    lowest = pl.when(low >= 0).then(beside(low, most, endless)).otherwise(beside(low, least, endless))
    highest = pl.when(high >= 0).then(beside(high, least, endless)).otherwise(beside(high, most, endless))
    usable = (least > 0).fill_null(False)
    return _against(pl.when(usable).then(lowest), pl.when(usable).then(highest), op)


def _against(low: pl.Expr, high: pl.Expr, op: Op) -> Two:
    """``low`` and ``high`` are the ends minus the threshold; null is without end."""
    sure = {
        Op.AT_LEAST: low >= 0,
        Op.ABOVE: low > 0,
        Op.BELOW: high < 0,
        Op.AT_MOST: high <= 0,
        Op.EQUAL: (low == 0) & (high == 0),
    }[op]
    perhaps = {
        Op.AT_LEAST: high >= 0,
        Op.ABOVE: high > 0,
        Op.BELOW: low < 0,
        Op.AT_MOST: low <= 0,
        Op.EQUAL: (low <= 0).fill_null(True) & (high >= 0).fill_null(True),
    }[op]
    return sure.fill_null(False), perhaps.fill_null(True)


def _age(node: tree.Age) -> Two:
    low, high = _ends(node.attribute, None)
    offset = {Span.DAY: "d", Span.MONTH: "mo", Span.YEAR: "y"}[node.span]

    def full(ordinal: pl.Expr) -> pl.Expr:
        born = pl.lit(date(1, 1, 1)) + pl.duration(days=ordinal.cast(pl.Int64) - 1)
        return born.cast(pl.Date).dt.offset_by(f"{node.number}{offset}")

    last = DAY if node.op in (Op.AT_LEAST, Op.BELOW) else DAY - timedelta(days=1)
    reached = (full(high) <= last).fill_null(False), (full(low) <= last).fill_null(True)
    return _turned(reached, node.op not in (Op.AT_LEAST, Op.ABOVE))


def _score(node: tree.Score) -> Two:
    lows, highs, enough = [], [], []
    for part in node.parts:
        ends = [_ladder(ladder) for ladder in part.ladders]
        low = pl.max_horizontal(*(one for one, _ in ends))
        high = pl.max_horizontal(*(one for _, one in ends))
        lows.append(low)
        highs.append(high)
        if part.minimum is not None:
            enough.append((low >= part.minimum, high >= part.minimum))
    total = pl.sum_horizontal(*lows) >= node.minimum, pl.sum_horizontal(*highs) >= node.minimum
    return _both([total, *enough])


def _ladder(ladder: tree.Ladder) -> tuple[pl.Expr, pl.Expr]:
    """From the last band up: what counts if no band before it does."""
    low = high = pl.lit(ladder.otherwise, pl.Int64)
    for band in reversed(ladder.bands):
        sure, perhaps = expression(band.condition)
        points = pl.lit(band.points, pl.Int64)
        low = pl.when(sure).then(points).when(perhaps).then(pl.min_horizontal(points, low)).otherwise(low)
        high = pl.when(sure).then(points).when(perhaps).then(pl.max_horizontal(points, high)).otherwise(high)
    return low, high
