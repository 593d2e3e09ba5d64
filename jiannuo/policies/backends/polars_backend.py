"""Conditions as expressions of Polars: an engine that is not ours, for questions nobody asked before."""

from decimal import Decimal
from typing import Any

from jiannuo.policies.backends.algebra import Said
from jiannuo.policies.backends.asked import Asked
from jiannuo.policies.backends.naming import ID, Domains
from jiannuo.policies.backends.needed import needed
from jiannuo.policies.backends.tables import columns_of
from jiannuo.policies.backends.truths import Speaker
from jiannuo.policies.matching import Population


class PolarsWords:
    """The algebra of Polars."""

    def __init__(self) -> None:
        self.pl: Any = needed("polars")
        self.wide = self.pl.Decimal(38, 0)

    def column(self, name: str) -> Said:
        return self.pl.col(name)

    def truth(self, value: bool) -> Said:
        return self.pl.lit(value)

    def number(self, value: int) -> Said:
        return self.pl.lit(value, dtype=self.pl.Int64)

    def large(self, value: int) -> Said:
        return self.pl.lit(Decimal(value), dtype=self.wide)

    def widened(self, said: Said) -> Said:
        return said.cast(self.wide)

    def filled(self, said: Said, value: bool | int) -> Said:
        return said.fill_null(value)

    def empty(self, said: Said) -> Said:
        return said.is_null()

    def within(self, said: Said, values: list[int]) -> Said:
        return said.is_in(self.pl.Series(values, dtype=self.pl.Int32).implode())

    def choice(self, when: Said, then: Said, otherwise: Said) -> Said:
        return self.pl.when(when).then(then).otherwise(otherwise)

    def least(self, parts: list[Said]) -> Said:
        return self.pl.min_horizontal(parts)

    def greatest(self, parts: list[Said]) -> Said:
        return self.pl.max_horizontal(parts)


def table_of(population: Population) -> tuple[Any, Domains]:
    """The columns of a population, without its lists of things, as a frame of Polars."""
    series, (columns, domains) = needed("polars").Series, columns_of(population)
    filled = {name: series(name, values) for name, (values, _) in columns.items()}
    made = [
        filled[name] if empty is None else filled[name].set(series(empty), None)
        for name, (_, empty) in columns.items()
    ]
    return needed("polars").DataFrame(made), domains


def counts(frame: Any, domains: Domains, asked: Asked, at_once: int = 200) -> list[tuple[int, int]]:
    """How many rows of a lazy or eager ``frame`` surely, and how many perhaps, meet each condition."""
    lazy = frame.lazy()
    words = PolarsWords()
    speaker = Speaker(words, lazy.collect_schema().names(), domains, asked.vocabulary, asked.day)
    found: list[tuple[int, int]] = []
    for start in range(0, len(asked.conditions), at_once):
        sides = [speaker.say(one) for one in asked.conditions[start : start + at_once]]
        named = [one.surely.alias(f"surely{at}") for at, one in enumerate(sides)]
        named += [one.perhaps.alias(f"perhaps{at}") for at, one in enumerate(sides)]
        # beside a column, so that an answer that is the same for all is counted for all
        row = lazy.select(words.column(ID), *named).select(words.pl.all().exclude(ID).sum()).collect().row(0)
        found += zip(row[: len(sides)], row[len(sides) :], strict=True)
    return found
