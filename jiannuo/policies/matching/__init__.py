"""Matching conditions with enterprises: one with many, all with all, by the clock. Pure: NumPy, no Django.

Everything answers like ``conditions.explaining`` does, only faster::

    plan = Plan.of(conditions, vocabulary, day)         # the distinct atoms of all conditions
    index = Index.of(Population.of(pairs), plan)        # the bits of the atoms, in memory
    found = match_all(index)                            # found.surely, found.possibly: packed words
    new = match_all(index, Plan.of([condition], vocabulary, day))
    state = Matcher(plan).match(facts)                  # one enterprise: state.truths
    changed = state.update(facts, [("revenue", 2025)])  # the conditions whose answer changed
    flips = Flips.of(population, plan)                  # who must be looked at again, and when

Enterprise ``row`` is bit ``row % 64`` of word ``row // 64``; bits behind the last are 0.
"""

from jiannuo.policies.matching.all import Matched, Ready, count_all, each_block, match_all
from jiannuo.policies.matching.clock import next_flip
from jiannuo.policies.matching.columns import FOREVER, LEAST, MOST, Held, Numbers, Words
from jiannuo.policies.matching.flips import Flips
from jiannuo.policies.matching.index import Index
from jiannuo.policies.matching.nearness import near_all
from jiannuo.policies.matching.one import Matcher, State
from jiannuo.policies.matching.packing import packed, rows_of, unpacked
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.population import Items, Population
from jiannuo.policies.matching.running import Block

__all__ = [
    "FOREVER",
    "LEAST",
    "MOST",
    "Block",
    "Flips",
    "Held",
    "Index",
    "Items",
    "Matched",
    "Matcher",
    "Numbers",
    "Plan",
    "Population",
    "Ready",
    "State",
    "Words",
    "count_all",
    "each_block",
    "match_all",
    "near_all",
    "next_flip",
    "packed",
    "rows_of",
    "unpacked",
]
