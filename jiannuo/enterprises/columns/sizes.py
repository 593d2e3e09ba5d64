"""The size class of everybody: ``deriving.derived`` in columns (工信部联企业〔2011〕300号)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.columns.believing import Believed
from jiannuo.enterprises.columns.reading import FOREVER, LEAST, MOST, Ints, Told
from jiannuo.enterprises.deriving import BACK, MEASURES
from jiannuo.enterprises.facts import Interval, Key
from jiannuo.enterprises.sizing import CLASSES, possible_classes
from jiannuo.enterprises.sizing.columns import EVERY, classes_of, named, standard_rows
from jiannuo.enterprises.sizing.standards import Measure

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Sized:
    """The possible classes of some enterprises; ``sets`` are what ``words`` points to."""

    rows: Ints
    words: Ints
    evidence: Ints
    until: Ints
    sets: list[frozenset[str]]


@dataclass(frozen=True)
class _Full:
    """A column with a row for every enterprise."""

    there: Bools
    low: Ints
    high: Ints
    evidence: Ints
    until: Ints

    @classmethod
    def of(cls, one: Believed | None, size: int) -> "_Full":
        found = cls(
            np.zeros(size, np.bool_),
            np.full(size, LEAST, np.int64),
            np.full(size, MOST, np.int64),
            np.full(size, MOST, np.int64),
            np.full(size, FOREVER, np.int64),
        )
        if one is not None:
            found.there[one.rows] = True
            found.low[one.rows], found.high[one.rows] = one.low, one.high
            found.evidence[one.rows], found.until[one.rows] = one.evidence, one.until
        return found

    def where(self, rows: Bools, other: "_Full") -> "_Full":
        """``other`` in ``rows``, else this."""
        pairs = [(getattr(self, name), getattr(other, name)) for name in self.__dataclass_fields__]
        return _Full(*(np.where(rows, theirs, own) for own, theirs in pairs))


def sized(values: Mapping[Key, Believed], told: Told, size: int, day: date) -> Sized | None:
    """Of which of ``size`` enterprises the class is narrowed on ``day``, and to what."""
    industry = values.get(("industry", None))
    if industry is None:
        return None
    in_words = industry.words >= 0
    year, measures = _figures(values, size, day)
    of = industry.rows[in_words]
    sets = [told.sets[at] for at in industry.words[in_words].tolist()]
    lows = {Measure(name): one.low[of] for name, one in measures.items()}
    highs = {Measure(name): one.high[of] for name, one in measures.items()}
    bits = _bits(sets, lows, highs)
    evidence, until = industry.evidence[in_words], industry.until[in_words]
    for one in measures.values():
        evidence, until = np.minimum(evidence, one.evidence[of]), np.minimum(until, one.until[of])
    ends = np.array([date(day.year - back + BACK, 12, 31).toordinal() for back in range(BACK + 1)], np.int64)
    until = np.minimum(until, ends[year[of]])
    narrowed = bits != EVERY
    kinds = [named(one) for one in range(int(EVERY) + 1)]
    return Sized(of[narrowed], bits[narrowed].astype(np.int64), evidence[narrowed], until[narrowed], kinds)


def _figures(values: Mapping[Key, Believed], size: int, day: date) -> tuple[Ints, dict[str, _Full]]:
    """How many years back the newest figures are, and the measures of that year."""
    back = np.ones(size, np.int64)
    found = {name: _Full.of(values.get((name, day.year - 1)), size) for name in MEASURES}
    missing = ~np.any([one.there for one in found.values()], axis=0)
    for years in range(2, BACK + 1):
        older = {name: _Full.of(values.get((name, day.year - years)), size) for name in MEASURES}
        taken = missing & np.any([one.there for one in older.values()], axis=0)
        found = {name: one.where(taken, older[name]) for name, one in found.items()}
        back[taken] = years
        missing &= ~taken
    return back, found


def _bits(
    sets: list[frozenset[str]], lows: dict[Measure, Ints], highs: dict[Measure, Ints]
) -> NDArray[np.uint8]:
    """In columns where one standard holds; the few with several possible trades one by one."""
    codes = [next(iter(one)) if len(one) == 1 else None for one in sets]
    standards = standard_rows(codes)
    bits = classes_of(standards, lows, highs)
    for at in np.flatnonzero(standards < 0).tolist():
        spans = {str(name): _span(int(lows[name][at]), int(highs[name][at])) for name in Measure}
        classes = possible_classes(sets[at], **spans)
        bits[at] = sum(1 << CLASSES.index(one) for one in classes)
    return bits


def _span(low: int, high: int) -> Interval:
    return Interval(None if low == LEAST else low, None if high == MOST else high)
