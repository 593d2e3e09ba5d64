"""The ledger of a clock: from when to when it ran. Pauses are the gaps; nothing is overwritten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Run:
    """A clock ran from ``start`` to ``end`` (aware); an open run has no ``end``."""

    start: datetime
    end: datetime | None = None


def checked(runs: Sequence[Run]) -> Sequence[Run]:
    """``runs`` if they are in order, apart, and only the last is open. Raises ValueError otherwise."""
    for run in runs:
        if run.end is not None and run.end < run.start:
            raise ValueError(f"a run ends before it starts: {run}")
    for run, following in pairwise(runs):
        if run.end is None or following.start < run.end:
            raise ValueError(f"runs overlap: {run}, {following}")
    return runs


def until(runs: Sequence[Run], moment: datetime) -> Iterator[Run]:
    """What of ``runs`` lies before ``moment``; every run closed."""
    for run in runs:
        if run.start < moment:
            yield Run(run.start, moment if run.end is None else min(run.end, moment))
