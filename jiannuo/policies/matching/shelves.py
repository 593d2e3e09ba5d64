"""Shelves of packed rows: the bits of an index, laid out in chunks that stay in the cache."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.matching.packing import Packed, words_for

#: words of a chunk: a pair of rows is 32 KB
CHUNK = 2048


@dataclass
class Shelf:
    """Rows of ``size`` bits: pairs (surely, possibly) and halves. The first pairs are the constants."""

    size: int
    pairs: list[tuple[Packed, Packed]] = field(default_factory=list)
    halves: list[Packed] = field(default_factory=list)

    def pair(self, surely: Packed, possibly: Packed) -> int:
        """Puts a pair down and gives its number."""
        self.pairs.append((surely, possibly))
        return len(self.pairs) - 1

    def half(self, row: Packed) -> int:
        """Puts a half down and gives its number."""
        self.halves.append(row)
        return len(self.halves) - 1

    def chunked(self, chunk: int) -> "Chunks":
        """The rows cut into chunks of ``chunk`` words."""
        words = words_for(self.size)
        chunk = max(1, min(chunk, words))
        many = -(-words // chunk)
        pairs = np.zeros((many, len(self.pairs), 2, chunk), np.uint64)
        halves = np.zeros((many, len(self.halves), chunk), np.uint64)
        for at in range(many):
            here = slice(at * chunk, (at + 1) * chunk)
            length = min(words, here.stop) - here.start
            for number, pair in enumerate(self.pairs):
                pairs[at, number, 0, :length], pairs[at, number, 1, :length] = pair[0][here], pair[1][here]
            for number, half in enumerate(self.halves):
                halves[at, number, :length] = half[here]
        return Chunks(words, chunk, pairs, halves)


@dataclass(frozen=True)
class Chunks:
    """The same rows, chunk after chunk. The last chunk is filled up with 0."""

    words: int
    chunk: int
    #: chunk, number, half, word
    pairs: NDArray[np.uint64]
    #: chunk, number, word
    halves: NDArray[np.uint64]

    @property
    def many(self) -> int:
        """How many chunks."""
        return len(self.pairs)

    @property
    def bytes(self) -> int:
        """What it takes of memory."""
        return self.pairs.nbytes + self.halves.nbytes

    def whole(self, at: int) -> tuple[NDArray[np.uint64], ...]:
        """The pairs of a chunk: whole, their first halves, their second halves."""
        pairs = self.pairs[at]
        return pairs.reshape(len(pairs), 2 * self.chunk), pairs[:, 0], pairs[:, 1]


def views(rows: NDArray[np.uint64]) -> list[NDArray[np.uint64]]:
    """Three views of every pair: whole, first half, second half."""
    many, _, words = rows.shape
    whole, first, second = list(rows.reshape(many, 2 * words)), list(rows[:, 0]), list(rows[:, 1])
    return [view for three in zip(whole, first, second, strict=True) for view in three]
