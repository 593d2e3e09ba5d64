"""Enterprises from the database into columns: what ``Population.of(facts_of(…))`` gives, without the facts.

A million statements never become a million objects; qualifications, things of a kind and decisions are few.
"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.collecting import uncollected
from jiannuo.enterprises.columns import Believed, Told, believed, read, sized
from jiannuo.enterprises.columns.sizes import Sized
from jiannuo.enterprises.deriving import SIZE
from jiannuo.enterprises.facts import Evidence, Key
from jiannuo.enterprises.listing import lists_of
from jiannuo.policies.matching import FOREVER, LEAST, MOST, Numbers, Population, Words
from jiannuo.policies.population.lists import decided, held_in_columns, items_in_columns

REGISTER = int(Evidence.REGISTER)
Ints = NDArray[np.int64]


def loaded(ids: list[int] | None, day: date, version: str = "") -> Population:
    """What is known on ``day`` of these enterprises, in the order of their numbers; None: of all."""
    with uncollected():
        lists = lists_of(None if ids is None else sorted(ids), day)
        rows = np.array(list(lists), np.int64)
        all_ = list(lists.values())
        return Population(
            rows,
            _values(read(None if ids is None else list(lists), day), rows, day),
            held_in_columns(all_),
            np.array([one.all_held for one in all_], np.bool_),
            decided(rows, day),
            items_in_columns(all_),
            None,
            version,
        )


def _values(told: Told, ids: Ints, day: date) -> dict[Key, Numbers | Words]:
    size = len(ids)
    if not size:
        return {}
    said = believed(told, ids, day)
    columns = {key: _column(key, one, told, size) for key, one in said.items()}
    classes = sized(said, told, size, day)
    if classes is not None and len(classes.rows):
        columns[SIZE] = _with_classes(said.get(SIZE), classes, told, size)
    return columns


def _column(key: Key, one: Believed, told: Told, size: int) -> Numbers | Words:
    in_words = one.words >= 0
    if in_words.all():
        return _words(one, told.sets, size)
    if in_words.any():
        raise TypeError(f"{key[0]} is words here and a number there")
    low, high = np.full(size, LEAST, np.int64), np.full(size, MOST, np.int64)
    low[one.rows], high[one.rows] = one.low, one.high
    exact = bool(((one.low == one.high) | ((one.low == LEAST) & (one.high == MOST))).all())
    return Numbers(low, None if exact else high, _until(one, size), _grades(one, size))


def _words(one: Believed | Sized, sets: list[frozenset[str]], size: int) -> Words:
    """The domain in the order in which its sets come, as ``Population.of`` has it."""
    numbers: dict[frozenset[str] | None, int] = {None: 0}
    of_set = np.zeros(len(sets), np.int64)
    for at in np.unique(one.words).tolist():
        of_set[at] = numbers.setdefault(sets[at], len(numbers))
    codes = np.zeros(size, np.int64)
    codes[one.rows] = of_set[one.words]
    used, first = np.unique(codes, return_index=True)
    order = used[np.argsort(first)]
    ranks = np.zeros(len(numbers), np.int64)
    ranks[order] = np.arange(len(order))
    meanings = list(numbers)
    return Words(
        ranks[codes].astype(np.min_scalar_type(len(order))),
        tuple(meanings[at] for at in order.tolist()),
        _until(one, size),
        _grades(one, size),
    )


def _until(one: Believed | Sized, size: int) -> NDArray[np.int32] | None:
    if (one.until == FOREVER).all():
        return None
    found = np.full(size, FOREVER, np.int32)
    found[one.rows] = one.until
    return found


def _grades(one: Believed | Sized, size: int) -> NDArray[np.uint8] | None:
    if (one.evidence == REGISTER).all():
        return None
    found = np.full(size, REGISTER, np.uint8)
    found[one.rows] = one.evidence
    return found


def _with_classes(stated: Believed | None, classes: Sized, told: Told, size: int) -> Words:
    """The computed class goes before one that was stated."""
    if stated is None:
        return _words(classes, classes.sets, size)
    kept = ~np.isin(stated.rows, classes.rows)
    if (stated.words[kept] < 0).any():
        raise TypeError("size is words here and a number there")
    both = Sized(
        np.concatenate([stated.rows[kept], classes.rows]),
        np.concatenate([stated.words[kept], classes.words + len(told.sets)]),
        np.concatenate([stated.evidence[kept], classes.evidence]),
        np.concatenate([stated.until[kept], classes.until]),
        [],
    )
    return _words(both, [*told.sets, *classes.sets], size)
