"""Putting populations one under the other, and taking rows out of one.

What is told of some rows only is missing in the others, as it would be if all had been loaded at once.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.facts import Evidence
from jiannuo.policies.matching import FOREVER, LEAST, MOST, Held, Items, Numbers, Population, Words

V = TypeVar("V")
REGISTER = int(Evidence.REGISTER)
Rows = NDArray[np.int64]


def taken(whole: Population, rows: Rows) -> Population:
    """The ``rows`` of ``whole``, in their order."""
    return Population(
        whole.ids[rows],
        {key: _some(column, rows) for key, column in whole.values.items()},
        {
            name: Held(one.since[rows], one.until[rows], _at(one.evidence, rows))
            for name, one in whole.held.items()
        },
        whole.lists_all_held()[rows],
        {question: said[rows] for question, said in whole.decided.items()},
        {kind: _items_of(items, rows) for kind, items in whole.items.items()},
        _at(whole.listed, rows),
    )


def _at(column: NDArray[Any] | None, rows: Rows) -> NDArray[Any] | None:
    return None if column is None else column[rows]


def _some(column: Numbers | Words, rows: Rows) -> Numbers | Words:
    more = _at(column.until, rows), _at(column.evidence, rows)
    if isinstance(column, Words):
        return Words(column.codes[rows], column.domain, *more)
    return Numbers(column.low[rows], _at(column.high, rows), *more)


def _items_of(items: Items, rows: Rows) -> Items:
    counts = np.diff(items.offsets)[rows]
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    inner = np.repeat(items.offsets[:-1][rows] - offsets[:-1], counts) + np.arange(offsets[-1])
    return Items(taken(items.population, inner.astype(np.int64)), offsets, items.complete[rows])


def joined(parts: Sequence[Population], version: str = "") -> Population:
    """All rows of ``parts``, one after the other."""
    sizes = [part.size for part in parts]
    return Population(
        np.concatenate([part.ids for part in parts]) if parts else np.zeros(0, np.int64),
        _columns([part.values for part in parts], sizes, _joined_values),
        _columns([part.held for part in parts], sizes, _joined_held),
        np.concatenate([part.lists_all_held() for part in parts]) if parts else None,
        _columns([part.decided for part in parts], sizes, _joined_decided),
        _columns([part.items for part in parts], sizes, _joined_items),
        _perhaps([part.listed for part in parts], sizes, REGISTER, np.uint8),
        version,
    )


def _columns(
    parts: Sequence[Any], sizes: Sequence[int], join: Callable[[list[Any], Sequence[int]], V]
) -> dict[Any, V]:
    keys: Iterable[Any] = dict.fromkeys(key for part in parts for key in part)
    return {key: join([part.get(key) for part in parts], sizes) for key in keys}


def _filled(
    parts: Sequence[NDArray[Any] | None], sizes: Sequence[int], missing: int, kind: Any
) -> NDArray[Any]:
    return np.concatenate(
        [np.full(size, missing, kind) if one is None else one for one, size in zip(parts, sizes, strict=True)]
    )


def _perhaps(
    parts: Sequence[NDArray[Any] | None], sizes: Sequence[int], missing: int, kind: Any
) -> NDArray[Any] | None:
    """None as long as none of the parts has it."""
    return None if all(one is None for one in parts) else _filled(parts, sizes, missing, kind)


def _joined_values(parts: list[Numbers | Words | None], sizes: Sequence[int]) -> Numbers | Words:
    until = _perhaps([None if one is None else one.until for one in parts], sizes, FOREVER, np.int32)
    evidence = _perhaps([None if one is None else one.evidence for one in parts], sizes, REGISTER, np.uint8)
    if any(isinstance(one, Words) for one in parts):
        return Words(*_joined_words(parts, sizes), until, evidence)
    numbers = [one if isinstance(one, Numbers) else None for one in parts]
    low = _filled([None if one is None else one.low for one in numbers], sizes, LEAST, np.int64)
    if all(one is None or one.high is None for one in numbers):
        return Numbers(low, None, until, evidence)
    highs = [None if one is None else one.highs() for one in numbers]
    return Numbers(low, _filled(highs, sizes, MOST, np.int64), until, evidence)


def _joined_words(
    parts: Sequence[Numbers | Words | None], sizes: Sequence[int]
) -> tuple[NDArray[Any], tuple[frozenset[str] | None, ...]]:
    """Codes and domain."""
    domain: dict[frozenset[str] | None, int] = {None: 0}
    codes = []
    for one, size in zip(parts, sizes, strict=True):
        if not isinstance(one, Words):
            codes.append(np.zeros(size, np.int32))
            continue
        known = np.array([domain.setdefault(value, len(domain)) for value in one.domain], np.int32)
        codes.append(known[one.codes])
    return np.concatenate(codes).astype(np.min_scalar_type(len(domain))), tuple(domain)


def _joined_held(parts: list[Held | None], sizes: Sequence[int]) -> Held:
    since = _filled([None if one is None else one.since for one in parts], sizes, 0, np.int32)
    until = _filled([None if one is None else one.until for one in parts], sizes, FOREVER, np.int32)
    evidence = [None if one is None else one.evidence for one in parts]
    return Held(since, until, _perhaps(evidence, sizes, REGISTER, np.uint8))


def _joined_decided(parts: list[NDArray[np.int8] | None], sizes: Sequence[int]) -> NDArray[np.int8]:
    return _filled(parts, sizes, -1, np.int8)


def _joined_items(parts: list[Items | None], sizes: Sequence[int]) -> Items:
    offsets, inner, complete, start = [np.zeros(1, np.int64)], [], [], 0
    for one, size in zip(parts, sizes, strict=True):
        if one is None:
            offsets.append(np.full(size, start, np.int64))
            complete.append(np.zeros(size, np.bool_))
            continue
        offsets.append(one.offsets[1:] + start)
        start += int(one.offsets[-1])
        inner.append(one.population)
        complete.append(one.complete)
    return Items(joined(inner), np.concatenate(offsets), np.concatenate(complete))
