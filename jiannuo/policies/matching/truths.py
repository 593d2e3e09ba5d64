"""From the tree of a condition to the circuit that answers it for a row of enterprises."""

from collections.abc import Callable, Sequence

from jiannuo.policies.matching.circuit import Circuit, Wire
from jiannuo.policies.matching.plan import Both, Count, Either, Node, Points, Rungs

#: the value of a score step by step: (points, wire: at least so many), rising
Steps = list[tuple[int, Wire]]


class Truths:
    """Writes conditions into one circuit. ``leaf`` gives the wire of an atom by its number, ~ for not."""

    def __init__(self, circuit: Circuit, leaf: Callable[[int], Wire]) -> None:
        self.circuit = circuit
        self.leaf = leaf

    def wire(self, node: Node) -> Wire:
        """The wire that is true where ``node`` is."""
        if isinstance(node, int):
            return self.leaf(node)
        if isinstance(node, Both):
            return self.circuit.every([self.wire(part) for part in node.parts])
        if isinstance(node, Either):
            return self.circuit.some([self.wire(part) for part in node.parts])
        if isinstance(node, Count):
            return at_least(self.circuit, node.number, [self.wire(part) for part in node.parts])
        return self._score(node)

    def _score(self, node: Points) -> Wire:
        circuit, least, sums = self.circuit, [], []
        for minimum, ladders in node.parts:
            steps = best([self.rungs(ladder) for ladder in ladders], circuit)
            sums.append(steps)
            if minimum is not None:
                least.append(reaches(circuit, steps, minimum))
        return circuit.every([total_reaches(circuit, sums, node.minimum), *least])

    def rungs(self, ladder: Rungs) -> Steps:
        """The points of a ladder: surely at least so many, possibly at least so many."""
        circuit, none_before = self.circuit, self.circuit.always
        counts: list[tuple[int, Wire]] = []
        for condition, points in ladder.bands:
            met = self.wire(condition)
            # perhaps this band: it may be met and no earlier one is surely met
            counts.append((points, circuit.both(met, none_before)))
            none_before = circuit.both(none_before, circuit.no(met))
        counts.append((ladder.otherwise, none_before))
        return steps_of(circuit, counts)


def steps_of(circuit: Circuit, counts: Sequence[tuple[int, Wire]]) -> Steps:
    """From which bands may count with which points to the steps of what is reached.

    So many are possible where a band with as many may count; they are sure where none with fewer may.
    """
    every = sorted({points for points, _ in counts})
    steps: Steps = [(every[0], circuit.always)]
    for level in every[1:]:
        as_many = circuit.some([wire for points, wire in counts if points >= level])
        fewer = circuit.some([wire for points, wire in counts if points < level])
        steps.append((level, circuit.mixed(circuit.no(fewer), as_many)))
    return steps


def best(ladders: list[Steps], circuit: Circuit) -> Steps:
    """The better of several ladders."""
    if len(ladders) == 1:
        return ladders[0]
    levels = sorted({level for steps in ladders for level, _ in steps})
    lowest = max(steps[0][0] for steps in ladders)
    found: Steps = [(lowest, circuit.always)]
    for level in levels:
        if level > lowest:
            found.append((level, circuit.some([reaches(circuit, steps, level) for steps in ladders])))
    return found


def reaches(circuit: Circuit, steps: Steps, minimum: int) -> Wire:
    """Whether at least ``minimum`` is reached."""
    return next((wire for level, wire in steps if level >= minimum), circuit.never)


def total_reaches(circuit: Circuit, parts: Sequence[Steps], minimum: int) -> Wire:
    """Whether the sum of the parts is at least ``minimum``: binary addition, a wire for every digit."""
    base = sum(steps[0][0] for steps in parts)
    digits: list[Wire] = []
    for steps in parts:
        digits = _add(circuit, digits, _binary(circuit, steps))
    return _compared(circuit, digits, minimum - base)


def _binary(circuit: Circuit, steps: Steps) -> list[Wire]:
    """The points above the lowest step as binary digits, lowest first."""
    base = steps[0][0]
    exactly: list[tuple[int, Wire]] = []
    for at, (level, wire) in enumerate(steps[1:], 2):
        above = steps[at][1] if at < len(steps) else circuit.never
        exactly.append((level - base, circuit.both(wire, circuit.turned(above))))
    width = max((level for level, _ in exactly), default=0).bit_length()
    return [circuit.some([wire for level, wire in exactly if level >> digit & 1]) for digit in range(width)]


def _add(circuit: Circuit, a: list[Wire], b: list[Wire]) -> list[Wire]:
    width = max(len(a), len(b))
    a, b = (one + [circuit.never] * (width - len(one)) for one in (a, b))
    carry, total = circuit.never, []
    for x, y in zip(a, b, strict=True):
        either = circuit.differ(x, y)
        total.append(circuit.differ(either, carry))
        carry = circuit.either(circuit.both(x, y), circuit.both(carry, either))
    return total if carry == circuit.never else [*total, carry]


def _compared(circuit: Circuit, digits: list[Wire], number: int) -> Wire:
    if number <= 0:
        return circuit.always
    if number.bit_length() > len(digits):
        return circuit.never
    found = circuit.always
    for place, digit in enumerate(digits):
        found = (circuit.both if number >> place & 1 else circuit.either)(digit, found)
    return found


def at_least(circuit: Circuit, number: int, wires: list[Wire]) -> Wire:
    """Whether ``number`` of ``wires`` are met."""
    if number <= 0:
        return circuit.always
    #: after some of them: whether at least 1, 2, … are met
    met: list[Wire] = []
    for done, one in enumerate(wires):
        left = len(wires) - done - 1
        grown = [circuit.always, *met]
        # what can no longer reach the number is not carried on
        met = [
            circuit.either(
                met[count - 1] if count <= len(met) else circuit.never, circuit.both(one, grown[count - 1])
            )
            if count + left >= number
            else circuit.never
            for count in range(1, min(done + 1, number) + 1)
        ]
    return met[number - 1] if len(met) >= number else circuit.never
