"""All conditions for one enterprise, and what becomes of them when one of its facts changes.

A truth is a number with two halves of 16 bits: 1 below if it is surely so, 1 above if it is possibly so.
The sum over the parts of a node so counts both, and a change is added to the sums of those it is part of.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.facts import Facts, Key
from jiannuo.policies.matching.edges import Edges
from jiannuo.policies.matching.layers import ALWAYS, FIRST, layers
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.scores import Scores
from jiannuo.policies.matching.vector import Atoms

Vector = NDArray[np.uint32]
Places = NDArray[np.intp]

#: the two halves of false, unknown, true
HALVES = np.array([0, 1 << 16, 1 << 16 | 1], np.uint32)
BOTH = np.uint32(1 << 16 | 1)
#: more parts than the half of 16 bits counts, with one bit to compare, are refused
MOST_PARTS = 1 << 15


class Matcher:
    """Answers all conditions of a plan for one enterprise at a time. Raises ValueError for too many parts."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.atoms = Atoms(plan)
        self.opposite = len(plan.atoms)
        made = layers(plan.roots, self.atoms.place, self.opposite)
        self.groups, self.size = made.groups, made.size
        self.roots = np.array(made.roots, np.intp)
        self.scores = {one.start: Scores.of(one.scores) for one in made.groups if one.scores}
        self.is_score = np.zeros(made.size, np.bool_)
        #: added to a sum it sets the highest bit of each half that counts enough
        self.lacking = np.zeros(made.size, np.uint32)
        self.need = np.ones(made.size, np.intp)
        for place, node in made.nodes.items():
            if len(node.parts) >= MOST_PARTS:
                raise ValueError(f"a condition of {len(node.parts)} parts")
            self.is_score[place] = node.score is not None
            self.need[place] = node.need
            self.lacking[place] = (MOST_PARTS - node.need) * int(BOTH)
        self.owners = Edges.of(
            made.size, ((part, place) for place, node in made.nodes.items() for part in node.parts)
        )
        self.signature = np.zeros(made.size, np.intp)
        self.before = np.zeros(made.size, np.uint32)
        #: the conditions whose root is a place
        self.asked = Edges.of(made.size, ((root, number) for number, root in enumerate(made.roots)))

    def match(self, facts: Facts) -> "State":
        """What becomes of every condition for an enterprise of which ``facts`` are known."""
        atoms = b"".join([self.atoms.answers(one, facts) for one in self.atoms.stretches])
        vector, sums = np.zeros(self.size, np.uint32), np.zeros(self.size, np.uint32)
        vector[ALWAYS] = BOTH
        self.put(vector, 0, atoms)
        for group in self.groups:
            if group.scores:
                found = self._score(group.start, vector)
                vector[group.start : group.start + len(found)] = found
            else:
                to = slice(group.start, group.start + group.parts.shape[1])
                np.add.reduce(vector[group.parts], axis=0, dtype=np.uint32, out=sums[to])
                vector[to] = self.enough(sums[to], self.lacking[to])
        return State(self, bytearray(atoms), vector, sums)

    def put(self, vector: Vector, start: int, truths: bytes) -> None:
        """Sets atoms from ``start`` and their opposites."""
        found = np.frombuffer(truths, np.uint8)
        first = FIRST + start
        vector[first : first + len(found)] = HALVES[found]
        first += self.opposite
        vector[first : first + len(found)] = HALVES[2 - found]

    def enough(self, sums: Vector, lacking: Vector) -> Vector:
        """Which sums are enough, in halves."""
        return (sums + lacking) >> np.uint32(15) & BOTH

    def _score(self, start: int, vector: Vector) -> Vector:
        scores = self.scores[start]
        return HALVES[scores.answer(truths(vector[scores.conditions]))]

    def changed_scores(self, places: NDArray[np.intp], vector: Vector) -> Vector:
        """Scores at ``places`` anew."""
        fresh = vector.copy()
        for start in self.scores:
            found = self._score(start, vector)
            fresh[start : start + len(found)] = found
        return fresh[places]


def truths(vector: Vector) -> NDArray[np.uint8]:
    """0 false, 1 unknown, 2 true."""
    return ((vector >> np.uint32(16)) + (vector & np.uint32(1))).astype(np.uint8)


@dataclass
class State:
    """The answers for one enterprise."""

    matcher: Matcher
    atoms: bytearray
    vector: Vector
    sums: Vector

    @property
    def truths(self) -> NDArray[np.uint8]:
        """0 false, 1 unknown, 2 true for every condition."""
        return truths(self.vector[self.matcher.roots])

    def distances(self) -> NDArray[np.int32]:
        """How many atoms are known not to be met that must be for each condition to be possible."""
        from jiannuo.policies.matching.distances import distances

        return distances(self)

    def update(self, facts: Facts, keys: Iterable[Key]) -> list[int]:
        """Takes over that ``keys`` changed in ``facts``, and gives the conditions whose answer changed.

        A key is an attribute with its year, a qualification, a kind of items, or a question, without one.
        """
        matcher, vector = self.matcher, self.vector
        places: list[Places] = []
        before: list[Vector] = []
        for one in matcher.atoms.asked_by(keys):
            found = matcher.atoms.answers(one, facts)
            here = slice(one.start, one.start + len(found))
            if found == self.atoms[here]:
                continue
            self.atoms[here] = found
            first = FIRST + one.start
            for start in (first, first + matcher.opposite):
                before.append(vector[start : start + len(found)].copy())
                places.append(np.arange(start, start + len(found)))
            matcher.put(vector, one.start, found)
        if not places:
            return []
        changed, old = np.concatenate(places), np.concatenate(before)
        other = vector[changed] != old
        changed, old = changed[other], old[other]
        rounds = []
        while len(changed):
            rounds.append((changed, old))
            changed, old = self._spread(changed, vector[changed] - old)
        return self._turned(rounds)

    def _turned(self, rounds: list[tuple[Places, Vector]]) -> list[int]:
        """The conditions that are not what they were, given what changed in each round and from what."""
        first = self.matcher.before
        for places, old in reversed(rounds):
            first[places] = old
        changed = np.concatenate([places for places, _ in rounds])
        turned = changed[self.vector[changed] != first[changed]]
        _, numbers = self.matcher.asked.of_all(turned)
        return sorted(set(numbers.tolist()))

    def _spread(self, changed: Places, step: Vector) -> tuple[Places, Vector]:
        """Adds what changed to the sums of the owners, and gives the owners that changed and from what."""
        matcher, vector = self.matcher, self.vector
        many, owners = matcher.owners.of_all(changed)
        np.add.at(self.sums, owners, np.repeat(step, many))
        fresh = matcher.enough(self.sums[owners], matcher.lacking[owners])
        if matcher.scores and (scored := matcher.is_score[owners]).any():
            fresh[scored] = matcher.changed_scores(owners[scored], vector)
        other = fresh != vector[owners]
        places, fresh = owners[other], fresh[other]
        # each place once: the last to sign is kept
        signed = np.arange(len(places))
        matcher.signature[places] = signed
        once = matcher.signature[places] == signed
        places, fresh = places[once], fresh[once]
        old = vector[places]
        vector[places] = fresh
        return places, old
