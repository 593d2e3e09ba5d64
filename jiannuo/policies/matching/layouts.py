"""Where the bits of each family of atoms stand in an index, and the wires that ask them."""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.matching.circuit import Circuit, Gate, Wire
from jiannuo.policies.matching.columns import LEAST, MOST, Integers
from jiannuo.policies.matching.lexicon import Lexicon, belongs
from jiannuo.policies.matching.packing import Packed, packed, words_for
from jiannuo.policies.matching.readings import Read
from jiannuo.policies.matching.shelves import Shelf

#: up to so many cuts are compared one by one, more are searched for
COMPARED = 64


@dataclass(frozen=True)
class Ladder:
    """A reading as the number of cuts it reaches, one row for every binary digit of that number."""

    cuts: tuple[int, ...]
    #: numbers of the rows of the digits, lowest first: of halves if ``missing`` is one, else of pairs
    digits: tuple[int, ...]
    #: the half that says where the value is missing; None: the two ends have digits of their own
    missing: int | None

    def wire(self, circuit: Circuit, at: int) -> Wire | None:
        """Whether the reading is at least ``at``; None if the ladder has no such cut."""
        place = bisect_left(self.cuts, at)
        if place == len(self.cuts) or self.cuts[place] != at:
            return None
        return self._reached(circuit, place + 1)

    def _reached(self, circuit: Circuit, number: int) -> Wire:
        """Whether ``number`` cuts are reached: a comparison digit by digit, shared with other numbers."""
        exact = self.missing is not None
        found: Wire | None = None
        for place, digit in enumerate(self.digits):
            one = circuit.half(digit) if exact else circuit.pair(digit)
            gate = Gate.AND if number >> place & 1 else Gate.OR
            if found is None:
                # nothing below this digit asks for anything
                found = one if gate is Gate.AND else None
            elif not exact:
                found = (circuit.both if gate is Gate.AND else circuit.either)(one, found)
            elif place < len(self.digits) - 1:
                found = circuit.low(gate, one, found)
            else:
                assert self.missing is not None
                return circuit.lifted(gate, one, found, circuit.half(self.missing))
        assert found is not None
        if self.missing is None:
            return found
        return circuit.lifted(Gate.OR, found, found, circuit.half(self.missing))


def ladder(shelf: Shelf, read: Read, cuts: tuple[int, ...]) -> Ladder:
    """Puts down the rows of a reading."""
    if read.high is None and not read.beyond:
        digits = _digits(read.low, cuts)
        missing = shelf.half(packed(read.low == LEAST))
        return Ladder(cuts, tuple(shelf.half(digit) for digit in digits), missing)
    lows, highs = _digits(read.low, cuts), _digits(read.highs(), cuts)
    for row, ends in read.beyond.items():
        for digits, end, least in ((lows, ends[0], 0), (highs, ends[1], len(cuts))):
            _put(digits, row, least if end is None else sum(end >= cut for cut in cuts))
    return Ladder(cuts, tuple(shelf.pair(*pair) for pair in zip(lows, highs, strict=True)), None)


def _digits(values: Integers, cuts: tuple[int, ...]) -> list[Packed]:
    """How many cuts each of ``values`` reaches: the binary digits of the number, lowest first."""
    clipped = [min(max(cut, LEAST + 1), MOST) for cut in cuts]
    digits = range(len(cuts).bit_length())
    if len(cuts) > COMPARED:
        ranks = np.searchsorted(np.array(clipped, np.int64), values, side="right")
        ranks = ranks.astype(np.min_scalar_type(len(cuts)))
        return [packed((ranks >> place & 1).astype(np.bool_)) for place in digits]
    found = [np.zeros(words_for(len(values)), np.uint64) for _ in digits]
    for number, cut in enumerate(clipped, 1):
        reached = packed(values >= cut)
        for place in digits:
            # reaching the next multiple of the digit turns it
            if number % (1 << place) == 0:
                found[place] ^= reached
    return found


def _put(digits: list[Packed], row: int, number: int) -> None:
    word, bit = row // 64, np.uint64(1 << row % 64)
    for place, digit in enumerate(digits):
        digit[word] = digit[word] | bit if number >> place & 1 else digit[word] & ~bit


@dataclass(frozen=True)
class Alternatives:
    """The words of an attribute: a half for every word that is asked, one for every doubtful set."""

    #: (code, prefix) -> the half where the value is exactly known and belongs to it
    exact: dict[tuple[str, bool], int]
    missing: int
    #: sets of several possible words, each with its half
    doubtful: tuple[tuple[frozenset[str], int], ...]

    def wire(self, circuit: Circuit, codes: tuple[str, ...], prefix: bool) -> Wire | None:
        """Whether the value is one of ``codes``; None if the index lacks one of them."""
        if any((code, prefix) not in self.exact for code in codes):
            return None
        sure = [circuit.half(self.exact[code, prefix]) for code in codes]
        perhaps = [circuit.half(self.missing)]
        for possible, half in self.doubtful:
            truth = belongs(possible, codes, prefix)
            if truth is not Truth.FALSE:
                (sure if truth is Truth.TRUE else perhaps).append(circuit.half(half))
        found, open_ = _one_of(circuit, sure), _one_of(circuit, perhaps)
        return circuit.lifted(Gate.OR, found, found, open_)


def _one_of(circuit: Circuit, wires: list[Wire]) -> Wire:
    found = wires[0]
    for one in wires[1:]:
        found = circuit.low(Gate.OR, found, one)
    return found


def alternatives(shelf: Shelf, words: Lexicon, asked: list[tuple[str, bool]]) -> Alternatives:
    """Puts down the rows of an attribute for every word that is ``asked``."""
    #: doubtful sets that no question tells apart share a half
    alike: dict[frozenset[frozenset[tuple[str, bool]]], list[frozenset[str]]] = {}
    for one in words.doubtful:
        answers = frozenset(
            frozenset(ask for ask in asked if belongs(frozenset({code}), (ask[0],), ask[1])) for code in one
        )
        alike.setdefault(answers, []).append(one)
    return Alternatives(
        {ask: shelf.half(packed(words.exactly(*ask))) for ask in asked},
        shelf.half(packed(words.missing())),
        tuple((group[0], shelf.half(packed(words.among(group)))) for group in alike.values()),
    )
