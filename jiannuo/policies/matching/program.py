"""A program: a circuit as steps over few rows of memory, each row given back after its last use."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiannuo.policies.matching.circuit import PERHAPS, SURE, WHOLE, Circuit, Gate, Kind, Wire

#: a gate and where its inputs and its output stand among the views
Step = tuple[int, int, int, int]
#: an outcome: its number and its wire
Outcome = tuple[int, Wire]


#: a row of the index: whether it is a half, its number, which view of a pair
Input = tuple[bool, int, int]


@dataclass(frozen=True)
class Program:
    """Steps in blocks of outcomes.

    Views are numbered: three for every outcome of a block, three for every row of memory, and from the
    end backwards the rows of the index: ``inputs[k]`` is view ``-1 - k``.
    """

    blocks: tuple[tuple[Step, ...], ...]
    #: how many outcomes there are in all, and in a full block
    outcomes: int
    block: int
    #: rows of memory
    rows: int
    inputs: tuple[Input, ...]


def program(circuit: Circuit, outcomes: Sequence[Wire], block: int) -> Program:
    """The program that computes ``outcomes``, ``block`` at a time."""
    return _Writer(circuit, outcomes, block).write()


class _Writer:
    def __init__(self, circuit: Circuit, outcomes: Sequence[Wire], block: int) -> None:
        self.circuit = circuit
        self.outcomes = outcomes
        self.block = block
        self.rows_from = 3 * block
        self.inputs: dict[Input, int] = {}
        self.free: list[int] = []
        self.rows = 0
        #: where the views of a wire begin
        self.place: dict[Wire, int] = {}

    def write(self) -> Program:
        order = list(self._order())
        left = Counter(wire for one in order for wire in self._used(one))
        blocks: list[list[Step]] = [[]]
        for at, one in enumerate(order):
            if isinstance(one, tuple):
                number, wire = one
                here = 3 * (number % self.block)
                if self._at(wire) != here:
                    blocks[-1].append((Gate.OR, self._at(wire), self._at(wire), here))
                if number % self.block == self.block - 1:
                    blocks.append([])
            else:
                follows = order[at + 1]
                if left[one] == 1 and isinstance(follows, tuple):
                    # wanted by nobody else: made where the outcome belongs
                    self.place[one] = 3 * (follows[0] % self.block)
                else:
                    self.place[one] = self._row()
                blocks[-1] += self._steps(one)
            for wire in self._used(one):
                left[wire] -= 1
                if not left[wire] and self.place.get(wire, 0) >= self.rows_from:
                    self.free.append(self.place[wire])
        filled = tuple(tuple(one) for one in blocks[: -(-len(self.outcomes) // self.block)])
        return Program(filled, len(self.outcomes), self.block, self.rows, tuple(self.inputs))

    def _order(self) -> Iterator[Wire | Outcome]:
        """Every wire after its inputs, and every outcome after its wire."""
        done: set[Wire] = set()
        for number, outcome in enumerate(self.outcomes):
            stack = [outcome]
            while stack:
                wire = stack.pop()
                if wire in done or self.circuit.made[wire][0] in (Kind.PAIR, Kind.HALF):
                    continue
                missing = [one for one in self.circuit.inputs(wire) if one not in done and self._is_made(one)]
                if missing:
                    stack += [wire, *missing]
                else:
                    done.add(wire)
                    yield wire
            yield number, outcome

    def _is_made(self, wire: Wire) -> bool:
        return self.circuit.made[wire][0] not in (Kind.PAIR, Kind.HALF)

    def _used(self, one: Wire | Outcome) -> tuple[Wire, ...]:
        return (one[1],) if isinstance(one, tuple) else self.circuit.inputs(one)

    def _row(self) -> int:
        if self.free:
            return self.free.pop()
        self.rows += 1
        return self.rows_from + 3 * (self.rows - 1)

    def _at(self, wire: Wire, view: int = WHOLE) -> int:
        kind, number = self.circuit.made[wire][:2]
        if kind in (Kind.PAIR, Kind.HALF):
            read = kind == Kind.HALF, number, 0 if kind == Kind.HALF else view
            return -1 - self.inputs.setdefault(read, len(self.inputs))
        return self.place[wire] + view

    def _steps(self, wire: Wire) -> list[Step]:
        kind, *made = self.circuit.made[wire]
        at = self.place[wire]
        if kind == Kind.GATE:
            gate, a, b = made
            return [(gate, self._at(a), self._at(b), at)]
        if kind == Kind.LOW:
            gate, a, b = made
            return [(gate, self._at(a, SURE), self._at(b, SURE), at + SURE)]
        if kind == Kind.LIFT:
            gate, a, b, missing = made
            first: Step = (gate, self._at(a, SURE), self._at(b, SURE), at + SURE)
            return [first, (Gate.OR, at + SURE, self._at(missing, SURE), at + PERHAPS)]
        if kind == Kind.NOT:
            always = self._at(self.circuit.always, SURE)
            return [
                (Gate.XOR, self._at(made[0], PERHAPS), always, at + SURE),
                (Gate.XOR, self._at(made[0], SURE), always, at + PERHAPS),
            ]
        sure, perhaps = made
        return [
            (Gate.OR, self._at(sure, SURE), self._at(sure, SURE), at + SURE),
            (Gate.OR, self._at(perhaps, PERHAPS), self._at(perhaps, PERHAPS), at + PERHAPS),
        ]
