"""Where everything of a drawn loop goes: plain numbers, no browser and no library.

One column of states, so that it reads on a phone as on a wall. The step to the next state goes
straight down; one that skips states goes round on the right, one that leads back on the left. All
steps to the same state share one lane on their side, so that lines never cross a state and there
are never more lanes than states.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from jiannuo.kernel.loops import Loop, State
from jiannuo.matters.drawing.order import moves, ordered
from jiannuo.matters.drawing.telling import told
from jiannuo.matters.drawing.words import lines, width

#: all in user units of the SVG; the type is 14 of them high
TYPE = 14
LEADING = 18
NODE_WIDTH = 136
NODE_TEXT = 100 * (NODE_WIDTH - 20) // TYPE
NODE_HEIGHT = 44
PORT = 22
#: how far from a corner lines come in
IN = 10
GAP = 34
LANE = 12
SIDE_MOST, SIDE_LEAST = 126, 40
BEND = 8
#: steps already taken: (source, target, step)
Taken = Collection[tuple[str, str, str]]


@dataclass
class Node:
    """One state."""

    state: State
    x: int
    y: int
    height: int
    words: list[str]
    here: bool
    visited: bool

    @property
    def middle(self) -> int:
        """Its centre from the left."""
        return self.x + NODE_WIDTH // 2

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.y + self.height

    @property
    def ring(self) -> tuple[int, int, int, int]:
        """The box of the line around it where the matter is now: x, y, width, height."""
        return self.x - 4, self.y - 4, NODE_WIDTH + 8, self.height + 8

    @property
    def text(self) -> list[tuple[int, str]]:
        """Its words, each line with its baseline."""
        first = self.y + self.height // 2 - (len(self.words) - 1) * LEADING // 2 + TYPE * 35 // 100
        return [(first + n * LEADING, line) for n, line in enumerate(self.words)]


@dataclass
class Edge:
    """One step between two states."""

    path: str
    label: str
    x: int
    y: int
    #: how the label is set against x: start, middle, end
    anchor: str
    taken: bool


@dataclass
class Drawing:
    """A loop, ready to be written as SVG."""

    width: int
    height: int
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    node_width: int = NODE_WIDTH
    #: the same in words, for whoever does not see it
    sentences: list[str] = field(default_factory=list)


@dataclass
class _Move:
    source: str
    target: str
    step: str
    label: str
    down: bool
    taken: bool


def draw(loop: type[Loop], *, here: str = "", taken: Taken = ()) -> Drawing:
    """``loop`` drawn, with the state a matter is in ``here`` and the steps ``taken`` marked."""
    states = ordered(loop)
    place = {state.key: n for n, state in enumerate(states)}
    found = [
        _Move(source, target, step, str(loop.steps[step].label), place[target] > place[source],
              (source, target, step) in set(taken))
        for source, target, step in moves(loop)
    ]  # fmt: skip
    straight = [move for move in found if place[move.target] == place[move.source] + 1]
    right = [move for move in found if move.down and move not in straight]
    left = [move for move in found if not move.down]
    left_side, right_side = _side(left), _side(right)
    left_lanes, right_lanes = _lanes(left, place), _lanes(right, place)
    x = 4 + len(left_lanes) * LANE + left_side
    visited = {key for source, target, _step in taken for key in (source, target)} | {here}
    opening = [str(step.label) for step in loop.opening_steps()]
    nodes = _nodes(states, x, found, straight, here=here, visited=visited, top=len(opening) * LEADING + GAP)
    drawing = Drawing(
        width=x + NODE_WIDTH + right_side + len(right_lanes) * LANE + 4,
        height=nodes[-1].bottom + 6 if nodes else 0,
        nodes=nodes,
        sentences=list(told(loop, states, here)),
    )
    by_key = {node.state.key: node for node in nodes}
    if nodes:
        drawing.edges += _opening(nodes[0], opening, bool(taken) or bool(here))
    drawing.edges += _straight(straight, by_key)
    drawing.edges += _round(right, by_key, right_lanes, +1, right_side)
    drawing.edges += _round(left, by_key, left_lanes, -1, left_side)
    drawing.edges.sort(key=lambda edge: edge.taken)  # what was taken is drawn over what was not
    return drawing


def _side(around: list[_Move]) -> int:
    """How much room the labels of one side need."""
    if not around:
        return 0
    widest = max(width(move.label) for move in around) * TYPE // 100 + 14
    return min(SIDE_MOST, max(SIDE_LEAST, widest))


def _lanes(around: list[_Move], place: dict[str, int]) -> dict[str, int]:
    """The lane of each target, the shortest way innermost."""
    reach: dict[str, int] = defaultdict(int)
    for move in around:
        reach[move.target] = max(reach[move.target], abs(place[move.target] - place[move.source]))
    return {target: n for n, target in enumerate(sorted(reach, key=lambda key: (reach[key], place[key])))}


def _nodes(
    states: list[State],
    x: int,
    found: list[_Move],
    straight: list[_Move],
    *,
    here: str,
    visited: Collection[str],
    top: int,
) -> list[Node]:
    nodes, y = [], top
    for state in states:
        out = [move for move in found if move.source == state.key and move not in straight]
        most = max(sum(move.down for move in out), sum(not move.down for move in out))
        words = lines(str(state.label), NODE_TEXT)
        height = max(NODE_HEIGHT, len(words) * LEADING + 14, IN + most * PORT + IN)
        nodes.append(Node(state, x, y, height, words, state.key == here, state.key in visited))
        below = sum(move.source == state.key for move in straight)
        y += height + max(GAP, below * LEADING + 22)
    return nodes


def _opening(first: Node, labels: list[str], taken: bool) -> list[Edge]:
    path = f"M{first.middle} 6V{first.y - 1}"
    return [
        Edge(path if n == 0 else "", label, first.middle + 10, 18 + n * LEADING, "start", taken)
        for n, label in enumerate(labels)
    ]


def _straight(down: Iterable[_Move], nodes: dict[str, Node]) -> list[Edge]:
    edges: list[Edge] = []
    seen: dict[str, int] = defaultdict(int)
    for move in down:
        source, target = nodes[move.source], nodes[move.target]
        n, seen[move.source] = seen[move.source], seen[move.source] + 1
        path = f"M{source.middle} {source.bottom}V{target.y - 1}"
        edges.append(
            Edge(path, move.label, source.middle + 10, source.bottom + 20 + n * LEADING, "start", move.taken)
        )
    return edges


def _round(
    around: list[_Move], nodes: dict[str, Node], lanes: dict[str, int], side: int, room: int
) -> list[Edge]:
    """Edges round the column: out of the source's side, along the lane, into the target's side."""
    edges: list[Edge] = []
    ports: dict[str, int] = defaultdict(int)
    for move in sorted(around, key=lambda move: lanes[move.target]):
        source, target = nodes[move.source], nodes[move.target]
        edge = source.x + NODE_WIDTH if side > 0 else source.x
        lane = edge + side * (room + lanes[move.target] * LANE)
        ports[move.source] += 1
        start = source.y + IN + ports[move.source] * PORT - 4
        end = target.y + IN if move.down else target.bottom - IN
        turn = BEND if end > start else -BEND
        path = (
            f"M{edge} {start}H{lane - side * BEND}Q{lane} {start} {lane} {start + turn}"
            f"V{end - turn}Q{lane} {end} {lane - side * BEND} {end}H{edge + side}"
        )
        label = lines(move.label, 100 * (room - 10) // TYPE, at_most=1)[0]
        anchor = "start" if side > 0 else "end"
        edges.append(Edge(path, label, edge + side * 6, start - 5, anchor, move.taken))
    return edges
