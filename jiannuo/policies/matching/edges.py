"""From places to what belongs to them, in two flat arrays."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Edges:
    """``ends[starts[place] : starts[place + 1]]`` belong to ``place``."""

    starts: NDArray[np.intp]
    ends: NDArray[np.intp]

    @classmethod
    def of(cls, size: int, pairs: Iterable[tuple[int, int]]) -> "Edges":
        """The edges of ``pairs`` (place, end), places below ``size``."""
        found = np.array(list(pairs), np.intp).reshape(-1, 2)
        found = found[np.argsort(found[:, 0], kind="stable")]
        starts = np.searchsorted(found[:, 0], np.arange(size + 1))
        return cls(starts, np.ascontiguousarray(found[:, 1]))

    def of_all(self, places: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """How many ends each of ``places`` has, and all of them one after the other."""
        first = self.starts[places]
        many = self.starts[places + 1] - first
        until = np.cumsum(many)
        total = int(until[-1]) if len(until) else 0
        return many, self.ends[np.arange(total) + np.repeat(first - until + many, many)]
