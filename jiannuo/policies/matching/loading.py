"""Loading columns from the facts of enterprises, one by one."""

from collections.abc import Iterable, Sequence

import numpy as np

from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.policies.matching.columns import FOREVER, LEAST, MOST, Days, Grades, Held, Numbers, Words
from jiannuo.policies.matching.population import Column, Items, Population


def load(pairs: Iterable[tuple[int, Facts]], version: str = "") -> Population:
    """The columns of ``pairs``. Raises OverflowError for numbers beyond 63 bits."""
    ids, all_ = [], []
    for one, facts in pairs:
        ids.append(one)
        all_.append(facts)
    keys = dict.fromkeys(key for facts in all_ for key in facts.values)
    names = dict.fromkeys(name for facts in all_ for name in facts.held)
    questions = dict.fromkeys(question for facts in all_ for question in facts.decided)
    kinds = dict.fromkeys(kind for facts in all_ for kind in [*facts.items, *facts.all_items])
    return Population(
        np.array(ids, np.int64),
        {key: _column(key, [facts.values.get(key) for facts in all_]) for key in keys},
        {name: _held(name, all_) for name in names},
        np.array([facts.all_held for facts in all_], np.bool_),
        {one: np.array([facts.decided.get(one, -1) for facts in all_], np.int8) for one in questions},
        {kind: _items(kind, all_) for kind in kinds},
        _grades([facts.listed for facts in all_]),
        version,
    )


def _column(key: Key, facts: Sequence[Fact | None]) -> Column:
    values = [None if fact is None else fact.value for fact in facts]
    until = _until(facts)
    grades = _grades([Evidence.REGISTER if fact is None else fact.evidence for fact in facts])
    first = next(value for value in values if value is not None)
    if not isinstance(first, Interval):
        domain: dict[frozenset[str] | None, int] = {}
        codes = [domain.setdefault(_words(key, value), len(domain)) for value in values]
        return Words(np.array(codes, np.min_scalar_type(len(domain))), tuple(domain), until, grades)
    ends = [_ends(key, value) for value in values]
    low = np.array([low for low, _ in ends], np.int64)
    if all(low == high or (low == LEAST and high == MOST) for low, high in ends):
        return Numbers(low, None, until, grades)
    return Numbers(low, np.array([high for _, high in ends], np.int64), until, grades)


def _words(key: Key, value: Interval | frozenset[str] | None) -> frozenset[str] | None:
    if isinstance(value, Interval):
        raise TypeError(f"{key[0]} is words here and a number there")
    return value


def _ends(key: Key, value: Interval | frozenset[str] | None) -> tuple[int, int]:
    if value is None:
        return LEAST, MOST
    if not isinstance(value, Interval):
        raise TypeError(f"{key[0]} is a number here and words there")
    for end in (value.low, value.high):
        if end is not None and not LEAST < end < MOST:
            raise OverflowError(f"{key[0]}: {end} is beyond 63 bits")
    return LEAST if value.low is None else value.low, MOST if value.high is None else value.high


def _until(facts: Sequence[Fact | None]) -> Days | None:
    if all(fact is None or fact.until is None for fact in facts):
        return None
    ends = [FOREVER if fact is None or fact.until is None else fact.until.toordinal() for fact in facts]
    return np.array(ends, np.int32)


def _held(name: str, all_: Sequence[Facts]) -> Held:
    since, until = [], []
    for facts in all_:
        begins, ends = facts.held.get(name, (None, None))
        since.append(0 if begins is None else begins.toordinal())
        until.append(FOREVER if ends is None else ends.toordinal())
    grades = [facts.held_by.get(name, facts.listed) for facts in all_]
    return Held(np.array(since, np.int32), np.array(until, np.int32), np.array(grades, np.uint8))


def _grades(evidence: Sequence[Evidence]) -> Grades | None:
    return None if all(one is Evidence.REGISTER for one in evidence) else np.array(evidence, np.uint8)


def _items(kind: str, all_: Sequence[Facts]) -> Items:
    lists = [facts.items.get(kind, ()) for facts in all_]
    offsets = np.zeros(len(all_) + 1, np.int64)
    np.cumsum([len(one) for one in lists], out=offsets[1:])
    inner = load((row, one) for row, one in enumerate(one for list_ in lists for one in list_))
    complete = np.array([kind in facts.all_items for facts in all_], np.bool_)
    return Items(inner, offsets, complete)
