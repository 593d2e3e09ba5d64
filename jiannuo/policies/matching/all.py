"""Every condition for every enterprise: which surely meet it, and which possibly do."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.matching.circuit import Circuit
from jiannuo.policies.matching.index import BLOCK, Index
from jiannuo.policies.matching.packing import Packed, counted
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.program import Program, program
from jiannuo.policies.matching.running import Block, run
from jiannuo.policies.matching.shelves import Chunks
from jiannuo.policies.matching.truths import Truths

Counts = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True)
class Matched:
    """Who meets which condition: a row of words for every condition."""

    surely: Packed
    possibly: Packed

    def counts(self) -> Counts:
        """How many surely and how many possibly meet each condition."""
        return counted(self.surely), counted(self.possibly)


@dataclass(frozen=True)
class Ready:
    """Conditions compiled against an index, to be run as often as one likes."""

    index: Index
    program: Program
    #: the rows of atoms that the index lacks
    more: Chunks

    @classmethod
    def of(cls, index: Index, plan: Plan | None = None) -> "Ready":
        """Compiles ``plan`` (that of the index without one). Atoms that the index lacks are computed."""
        if plan is None or plan is index.plan:
            if index.compiled is None:
                index.compiled = cls._made(index, index.plan)
            assert isinstance(index.compiled, Ready)
            return index.compiled
        return cls._made(index, plan)

    @classmethod
    def _made(cls, index: Index, plan: Plan) -> "Ready":
        circuit = Circuit()
        asking = index.asking(circuit, plan)
        writer = Truths(circuit, asking.leaf)
        outcomes = [writer.wire(root) for root in plan.roots]
        made = program(circuit, outcomes, BLOCK)
        return cls(index, made, asking.more.chunked(index.chunks.chunk))

    def run(self) -> Iterator[Block]:
        """Runs it chunk by chunk, block by block."""
        return run(self.program, [self.index.chunks, self.index.kept, self.more])


def each_block(index: Index, plan: Plan | None = None) -> Iterator[Block]:
    """The answers in pieces, for more than memory holds."""
    return Ready.of(index, plan).run()


def match_all(index: Index, plan: Plan | None = None) -> Matched:
    """Who meets each condition of ``plan`` (that of the index without one)."""
    ready = Ready.of(index, plan)
    shape = ready.program.outcomes, index.chunks.words
    surely, possibly = np.empty(shape, np.uint64), np.empty(shape, np.uint64)
    for block in ready.run():
        many, words = block.surely.shape
        to = slice(block.first, block.first + many), slice(block.start, block.start + words)
        surely[to], possibly[to] = block.surely, block.possibly
    return Matched(surely, possibly)


def count_all(index: Index, plan: Plan | None = None) -> Counts:
    """How many surely and how many possibly meet each condition, without keeping who."""
    ready = Ready.of(index, plan)
    surely, possibly = np.zeros((2, ready.program.outcomes), np.int64)
    for block in ready.run():
        to = slice(block.first, block.first + len(block.surely))
        surely[to] += counted(block.surely)
        possibly[to] += counted(block.possibly)
    return surely, possibly
