"""The policies of ``matching.py`` as every rival can say them: and, or, and comparisons of columns.

It knows nothing of our engine, so equal counts mean something. Ages become days, shares and growth become
products of whole numbers, codes of the industry become sections, divisions or classes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from matching_enterprises import DAY, MISSING, YEAR, Columns, Whole, industry_codes
from matching_policies import VOCABULARY

from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.ages import later

MILLION = 1_000_000
CODES = industry_codes()
#: length of a code -> column, codes of that length
LEVELS = {1: "section", 3: "division", 5: "industry"}
LEVEL_CODES = {
    length: sorted({code[:length] for code in CODES}) if length < 5 else CODES for length in LEVELS
}


@dataclass(frozen=True)
class Number:
    """A column against a number. ``op`` is one of ``>= < > <=``."""

    column: str
    op: str
    threshold: int


@dataclass(frozen=True)
class Share:
    """``column * times`` against ``of * threshold``; unknown where ``of`` is not above zero."""

    column: str
    of: str
    op: str
    threshold: int
    times: int = MILLION


@dataclass(frozen=True)
class Within:
    """A column of indices is one of these, or none of these."""

    column: str
    values: tuple[int, ...]
    negated: bool = False


@dataclass(frozen=True)
class Held:
    """A bit of the qualifications."""

    bit: int
    negated: bool = False


@dataclass(frozen=True)
class Group:
    """All of the parts, or one of them."""

    every: bool
    parts: tuple["Plain", ...]


Leaf = Number | Share | Within | Held
Plain = Leaf | Group


def leaves(node: Plain) -> Iterator[Leaf]:
    """The comparisons of ``node``."""
    if isinstance(node, Group):
        for part in node.parts:
            yield from leaves(part)
    else:
        yield node


def plain(node: tree.Condition) -> Plain:
    """``node`` brought down."""
    match node:
        case tree.All(parts) | tree.Any(parts):
            return Group(isinstance(node, tree.All), tuple(plain(part) for part in parts))
        case tree.Compare():
            return _number(node)
        case tree.Age():
            return _age(node)
        case tree.Among():
            return _within(node)
        case tree.Is():
            columns = [f"{node.attribute}_{YEAR - back}" for back in range(node.years)] or [node.attribute]
            flags = tuple(Within(column, (1,), node.negated) for column in columns)
            return flags[0] if len(flags) == 1 else Group(node.negated, flags)
        case tree.Holds():
            return Held(VOCABULARY.qualifications.index(node.qualification), node.negated)
    raise TypeError(f"not measured: {type(node).__name__}")


def _column(key: str, years: int) -> str:
    return f"{key}_{DAY.year - years}" if years else key


def _number(node: tree.Compare) -> Leaf:
    term, threshold = node.term, node.amount.value
    column = _column(term.attribute, term.years)
    if term.shape is tree.Shape.GROWTH:
        return Share(column, _column(term.attribute, 2), node.op.value, MILLION + threshold)
    if term.of:
        return Share(column, _column(term.of, term.years), node.op.value, threshold)
    return Number(column, node.op.value, threshold)


def _age(node: tree.Age) -> Number:
    """Born on or before the last day whose age is reached on DAY (for > and <=: was reached before it)."""
    early, late = date(1950, 1, 1).toordinal(), DAY.toordinal()
    strict = node.op in (tree.Op.ABOVE, tree.Op.AT_MOST)
    while early < late:
        middle = (early + late + 1) // 2
        full = later(date.fromordinal(middle), node.number, node.span)
        if full < DAY or (full == DAY and not strict):
            early = middle
        else:
            late = middle - 1
    reached = node.op in (tree.Op.AT_LEAST, tree.Op.ABOVE)
    return Number(node.attribute, "<=" if reached else ">", early)


def _within(node: tree.Among) -> Leaf:
    values = VOCABULARY.keyed(node.attribute).values
    if node.attribute != "industry":
        known = list(values)
        return Within(node.attribute, tuple(known.index(word) for word in node.values), node.negated)
    codes = [values[word] for word in node.values]
    length = len(codes[0])
    where = {code: at for at, code in enumerate(LEVEL_CODES[length])}
    return Within(LEVELS[length], tuple(where[code] for code in codes), node.negated)


def with_levels(columns: Columns) -> dict[str, Whole]:
    """All columns, with the section and the division of the industry as columns of their own."""
    every = columns.every()
    classes = every["industry"]
    for length in (1, 3):
        where = {code: at for at, code in enumerate(LEVEL_CODES[length])}
        at = np.array([where[code[:length]] for code in CODES])
        every[LEVELS[length]] = np.where(classes == MISSING, MISSING, at[np.maximum(classes, 0)])
    return every


def facts(columns: Columns, row: int) -> Facts:
    """One enterprise as the rest of the system knows it."""
    values: dict[tuple[str, int | None], Fact] = {}
    for name, column in columns.every().items():
        value = int(column[row])
        if value == MISSING:
            continue
        key, _, year = name.rpartition("_") if name[-4:].isdecimal() else (name, "", "")
        if name in columns.choices:
            words = CODES if name == "industry" else list(VOCABULARY.keyed(name).values.values())
            known: Interval | frozenset[str] = frozenset({words[value]})
        elif name in columns.flags:
            known = frozenset({"yes" if value else "no"})
        else:
            known = Interval.point(value)
        values[key, int(year) if year else None] = Fact(known, Evidence.REGISTER)
    held = {
        word: (DAY, None)
        for bit, word in enumerate(VOCABULARY.qualifications)
        if int(columns.held[row]) >> bit & 1
    }
    return Facts(values, held=held, all_held=bool(columns.all_held[row]))
