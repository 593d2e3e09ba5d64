"""The same for a million enterprises at once: columns in, four bits each out."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.sizing.classes import CLASSES
from jiannuo.enterprises.sizing.standards import STANDARDS, Measure, standards_of

#: stands for "without end" on the low and on the high side
NO_LOW = np.iinfo(np.int64).min
NO_HIGH = np.iinfo(np.int64).max
#: the bit of each class
BITS = {name: 1 << place for place, name in enumerate(CLASSES)}
EVERY = np.uint8(sum(BITS.values()))
Column = NDArray[np.int64]


def standard_rows(codes: Sequence[str | None]) -> NDArray[np.int8]:
    """The place of each enterprise's standard in the table, -1 where no single one holds."""
    return np.fromiter((_row(code) for code in codes), dtype=np.int8, count=len(codes))


@lru_cache(maxsize=4096)
def _row(code: str | None) -> int:
    if code is None:
        return -1
    standards, beyond = standards_of(code)
    return STANDARDS.index(standards[0]) if len(standards) == 1 and not beyond else -1


def classes_of(
    rows: NDArray[np.int8], lows: dict[Measure, Column], highs: dict[Measure, Column]
) -> NDArray[np.uint8]:
    """The possible classes of every enterprise as bits, see BITS; every class where there is no row.

    ``lows`` and ``highs`` hold the bounds of each measure in persons and fen.
    """
    low = _steps(rows, lows)
    high = _steps(rows, highs)
    # bits low..high set
    bits: NDArray[np.uint8] = ((2 << high) - (1 << low)).astype(np.uint8)
    bits[rows < 0] = EVERY
    return bits


def _steps(rows: NDArray[np.int8], values: dict[Measure, Column]) -> NDArray[np.int64]:
    least = np.full(len(rows), 3, dtype=np.int64)
    for measure in Measure:
        table = _thresholds(measure)
        column = values[measure]
        reached = np.zeros(len(rows), dtype=np.int64)
        for step in range(3):
            reached += column >= table[step][rows]
        # no value at all reaches no step on the low side even of an industry that does not ask
        np.minimum(least, np.where(_asked(measure)[rows], reached, 3), out=least)
    return least


def _thresholds(measure: Measure) -> NDArray[np.int64]:
    asked = [dict(one.thresholds).get(measure, (0, 0, 0)) for one in STANDARDS]
    return np.array(asked, dtype=np.int64).T


def _asked(measure: Measure) -> NDArray[np.bool_]:
    return np.array([measure in dict(one.thresholds) for one in STANDARDS])


def named(bits: int) -> frozenset[str]:
    """The classes of four bits, as possible_classes() gives them."""
    return frozenset(name for name, bit in BITS.items() if bits & bit)
