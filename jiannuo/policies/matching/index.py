"""The index: the bits of all atoms of a plan for a whole population, built once and asked many times."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

import numpy as np

from jiannuo.policies.matching.atoms import Atom, Cut, Member, Open, Reading
from jiannuo.policies.matching.circuit import Circuit, Wire
from jiannuo.policies.matching.layouts import Alternatives, Ladder, alternatives, ladder
from jiannuo.policies.matching.packing import packed
from jiannuo.policies.matching.plan import Plan, leaves
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.program import program
from jiannuo.policies.matching.rows import Rows
from jiannuo.policies.matching.running import run
from jiannuo.policies.matching.shelves import CHUNK, Chunks, Shelf

#: outcomes computed before they are handed over
BLOCK = 32
#: bytes of finished atoms that are kept beside the digits they are made from, the most used first
KEPT = 256 << 20


@dataclass
class Index:
    """The bits of the atoms of ``plan``, for ``population``."""

    population: Population
    plan: Plan
    rows: Rows
    ladders: dict[Reading, Ladder]
    words: dict[str, Alternatives]
    #: atoms of other families -> their pair
    pairs: dict[Atom, int]
    chunks: Chunks
    #: the fingerprint of the population when it was read
    read_from: str
    #: finished atoms (the atom, whether negated) -> their pair among those kept
    finished: dict[tuple[Atom, bool], int] = field(default_factory=dict)
    kept: Chunks = field(init=False)
    #: the plan itself, compiled when it was first asked
    compiled: object | None = None

    @classmethod
    def of(cls, population: Population, plan: Plan, chunk: int = CHUNK, kept: int = KEPT) -> "Index":
        """Reads ``population`` for every atom of ``plan``; keeps so many bytes of finished atoms."""
        shelf, rows = Shelf(population.size), Rows(population, plan.vocabulary, plan.day)
        for truth in ((False, False), (False, True), (True, True)):
            shelf.pair(*(packed(np.full(population.size, half)) for half in truth))
        cuts: dict[Reading, set[int]] = {}
        asked: dict[str, dict[tuple[str, bool], None]] = {}
        pairs: dict[Atom, int] = {}
        for atom in plan.atoms:
            if isinstance(atom, Cut):
                cuts.setdefault(atom.reading, set()).add(atom.at)
            elif isinstance(atom, Member):
                asked.setdefault(atom.attribute, {}).update(
                    {(code, atom.prefix): None for code in atom.codes}
                )
            elif not isinstance(atom, Open):
                pairs[atom] = shelf.pair(*rows.pair(atom))
        ladders = {one: ladder(shelf, rows.read(one), tuple(sorted(found))) for one, found in cuts.items()}
        words = {one: alternatives(shelf, rows.words(one), list(found)) for one, found in asked.items()}
        made = population.fingerprint
        index = cls(population, plan, rows, ladders, words, pairs, shelf.chunked(chunk), made)
        index._keep(kept)
        return index

    def _keep(self, most: int) -> None:
        chunks, circuit = self.chunks, Circuit()
        often = Counter(leaf for root in self.plan.roots for leaf in leaves(root))
        wanted = [leaf for leaf, _ in often.most_common() if not self._stands(self.plan, leaf)]
        wanted = wanted[: most // max(1, 16 * chunks.chunk * chunks.many)]
        self.kept = Chunks(
            chunks.words,
            chunks.chunk,
            np.zeros((chunks.many, len(wanted), 2, chunks.chunk), np.uint64),
            chunks.halves[:, :0],
        )
        asking = self.asking(circuit, self.plan)
        outcomes = [asking.leaf(leaf) for leaf in wanted]
        made = program(circuit, outcomes, BLOCK)
        for block in run(made, [chunks, self.kept]):
            at, last = block.start // chunks.chunk, block.first + len(block.surely)
            to = self.kept.pairs[at, block.first : last, :, : block.surely.shape[1]]
            to[:, 0], to[:, 1] = block.surely, block.possibly
        for number, leaf in enumerate(wanted):
            self.finished[self.plan.atoms[max(leaf, ~leaf)], leaf < 0] = number

    def _stands(self, plan: Plan, leaf: int) -> bool:
        """Whether a leaf is a row of its own anyway."""
        atom = plan.atoms[max(leaf, ~leaf)]
        return isinstance(atom, Open) or (leaf >= 0 and atom in self.pairs)

    @property
    def fingerprint(self) -> str:
        """Differs when the population, the day or the atoms differ."""
        return blake2b((self.read_from + self.plan.fingerprint).encode(), digest_size=16).hexdigest()

    def fits(self, fingerprint: str, day: date) -> bool:
        """Whether it still says how a population of that ``fingerprint`` stands on ``day``."""
        return self.read_from == fingerprint and self.plan.day == day

    @property
    def bytes(self) -> int:
        """What the bits take of memory."""
        return self.chunks.bytes + self.kept.bytes

    def wire(self, circuit: Circuit, atom: Atom, negated: bool) -> Wire | None:
        """The wire of an atom; None if the index lacks it."""
        kept = self.finished.get((atom, negated))
        if kept is not None:
            return circuit.pair(self.chunks.pairs.shape[1] + kept)
        if isinstance(atom, Open):
            return circuit.unknown
        if isinstance(atom, Cut):
            steps = self.ladders.get(atom.reading)
            found = None if steps is None else steps.wire(circuit, atom.at)
        elif isinstance(atom, Member):
            words = self.words.get(atom.attribute)
            found = None if words is None else words.wire(circuit, atom.codes, atom.prefix)
        else:
            number = self.pairs.get(atom)
            found = None if number is None else circuit.pair(number)
        return circuit.no(found) if found is not None and negated else found

    def asking(self, circuit: Circuit, plan: Plan) -> "Asking":
        """The leaves of ``plan`` in ``circuit``. Raises ValueError for a plan of another day."""
        if plan.day != self.plan.day:
            raise ValueError(f"the index is of {self.plan.day}, the conditions are of {plan.day}")
        return Asking(self, circuit, plan, Shelf(self.population.size))


@dataclass
class Asking:
    """Finds the wires of the leaves of a plan. Atoms that the index lacks are computed into ``more``."""

    index: Index
    circuit: Circuit
    plan: Plan
    more: Shelf
    known: dict[int, Wire] = field(default_factory=dict)

    @property
    def pairs(self) -> int:
        """How many pairs there are in all."""
        stored = self.index.chunks.pairs.shape[1] + self.index.kept.pairs.shape[1]
        return int(stored) + len(self.more.pairs)

    def leaf(self, number: int) -> Wire:
        """The wire of an atom by its number, ~number for its opposite."""
        if number not in self.known:
            atom = self.plan.atoms[max(number, ~number)]
            found = self.index.wire(self.circuit, atom, number < 0)
            if found is None and number < 0:
                found = self.circuit.no(self.leaf(~number))
            elif found is None:
                place = self.pairs
                self.more.pair(*self.index.rows.pair(atom))
                found = self.circuit.pair(place)
            self.known[number] = found
        return self.known[number]
