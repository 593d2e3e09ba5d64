"""Our engine under ``matching.py``: everything against everybody, and the small questions of every day."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

import matching_policies
import numpy as np
from matching_enterprises import DAY, FLAGS, MISSING, QUALIFICATIONS, YEAR, Columns, Whole
from matching_frames import Counts, Run
from matching_plain import CODES, facts
from matching_policies import VOCABULARY, qualification
from numpy.typing import NDArray

from jiannuo.enterprises.facts import Fact, Facts, Interval, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.matching import (
    FOREVER,
    LEAST,
    Held,
    Index,
    Matcher,
    Numbers,
    Plan,
    Population,
    Words,
    count_all,
    match_all,
)

#: things to do, each to be timed
Runs = Iterator[Callable[[], Any]]


def population(columns: Columns) -> Population:
    """The enterprises as our engine takes them. Takes the columns away, so that they are held once."""
    values: dict[tuple[str, int | None], Numbers | Words] = {}
    rows = len(columns)
    for part in (columns.numbers, columns.dates, columns.choices, columns.flags):
        for name in list(part):
            one = part.pop(name)
            key, _, year = name.rpartition("_") if name[-4:].isdecimal() else (name, "", "")
            values[key, int(year) if year else None] = _column(name, one, part is columns.choices)
    forever = np.broadcast_to(np.int32(FOREVER), rows)
    held = {
        qualification(bit): Held(((columns.held >> bit & 1) * DAY.toordinal()).astype(np.int32), forever)
        for bit in range(QUALIFICATIONS)
    }
    return Population(
        ids=np.arange(rows), values=values, held=held, all_held=columns.all_held, version="made up"
    )


def _column(name: str, one: Whole, is_choice: bool) -> Numbers | Words:
    if is_choice:
        words = CODES if name == "industry" else list(VOCABULARY.keyed(name).values.values())
        return Words.exact(np.where(one == MISSING, -1, one).astype(np.int16), words)
    if name in FLAGS:
        return Words.flags(np.where(one == MISSING, -1, one).astype(np.int8))
    one[one == MISSING] = LEAST
    return Numbers(one)


def index_of(columns: Columns, policies: Sequence[tree.Condition]) -> tuple[Index, dict[str, Any]]:
    """The index, and what it cost: seconds of the clock and of the processor, MB, distinct conditions."""
    everybody = population(columns)
    clocks = [(time.perf_counter(), time.process_time())]
    plan = Plan.of(policies, VOCABULARY, DAY)
    clocks.append((time.perf_counter(), time.process_time()))
    index = Index.of(everybody, plan)
    clocks.append((time.perf_counter(), time.process_time()))
    planned, built = ([b - a for a, b in zip(*pair, strict=True)] for pair in pairwise(clocks))
    return index, {"plan": planned, "index": built, "index MB": index.bytes / 1e6, "atoms": len(plan.atoms)}


def counting(index: Index) -> Run:
    """How many are surely, how many perhaps entitled, by policy."""

    def run() -> Counts:
        true, perhaps = count_all(index)
        return true.tolist(), perhaps.tolist()

    return run


def keeping(index: Index) -> Callable[[], Any]:
    """The same with both sets kept, a bit for each policy and enterprise."""
    return lambda: match_all(index)


def counts_of_first(
    index: Index, policies: Sequence[tree.Condition], rows: Sequence[int], block: int = 500
) -> dict[int, Counts]:
    """The counts among the first ``rows`` enterprises, against which engines on fewer rows are held."""
    made: dict[int, tuple[list[int], list[int]]] = {number: ([], []) for number in rows}
    for start in range(0, len(policies), block):
        found = match_all(index, Plan.of(policies[start : start + block], VOCABULARY, DAY))
        for number, counts in made.items():
            mask = _mask(number)
            for bits, counted in zip((found.surely, found.possibly), counts, strict=True):
                inside = np.bitwise_count(bits[:, : len(mask)] & mask)
                counted.extend(inside.sum(axis=1, dtype=np.int64).tolist())
    return dict(made)


def _mask(rows: int) -> NDArray[np.uint64]:
    bits = np.zeros(-(-rows // 64) * 64, np.uint8)
    bits[:rows] = 1
    return np.packbits(bits, bitorder="little").view(np.uint64)


def publishing(index: Index, rounds: int) -> Runs:
    """A policy that is new to the index, planned and matched with everybody."""
    for one in matching_policies.make(rounds, seed=77):
        yield partial(_published, index, one)


def _published(index: Index, policy: tree.Condition) -> None:
    match_all(index, Plan.of([policy], VOCABULARY, DAY))


def small_questions(columns: Columns, policies: Sequence[tree.Condition], rounds: int) -> dict[str, Runs]:
    """One enterprise with all policies, one changed number, and the explanation of one policy."""
    matcher = Matcher(Plan.of(policies, VOCABULARY, DAY))
    known = [facts(columns, row) for row in range(rounds)]
    # every number in its turn: revenue stands in half of the policies, others in few
    numbers = [
        (key, YEAR if yearly else None) for key, (_, _, yearly, _, _) in matching_policies.NUMBERS.items()
    ]
    keys = [numbers[at % len(numbers)] for at in range(rounds)]
    changed = [
        _with(one, key, matching_policies.NUMBERS[key[0]][4] // 2)
        for one, key in zip(known, keys, strict=True)
    ]
    states = [matcher.match(one) for one in known]
    explainer = Explainer(VOCABULARY, DAY)
    return {
        "one enterprise": (partial(matcher.match, one) for one in known),
        "one changed number": (
            partial(state.update, new, [key]) for state, new, key in zip(states, changed, keys, strict=True)
        ),
        "explain": (
            partial(explainer.explain, policy, one) for one in known[:20] for policy in policies[:200]
        ),
    }


def _with(one: Facts, key: Key, amount: int) -> Facts:
    return replace(one, values={**one.values, key: Fact(Interval.point(amount))})
