"""Which statement is believed of each enterprise and attribute: ``resolving.believe`` for all at once.

Most attributes of most enterprises have one statement: there is nothing to compare. Only where there are
several is the rule asked, so that there is one rule and not a second one in columns.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from jiannuo.enterprises.attributes.declared import attribute
from jiannuo.enterprises.columns.reading import FOREVER, LEAST, MOST, Ints, Told
from jiannuo.enterprises.facts import Key
from jiannuo.enterprises.resolving import Statement, believe, months_later


@dataclass(frozen=True)
class Believed:
    """What is believed of one attribute (and year): of which enterprises, and what."""

    #: positions among the enterprises, ascending
    rows: Ints
    low: Ints
    high: Ints
    #: positions in ``Told.sets``, -1 for a number
    words: Ints
    evidence: Ints
    #: the last day it may be relied upon, FOREVER without end
    until: Ints


def believed(told: Told, ids: Ints, day: date) -> dict[Key, Believed]:
    """By attribute and year what is believed on ``day``; ``ids`` are the enterprises, ascending."""
    rows = np.searchsorted(ids, told.enterprises)
    # an enterprise that came while this was being read is not among them
    there = np.flatnonzero((rows < len(ids)) & (ids[np.minimum(rows, len(ids) - 1)] == told.enterprises))
    place = told.keys[there] * len(ids) + rows[there]
    order = np.argsort(place, kind="stable")
    chosen, place = there[order], place[order]
    first = np.flatnonzero(np.diff(place, prepend=-1))
    counts = np.diff(first, append=len(place))
    only = chosen[first]
    for at in np.flatnonzero(counts > 1).tolist():
        only[at] = _best(told, chosen[first[at] : first[at] + counts[at]], day)
    return _by_key(told, only, rows[only])


def _best(told: Told, among: Ints, day: date) -> int:
    """The row that is believed of several of one enterprise and attribute."""
    by_number = {int(told.recorded[at]): int(at) for at in among}
    name, _year = told.names[told.keys[among[0]]]
    belief = believe(attribute(name), (_statement(told, at) for at in by_number.values()), day)
    assert belief is not None
    return by_number[belief.statement.recorded]


def _statement(told: Told, at: int) -> Statement:
    low, high, until = int(told.low[at]), int(told.high[at]), int(told.until[at])
    return Statement(
        told.spoken[told.sources[at]],
        int(told.evidence[at]),
        date.fromordinal(int(told.observed[at])),
        None if low == LEAST else low,
        None if high == MOST else high,
        () if told.words[at] < 0 else tuple(sorted(told.sets[told.words[at]])),
        None if until == FOREVER else date.fromordinal(until),
        int(told.recorded[at]),
    )


def _by_key(told: Told, only: Ints, rows: Ints) -> dict[Key, Believed]:
    """``only`` is sorted by attribute and enterprise."""
    found = {}
    keys = told.keys[only]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    for begin, end in zip(starts.tolist(), [*starts[1:].tolist(), len(only)], strict=False):
        here, key = only[begin:end], told.names[keys[begin]]
        found[key] = Believed(
            rows[begin:end],
            told.low[here],
            told.high[here],
            told.words[here],
            told.evidence[here],
            _reliable_until(key[0], told.until[here], told.observed[here]),
        )
    return found


def _reliable_until(name: str, said: Ints, observed: Ints) -> Ints:
    """The rule of ``resolving.reliable_until``; a day of observation is looked at once."""
    months = attribute(name).fresh_months
    if months is None:
        return said
    days, at = np.unique(observed, return_inverse=True)
    ends = [months_later(date.fromordinal(one), months).toordinal() for one in days.tolist()]
    return np.minimum(said, np.array(ends, np.int64)[at])
