"""The trees of a plan as layers of small matrices: all nodes of one width are answered in one step.

Every node asks how many of its parts are met: all, one, or a number of them. A vector holds false, true,
the atoms, their opposites, and behind them the nodes, every node after its parts. Equal nodes are one node.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.matching.plan import Both, Count, Either, Node, Points

Places = NDArray[np.intp]
#: places of the constants, and of the first atom
NEVER, ALWAYS, FIRST = 0, 1, 2
#: widths to which parts are filled up, so that there are few forms
WIDTHS = (2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)

#: a ladder: (condition, points) of every band, and the points otherwise
Ladder = tuple[tuple[tuple[int, int], ...], int]
#: a score: the minimum, and of every part its minimum and its ladders
Score = tuple[int, tuple[tuple[int | None, tuple[Ladder, ...]], ...]]


@dataclass(frozen=True, slots=True)
class Made:
    """A node: how many of the parts are needed, the places of the parts, or its score."""

    need: int
    parts: tuple[int, ...]
    score: Score | None = None


@dataclass(frozen=True)
class Group:
    """Neighbouring nodes of one width from ``start``: a column of places for each, or scores."""

    start: int
    parts: Places
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True)
class Layers:
    """The groups in the order in which they are answered, and the place of every root."""

    nodes: dict[int, Made]
    groups: tuple[Group, ...]
    roots: tuple[int, ...]
    size: int


def layers(roots: tuple[Node, ...], leaf: list[int], opposite: int) -> Layers:
    """The layers of ``roots``. ``leaf`` places an atom, its opposite stands ``opposite`` later."""
    return _Layerer(leaf, opposite).layers(roots)


class _Layerer:
    def __init__(self, leaf: list[int], opposite: int) -> None:
        self.leaf, self.opposite = leaf, opposite
        self.first = FIRST + 2 * opposite
        self.known: dict[Made, int] = {}
        self.made: list[Made] = []
        self.depth: list[int] = []

    def layers(self, roots: tuple[Node, ...]) -> Layers:
        found = [self.node(root) for root in roots]
        # deeper nodes later; of one depth those of one width together
        order = sorted(range(len(self.made)), key=lambda at: (self.depth[at], _width(self.made[at])))
        place = {self.first + at: self.first + after for after, at in enumerate(order)}
        nodes = {self.first + after: _moved(self.made[at], place) for after, at in enumerate(order)}
        groups: list[Group] = []
        together: list[int] = []
        for after, at in enumerate(order):
            together.append(self.first + after)
            form = self.depth[at], _width(self.made[at])
            follows = order[after + 1] if after + 1 < len(order) else None
            if follows is None or form != (self.depth[follows], _width(self.made[follows])):
                groups.append(_group(together, [nodes[one] for one in together]))
                together = []
        return Layers(
            nodes, tuple(groups), tuple(place.get(one, one) for one in found), self.first + len(order)
        )

    def node(self, node: Node) -> int:  # noqa: PLR0911 (one for each form)
        if isinstance(node, int):
            return FIRST + self.leaf[node] if node >= 0 else FIRST + self.opposite + self.leaf[~node]
        if isinstance(node, Points):
            return self._score(node)
        parts = [self.node(part) for part in node.parts]
        if isinstance(node, Count):
            if node.number <= 0:
                return ALWAYS
            return (
                NEVER if node.number > len(parts) else self._intern(Made(node.number, tuple(sorted(parts))))
            )
        parts = sorted(set(parts))
        if not parts:
            return ALWAYS if isinstance(node, Both) else NEVER
        if len(parts) == 1:
            return parts[0]
        assert isinstance(node, Both | Either)
        return self._intern(Made(len(parts) if isinstance(node, Both) else 1, tuple(parts)))

    def _score(self, node: Points) -> int:
        score = (
            node.minimum,
            tuple(
                (
                    least,
                    tuple(
                        (
                            tuple((self.node(condition), points) for condition, points in rungs.bands),
                            rungs.otherwise,
                        )
                        for rungs in ladders
                    ),
                )
                for least, ladders in node.parts
            ),
        )
        return self._intern(Made(0, tuple(dict.fromkeys(_conditions(score))), score))

    def _intern(self, made: Made) -> int:
        found = self.known.get(made)
        if found is None:
            found = self.known[made] = self.first + len(self.made)
            self.made.append(made)
            inner = [self.depth[part - self.first] for part in made.parts if part >= self.first]
            self.depth.append(1 + max(inner, default=0))
        return found


def _conditions(score: Score) -> list[int]:
    return [place for _, ladders in score[1] for bands, _ in ladders for place, _ in bands]


def _moved(made: Made, place: dict[int, int]) -> Made:
    parts = tuple(place.get(one, one) for one in made.parts)
    if made.score is None:
        return Made(made.need, parts)
    minimum, inner = made.score
    moved = tuple(
        (
            least,
            tuple(
                (tuple((place.get(one, one), points) for one, points in bands), otherwise)
                for bands, otherwise in ladders
            ),
        )
        for least, ladders in inner
    )
    return Made(0, parts, (minimum, moved))


def _width(made: Made) -> int:
    """The width of the matrix in which a node stands; 0 for scores."""
    if made.score is not None:
        return 0
    return next((width for width in WIDTHS if width >= len(made.parts)), len(made.parts))


def _group(places: list[int], nodes: list[Made]) -> Group:
    if nodes[0].score is not None:
        scores = tuple(one.score for one in nodes if one.score is not None)
        return Group(places[0], np.zeros((0, 0), np.intp), scores)
    width = _width(nodes[0])
    parts = [[*one.parts, *[NEVER] * (width - len(one.parts))] for one in nodes]
    return Group(places[0], np.array(parts, np.intp).T.copy())
