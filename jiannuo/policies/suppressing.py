"""Leaving small numbers out of two lists of the same money, so that nobody computes what was left out.

A table of payments, say policies by months, is published as two lists, one for each side, and a total. A
line that stands for one or two enterprises is left out. What is shown then still gives sums: the total less
the lines that are there, or one line of one list less lines of the other. Where such a sum would be that of
a part with one or two enterprises, a further line goes, the smallest that helps.

The sums that can be formed are the linear combinations of what is shown. The lines of two sides form the
incidence matrix of a bipartite graph, which is totally unimodular: every pivot is 1 or -1, whole numbers do.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

#: fewer enterprises than this are not counted in public
SMALL = 3
#: a part of the table: (line of the one list, line of the other)
Place = tuple[Hashable, Hashable]
#: a line: 0 or 1 for the list, and which of it
Line = tuple[int, Hashable]
Cells = Mapping[Place, frozenset[int]]
Basis = list[tuple[Place, dict[Place, int]]]


def small(enterprises: int) -> bool:
    """Whether a number of enterprises is too small to be said; nobody is no secret."""
    return 0 < enterprises < SMALL


def hidden(cells: Cells) -> frozenset[Line]:
    """Which lines of the two lists are left out, the total being shown.

    ``cells`` gives the enterprises of every part that has any. Where all of them are fewer than SMALL every
    line is left out, and the total is for the caller to leave out.
    """
    lines: dict[Line, frozenset[Place]] = {}
    for place in cells:
        for line in enumerate(place):
            lines[line] = lines.get(line, frozenset()) | {place}
    gone = {line for line, places in lines.items() if small(_count(cells, places))}
    while (secret := _computable(cells, lines, gone)) and len(gone) < len(lines):
        gone.add(_next(cells, lines, gone, secret))
    return frozenset(gone)


def _count(cells: Cells, places: Iterable[Place]) -> int:
    return len(frozenset[int]().union(*(cells[place] for place in places)))


def _computable(
    cells: Cells, lines: Mapping[Line, frozenset[Place]], gone: set[Line]
) -> frozenset[Place] | None:
    """A part of few enterprises whose sum follows from what is shown; None where there is none."""
    basis = _basis(lines, gone)
    parts = [*lines.values(), *_rests(lines, gone), *(frozenset([place]) for place in cells)]
    few = (part for part in dict.fromkeys(parts) if small(_count(cells, part)))
    return next((part for part in few if not _reduced(dict.fromkeys(part, 1), basis)), None)


def _next(
    cells: Cells, lines: Mapping[Line, frozenset[Place]], gone: set[Line], secret: frozenset[Place]
) -> Line:
    """The smallest line shown whose absence keeps ``secret``; the smallest of all if none does."""
    left = sorted(lines.keys() - gone, key=lambda line: (_count(cells, lines[line]), str(line)))
    row = dict.fromkeys(secret, 1)
    return next((line for line in left if _reduced(row, _basis(lines, gone | {line}))), left[0])


def _rests(lines: Mapping[Line, frozenset[Place]], gone: set[Line]) -> list[frozenset[Place]]:
    """What the lines of each list that were left out come to together: the total less the others."""
    rests: dict[int, frozenset[Place]] = defaultdict(frozenset)
    for line in gone:
        rests[line[0]] |= lines[line]
    return list(rests.values())


def _basis(lines: Mapping[Line, frozenset[Place]], gone: set[Line]) -> Basis:
    """What is shown, as independent rows; each has a pivot that no later one has."""
    basis: Basis = []
    for places in [*(lines[line] for line in lines if line not in gone), *_rests(lines, gone)]:
        left = _reduced(dict.fromkeys(places, 1), basis)
        if left:
            pivot, sign = next(iter(left.items()))
            basis.append((pivot, {place: sign * value for place, value in left.items()}))
    return basis


def _reduced(row: Mapping[Place, int], basis: Basis) -> dict[Place, int]:
    """What is left of ``row`` without the rows of ``basis``: nothing, if it is made of them."""
    left = dict(row)
    for pivot, known in basis:
        factor = left.get(pivot, 0)
        if not factor:
            continue
        for place, value in known.items():
            left[place] = left.get(place, 0) - factor * value
            if not left[place]:
                del left[place]
    return left
