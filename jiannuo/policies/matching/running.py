"""Running a program over the chunks of an index."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.matching.program import Program
from jiannuo.policies.matching.shelves import Chunks, views

GATES = (np.bitwise_and, np.bitwise_or, np.bitwise_xor)


class Block(NamedTuple):
    """The outcomes ``first`` and following for the words ``start`` and following. Overwritten by the next."""

    first: int
    start: int
    surely: NDArray[np.uint64]
    possibly: NDArray[np.uint64]


def run(program: Program, shelves: Sequence[Chunks]) -> Iterator[Block]:
    """Runs ``program`` chunk by chunk, block by block. ``shelves`` are numbered one after the other;
    only the first has halves."""
    base = shelves[0]
    memory = np.empty((program.rows, 2, base.chunk), np.uint64)
    outcomes = np.empty((program.block, 2, base.chunk), np.uint64)
    work = [*views(outcomes), *views(memory)]
    places = [
        (half, *((0, number) if half else _place(number, shelves)), view)
        for half, number, view in reversed(program.inputs)
    ]
    for at in range(base.many):
        pairs, halves = [one.whole(at) for one in shelves], base.halves[at]
        here = [
            *work,
            *(halves[row] if half else pairs[shelf][view][row] for half, shelf, row, view in places),
        ]
        start = at * base.chunk
        length = min(base.chunk, base.words - start)
        for number, steps in enumerate(program.blocks):
            for gate, a, b, to in steps:
                GATES[gate](here[a], here[b], here[to])
            first = number * program.block
            found = outcomes[: program.outcomes - first, :, :length]
            yield Block(first, start, found[:, 0], found[:, 1])


def _place(number: int, shelves: Sequence[Chunks]) -> tuple[int, int]:
    """On which shelf a pair stands, and where there."""
    for shelf, one in enumerate(shelves):
        many = one.pairs.shape[1]
        if number < many:
            return shelf, number
        number -= many
    return 0, number
