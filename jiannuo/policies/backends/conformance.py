"""The gate for every backend: the same counts as the specification, policy by policy.

An engine is believed when ``disagreements`` is empty for its counts: on another database, after an upgrade
of one, on the hardware where it will run.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from jiannuo.policies.backends.cases import Case
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.truth import Truth

#: for every policy how many enterprises are surely, and how many perhaps entitled
Counts = Sequence[tuple[int, int]]


@lru_cache(maxsize=8)
def expected(case: Case) -> Counts:
    """What the specification says, one enterprise after the other."""
    explainer = Explainer(case.vocabulary, case.day)
    found = []
    for condition in case.conditions:
        truths = [explainer.explain(condition, facts).truth for facts in case.facts]
        found.append((truths.count(Truth.TRUE), len(truths) - truths.count(Truth.FALSE)))
    return found


def checksum(counts: Counts) -> str:
    """A short sum over all counts and their order, to compare two runs that are far apart."""
    told = ";".join(f"{surely},{perhaps}" for surely, perhaps in counts)
    return blake2b(told.encode(), digest_size=8).hexdigest()


def disagreements(case: Case, counts: Counts, wanted: Counts | None = None) -> list[str]:
    """The policies that were counted otherwise, each in a sentence; empty for a backend that may be used."""
    wanted = expected(case) if wanted is None else wanted
    if len(counts) != len(wanted):
        return [f"{len(counts)} policies counted of {len(wanted)}"]
    return [
        f"policy {at}: counted {tuple(found)} surely and perhaps, should be {should}: {case.conditions[at]}"
        for at, (found, should) in enumerate(zip(counts, wanted, strict=True))
        if tuple(found) != should
    ]
