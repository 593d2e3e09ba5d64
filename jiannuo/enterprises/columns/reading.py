"""Every statement that stands, read from the database into columns.

What recurs (attributes, sources, days, words) is read once and then stands as a number.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.facts import Key
from jiannuo.enterprises.knowing import WORDLESS, blocks_of, day_of, words_of

#: no lower end, and no upper end; real values lie strictly between
LEAST = int(np.iinfo(np.int64).min)
MOST = int(np.iinfo(np.int64).max)
#: a last day without end
FOREVER = int(np.iinfo(np.int32).max)
Ints = NDArray[np.int64]
T = TypeVar("T")


class Codes(dict[Hashable, int], Generic[T]):
    """Numbers whatever it is asked for, in the order in which things come."""

    def __init__(self, made: Callable[[Any], T]) -> None:
        super().__init__()
        self.made = made
        #: what each number stands for
        self.meanings: list[T] = []

    def __missing__(self, one: Hashable) -> int:
        self.meanings.append(self.made(one))
        number = self[one] = len(self.meanings) - 1
        return number

    def of(self, column: Iterable[Hashable], length: int) -> Ints:
        """The numbers of a column."""
        return np.fromiter(map(self.__getitem__, column), np.int64, length)


@dataclass(frozen=True)
class Told:
    """The statements, a row each. Days are ordinals, ``low`` and ``high`` base units."""

    enterprises: Ints
    #: positions in ``names``
    keys: Ints
    #: positions in ``spoken``
    sources: Ints
    evidence: Ints
    observed: Ints
    low: Ints
    high: Ints
    #: positions in ``sets``, -1 for a number
    words: Ints
    #: the last day that the source itself gave, FOREVER without one
    until: Ints
    recorded: Ints
    names: list[Key]
    spoken: list[str]
    sets: list[frozenset[str]]


#: the fields of Told that are columns
COLUMNS = tuple(one.name for one in fields(Told))[:10]


def read(ids: list[int] | None, day: date) -> Told:
    """What was observed by ``day`` and stands; ``ids`` None: of all enterprises."""
    names, sources, sets = Codes[Key](_key), Codes[str](str), Codes[frozenset[str]](_set)
    days = Codes[int](_ordinal)
    blocks: list[tuple[Ints, ...]] = []
    for rows in blocks_of(ids, day):
        many = len(rows)
        firm, name, year, source, evidence, seen, low, high, words, until, recorded = zip(*rows, strict=True)
        blocks.append(
            (
                np.array(firm, np.int64),
                names.of(zip(name, year, strict=True), many),
                sources.of(source, many),
                np.array(evidence, np.int64),
                _looked_up(days, seen, many),
                _ends(low, LEAST),
                _ends(high, MOST),
                _words(sets, words, many),
                _looked_up(days, until, many),
                np.array(recorded, np.int64),
            )
        )
    columns = [np.concatenate(parts) for parts in zip(*blocks, strict=True)] or _nothing()
    given: dict[str, Any] = dict(zip(COLUMNS, columns, strict=True))
    return Told(**given, names=names.meanings, spoken=sources.meanings, sets=sets.meanings)


def _nothing() -> list[Ints]:
    return [np.zeros(0, np.int64) for _one in COLUMNS]


def _key(kept: Any) -> Key:
    name, year = kept
    return str(name), year


def _ordinal(kept: Any) -> int:
    return day_of(kept).toordinal() if kept else FOREVER


def _looked_up(days: Codes[int], column: Iterable[Hashable], many: int) -> Ints:
    codes = days.of(column, many)
    return np.array(days.meanings, np.int64)[codes]


def _ends(column: Sequence[int | None], endless: int) -> Ints:
    """An end of every interval. Raises OverflowError for a number that stands for no end."""
    found = np.array([endless if one is None else one for one in column], np.int64)
    if ((found == LEAST) | (found == MOST)).sum() != column.count(None):
        raise OverflowError("a number is beyond 63 bits")
    return found


def _set(kept: Any) -> frozenset[str]:
    return frozenset() if kept in WORDLESS else words_of(kept)


def _words(sets: Codes[frozenset[str]], column: Iterable[Any], many: int) -> Ints:
    codes = sets.of(column, many)
    return np.where(np.array([bool(one) for one in sets.meanings])[codes], codes, -1)
