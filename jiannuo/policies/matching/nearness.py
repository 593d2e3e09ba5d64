"""Near misses of whole populations: who would possibly meet a condition if one or two atoms were otherwise.

The distance of a condition is the least number of atoms, known not to be met, that would have to be met
for the condition to be possible: 0 where it is possible already. *All* adds up, *any* takes the nearest,
*at least k* the k nearest, a score the bands that lift it over its minima. A band after one that is surely
met is out of reach: nothing is ever un-met.
"""

from itertools import product

import numpy as np

from jiannuo.policies.matching.circuit import Circuit, Wire
from jiannuo.policies.matching.index import BLOCK, Index
from jiannuo.policies.matching.packing import Packed
from jiannuo.policies.matching.plan import Both, Count, Either, Node, Plan, Points, Rungs
from jiannuo.policies.matching.program import program
from jiannuo.policies.matching.running import run
from jiannuo.policies.matching.truths import Steps, Truths, best, reaches, total_reaches

#: distances up to this are told apart
FARTHEST = 2
#: wires: at most 0, 1, 2 away; only their second half is meant
Away = tuple[Wire, ...]


def near_all(index: Index, plan: Plan | None = None) -> tuple[Packed, Packed]:
    """Who is at most 1, and who at most 2 away from possibly meeting each condition of ``plan``."""
    plan = index.plan if plan is None else plan
    circuit = Circuit()
    asking = index.asking(circuit, plan)
    writer = Nearness(circuit, Truths(circuit, asking.leaf))
    outcomes = [wire for root in plan.roots for wire in writer.away(root)[1:]]
    made = program(circuit, outcomes, BLOCK)
    found = np.empty((len(outcomes), index.chunks.words), np.uint64)
    for block in run(made, [index.chunks, index.kept, asking.more.chunked(index.chunks.chunk)]):
        many, words = block.possibly.shape
        found[block.first : block.first + many, block.start : block.start + words] = block.possibly
    return found[0::FARTHEST], found[1::FARTHEST]


class Nearness:
    """Writes distances into a circuit."""

    def __init__(self, circuit: Circuit, truths: Truths) -> None:
        self.circuit = circuit
        self.truths = truths

    def away(self, node: Node) -> Away:
        """At most 0, 1, 2 away from ``node``."""
        if isinstance(node, int):
            return self.truths.wire(node), *[self.circuit.always] * FARTHEST
        if isinstance(node, Both):
            return self._count(len(node.parts), [self.away(part) for part in node.parts])
        if isinstance(node, Either):
            parts = [self.away(part) for part in node.parts]
            return tuple(self.circuit.some([part[far] for part in parts]) for far in range(FARTHEST + 1))
        if isinstance(node, Count):
            return self._count(node.number, [self.away(part) for part in node.parts])
        return self._score(node)

    def _count(self, number: int, parts: list[Away]) -> Away:
        circuit = self.circuit
        #: met[k][far]: k of the parts so far, together at most so far away
        met: list[Away] = [(circuit.always,) * (FARTHEST + 1)]
        for one in parts:
            none: Away = (circuit.never,) * (FARTHEST + 1)
            grown = [met[0]]
            for before, same in zip(met, [*met[1:], none], strict=True):
                added = [
                    circuit.some([circuit.both(one[a], before[far - a]) for a in range(far + 1)])
                    for far in range(FARTHEST + 1)
                ]
                grown.append(tuple(circuit.either(a, b) for a, b in zip(added, same, strict=True)))
            met = grown[: max(number, 0) + 1]
        return met[max(number, 0)] if number < len(met) else (circuit.never,) * (FARTHEST + 1)

    def _score(self, node: Points) -> Away:
        circuit = self.circuit
        steps = [[self._best(ladders, far) for far in range(FARTHEST + 1)] for _, ladders in node.parts]
        ways: list[list[Wire]] = [[] for _ in range(FARTHEST + 1)]
        for spent in product(range(FARTHEST + 1), repeat=len(node.parts)):
            if sum(spent) > FARTHEST:
                continue
            chosen = [steps[part][far] for part, far in enumerate(spent)]
            wires = [total_reaches(circuit, chosen, node.minimum)]
            for (least, _), one in zip(node.parts, chosen, strict=True):
                if least is not None:
                    wires.append(reaches(circuit, one, least))
            for far in range(sum(spent), FARTHEST + 1):
                ways[far].append(circuit.every(wires))
        return tuple(circuit.some(one) for one in ways)

    def _best(self, ladders: tuple[Rungs, ...], far: int) -> Steps:
        return best([self._rungs(ladder, far) for ladder in ladders], self.circuit)

    def _rungs(self, ladder: Rungs, far: int) -> Steps:
        circuit, none_before = self.circuit, self.circuit.always
        counts: list[tuple[int, Wire]] = []
        for condition, points in ladder.bands:
            counts.append((points, circuit.both(self.away(condition)[far], none_before)))
            none_before = circuit.both(none_before, circuit.no(self.truths.wire(condition)))
        counts.append((ladder.otherwise, none_before))
        levels = sorted({points for points, _ in counts})
        return [
            (levels[0], circuit.always),
            *(
                (level, circuit.some([wire for points, wire in counts if points >= level]))
                for level in levels[1:]
            ),
        ]
