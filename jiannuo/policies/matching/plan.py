"""The plan of many conditions: their distinct atoms, and their trees over the numbers of atoms."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.facts import Evidence
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.matching.atoms import Atom, Flag, Grounded, Having, Hold, Member, Open, Said
from jiannuo.policies.matching.cuts import age_side, sides


@dataclass(frozen=True, slots=True)
class Both:
    """Every part."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One part or more."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Count:
    """So many of the parts."""

    number: int
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Rungs:
    """A ladder: bands with their points from the top down, and the points of whoever meets none."""

    bands: tuple[tuple["Node", int], ...]
    otherwise: int


@dataclass(frozen=True, slots=True)
class Points:
    """A score: for every part its minimum (None without) and its ladders."""

    minimum: int
    parts: tuple[tuple[int | None, tuple[Rungs, ...]], ...]


#: the number of an atom, or ~number where it is negated
Node = int | Both | Either | Count | Points


def leaves(node: Node) -> Iterator[int]:
    """The atoms under ``node``, ~ where negated."""
    if isinstance(node, int):
        yield node
        return
    if isinstance(node, Points):
        rungs = (rung for _, ladders in node.parts for rung in ladders)
        inner = [condition for rung in rungs for condition, _ in rung.bands]
    else:
        inner = list(node.parts)
    for part in inner:
        yield from leaves(part)


@dataclass(frozen=True)
class Plan:
    """Conditions of one vocabulary on one day, made ready."""

    vocabulary: Vocabulary
    day: date
    atoms: tuple[Atom, ...]
    roots: tuple[Node, ...]
    conditions: tuple[tree.Condition, ...] = field(repr=False)

    @classmethod
    def of(cls, conditions: Sequence[tree.Condition], vocabulary: Vocabulary, day: date) -> "Plan":
        """The plan of ``conditions``. Raises KeyError for words that ``vocabulary`` lacks."""
        planner = _Planner(vocabulary, day)
        roots = tuple(planner.node(one) for one in conditions)
        return cls(vocabulary, day, tuple(planner.numbers), roots, tuple(conditions))

    @property
    def fingerprint(self) -> str:
        """Equal for plans that ask the same atoms on the same day."""
        return blake2b(repr((self.day, self.atoms)).encode(), digest_size=16).hexdigest()


class _Planner:
    def __init__(self, vocabulary: Vocabulary, day: date) -> None:
        self.vocabulary = vocabulary
        self.day = day
        self.numbers: dict[Atom, int] = {}
        #: how well founded what is asked must be, inside such a condition
        self.least: Evidence | None = None
        self.attributes = {one.key: one for one in vocabulary.attributes}
        self.parameters = {one.word: one.on(day) for one in reversed(vocabulary.parameters)}

    def node(self, node: tree.Condition) -> Node:
        return _BY_KIND[type(node)](self, node)

    def leaf(self, atom: Atom, negated: bool = False) -> int:
        if self.least is not None and not isinstance(atom, Open | Grounded):
            atom = Grounded(self.least, atom)
        number = self.numbers.setdefault(atom, len(self.numbers))
        return ~number if negated else number

    def all(self, node: tree.All) -> Node:
        return both([self.node(part) for part in node.parts])

    def any(self, node: tree.Any) -> Node:
        return Either(tuple(self.node(part) for part in node.parts))

    def at_least(self, node: tree.AtLeast) -> Node:
        return Count(node.number, tuple(self.node(part) for part in node.parts))

    def unless(self, node: tree.Unless) -> Node:
        return Either((self.node(node.rule), self.node(node.waiver)))

    def compare(self, node: tree.Compare) -> Node:
        term, amount = node.term, node.amount
        threshold = self.parameters.get(amount.parameter) if amount.parameter else amount.value
        if term.shape is tree.Shape.EACH:
            years = range(1, term.years + 1)
            terms = [tree.Term(term.attribute, tree.Shape.YEAR, back, term.of) for back in years]
        else:
            terms = [term]
        if threshold is None:
            return both([self.leaf(Open()) for _ in terms])
        return both([self.leaf(*side) for one in terms for side in sides(one, node.op, threshold)])

    def age(self, node: tree.Age) -> Node:
        return self.leaf(*age_side(node.attribute, node.op, node.number, node.span, self.day))

    def among(self, node: tree.Among) -> Node:
        attribute = self.attributes[node.attribute]
        codes = tuple(sorted({attribute.values[word] for word in node.values}))
        return self.leaf(Member(node.attribute, codes, attribute.kind is Kind.CODE), node.negated)

    def flag(self, node: tree.Is) -> Node:
        years = range(1, node.years + 1) if node.years else (0,)
        parts = tuple(self.leaf(Flag(node.attribute, back), node.negated) for back in years)
        return parts[0] if len(parts) == 1 else (Both if node.negated else Either)(parts)

    def holds(self, node: tree.Holds) -> Node:
        return self.leaf(Hold(node.qualification, node.ever), node.negated)

    def manual(self, node: tree.Manual) -> Node:
        return self.leaf(Said(node.question))

    def some(self, node: tree.Some) -> Node:
        return self.leaf(Having(node.kind, node.number, node.condition))

    def founded(self, node: tree.Founded) -> Node:
        before = self.least
        self.least = node.least if before is None else max(before, node.least)
        found = self.node(node.condition)
        self.least = before
        return found

    def score(self, node: tree.Score) -> Node:
        return Points(node.minimum, tuple(self.part(part) for part in node.parts))

    def part(self, part: tree.Part) -> tuple[int | None, tuple[Rungs, ...]]:
        return part.minimum, tuple(
            Rungs(tuple((self.node(band.condition), band.points) for band in ladder.bands), ladder.otherwise)
            for ladder in part.ladders
        )


def both(parts: list[Node]) -> Node:
    """All of ``parts``; the part itself if there is one."""
    return parts[0] if len(parts) == 1 else Both(tuple(parts))


_BY_KIND: dict[type, Callable[[_Planner, Any], Node]] = {
    tree.All: _Planner.all,
    tree.Any: _Planner.any,
    tree.AtLeast: _Planner.at_least,
    tree.Unless: _Planner.unless,
    tree.Compare: _Planner.compare,
    tree.Age: _Planner.age,
    tree.Among: _Planner.among,
    tree.Is: _Planner.flag,
    tree.Holds: _Planner.holds,
    tree.Manual: _Planner.manual,
    tree.Some: _Planner.some,
    tree.Founded: _Planner.founded,
    tree.Score: _Planner.score,
}
