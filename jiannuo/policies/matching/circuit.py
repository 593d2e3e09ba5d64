"""A circuit of words: the tree of every condition as AND, OR and NOT of rows of bits, nothing computed twice.

A row is a pair: what is known to be true, then what is not known to be false. Gates on the whole pair do
both at once. A half gate works on one half, for columns where both halves share their bits.
"""

from dataclasses import dataclass, field
from enum import IntEnum

#: the views of a row: both halves, what is surely true, what is possibly true
WHOLE, SURE, PERHAPS = 0, 1, 2


class Gate(IntEnum):
    """What a gate makes of its two inputs."""

    AND = 0
    OR = 1
    XOR = 2


class Kind(IntEnum):
    """What a wire comes from."""

    #: a row of the index, a pair
    PAIR = 0
    #: a row of the index, one half
    HALF = 1
    #: a gate on both halves
    GATE = 2
    #: a gate on first halves only; the second half is not used
    LOW = 3
    #: first half from a gate of halves, second half the same or missing
    LIFT = 4
    #: not, after Kleene: the halves swapped and turned
    NOT = 5
    #: the first half of one, the second of another
    MIX = 6


Wire = int


@dataclass
class Circuit:
    """Wires, each with what it is made of. Equal wires are the same wire."""

    made: list[tuple[int, ...]] = field(default_factory=list)
    known: dict[tuple[int, ...], Wire] = field(default_factory=dict)

    def __post_init__(self) -> None:
        #: constants are the first rows of every index: never, unknown, always
        self.never, self.unknown, self.always = (self.pair(number) for number in range(3))

    def wire(self, *made: int) -> Wire:
        """The wire that is made so."""
        found = self.known.get(made)
        if found is None:
            found = self.known[made] = len(self.made)
            self.made.append(made)
        return found

    def pair(self, number: int) -> Wire:
        """A pair of the index."""
        return self.wire(Kind.PAIR, number)

    def half(self, number: int) -> Wire:
        """A half of the index."""
        return self.wire(Kind.HALF, number)

    def both(self, a: Wire, b: Wire) -> Wire:
        """a and b."""
        a, b = (a, b) if a < b else (b, a)
        if a in (b, self.never) or b == self.always:
            return a
        if a == self.always or b == self.never:
            return b
        return self.wire(Kind.GATE, Gate.AND, a, b)

    def either(self, a: Wire, b: Wire) -> Wire:
        """a or b."""
        a, b = (a, b) if a < b else (b, a)
        if a in (b, self.always) or b == self.never:
            return a
        if a == self.never or b == self.always:
            return b
        return self.wire(Kind.GATE, Gate.OR, a, b)

    def differ(self, a: Wire, b: Wire) -> Wire:
        """a without b or b without a, each half for itself: for sums, not for truths."""
        a, b = (a, b) if a < b else (b, a)
        if a == b:
            return self.never
        return b if a == self.never else self.wire(Kind.GATE, Gate.XOR, a, b)

    def turned(self, a: Wire) -> Wire:
        """Each half turned by itself: for sums, not for truths."""
        if a in (self.never, self.always):
            return self.never + self.always - a
        return self.differ(a, self.always)

    def no(self, a: Wire) -> Wire:
        """Not a, after Kleene: unknown stays unknown."""
        if a <= self.always:
            return self.always - a
        made = self.made[a]
        return made[1] if made[0] == Kind.NOT else self.wire(Kind.NOT, a)

    def mixed(self, a: Wire, b: Wire) -> Wire:
        """Surely if ``a`` surely, possibly if ``b`` possibly."""
        return a if a == b else self.wire(Kind.MIX, a, b)

    def every(self, wires: list[Wire]) -> Wire:
        """All of them."""
        found = self.always
        for one in sorted(set(wires)):
            found = self.both(found, one)
        return found

    def some(self, wires: list[Wire]) -> Wire:
        """One of them or more."""
        found = self.never
        for one in sorted(set(wires)):
            found = self.either(found, one)
        return found

    def low(self, gate: Gate, a: Wire, b: Wire) -> Wire:
        """A gate of first halves."""
        return a if a == b else self.wire(Kind.LOW, gate, min(a, b), max(a, b))

    def lifted(self, gate: Gate, a: Wire, b: Wire, missing: Wire) -> Wire:
        """A pair: the gate of two halves, and possibly also where ``missing``."""
        return self.wire(Kind.LIFT, gate, min(a, b), max(a, b), missing)

    def inputs(self, wire: Wire) -> tuple[Wire, ...]:
        """The wires it is made of."""
        kind, *rest = self.made[wire]
        if kind in (Kind.PAIR, Kind.HALF):
            return ()
        return tuple(rest[1:] if kind in (Kind.GATE, Kind.LOW, Kind.LIFT) else rest)
