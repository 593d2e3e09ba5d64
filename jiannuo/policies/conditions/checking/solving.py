"""Looking for values that make a condition true, or false; none found means there are none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.checking.subjects import Asked, Questions, Subject, Value
from jiannuo.policies.conditions.scores import points
from jiannuo.policies.conditions.truth import Truth, all_of, any_of, at_least
from jiannuo.policies.conditions.vocabulary import Vocabulary

#: evaluations after which nothing is claimed
PATIENCE = 4_000


class OutOfPatienceError(Exception):
    """The condition is too tangled to be decided in reasonable time."""


@dataclass(frozen=True)
class Beyond:
    """A condition where none of those before it holds: a band that is reached."""

    condition: tree.Condition
    before: tuple[tree.Condition, ...]


Asking = tree.Condition | Beyond


@dataclass
class Puzzle:
    """A condition with the values its subjects may take."""

    condition: Asking
    questions: Questions
    values: dict[Subject, list[Value]] = field(default_factory=dict)
    left: int = PATIENCE

    @classmethod
    def of(cls, condition: Asking, vocabulary: Vocabulary, day: date) -> "Puzzle":
        """The puzzle of a condition."""
        made = cls(condition, Questions(vocabulary, day))
        atoms: dict[Subject, list[tree.Condition]] = {}
        for asked in made.all_asked(condition):
            atoms.setdefault(asked.subject, []).append(asked.atom)
        made.values = {subject: made.questions.values(subject, all_) for subject, all_ in atoms.items()}
        return made

    def all_asked(self, node: Any) -> Iterator[Asked]:
        """Every question of a node, in the order of reading."""
        if isinstance(node, tree.Unless):
            yield from self.all_asked(node.rule)
            yield from self.all_asked(node.waiver)
        elif isinstance(node, tree.Founded | tree.Band | Beyond):
            yield from self.all_asked(node.condition)
            for one in getattr(node, "before", ()):
                yield from self.all_asked(one)
        elif (
            parts := getattr(node, "parts", None)
            or getattr(node, "ladders", None)
            or getattr(node, "bands", None)
        ):
            for part in parts:
                yield from self.all_asked(part)
        else:
            yield from self.questions.asked(node)

    def solve(self, wanted: Truth) -> Mapping[Subject, Value] | None:
        """Values under which the condition is ``wanted`` (TRUE or FALSE), None if there are none.

        Raises OutOfPatienceError.
        """
        return self._solve(wanted, {})

    def _solve(self, wanted: Truth, given: dict[Subject, Value]) -> Mapping[Subject, Value] | None:
        self.left -= 1
        if self.left < 0:
            raise OutOfPatienceError
        truth = self.truth(self.condition, given)
        if truth is not Truth.UNKNOWN:
            return given if truth is wanted else None
        asked = next(one for one in self.all_asked(self.condition) if one.subject not in given)
        helps = {value: self.questions.answers(asked, value) for value in self.values[asked.subject]}
        for value in sorted(helps, key=lambda one: helps[one] is not (wanted is Truth.TRUE)):
            found = self._solve(wanted, given | {asked.subject: value})
            if found is not None:
                return found
        return None

    def truth(self, node: Any, given: Mapping[Subject, Value]) -> Truth:
        """What is known of a node while only some values are given."""

        def parts(found: Iterable[Any]) -> list[Truth]:
            return [self.truth(one, given) for one in found]

        match node:
            case tree.All():
                found = all_of(parts(node.parts))
            case tree.Any():
                found = any_of(parts(node.parts))
            case tree.Unless():
                found = any_of(parts((node.rule, node.waiver)))
            case tree.AtLeast():
                found = at_least(node.number, parts(node.parts))
            case tree.Founded():
                found = self.truth(node.condition, given)
            case Beyond():
                not_before = [one.opposite() for one in parts(node.before)]
                found = all_of([*parts((node.condition,)), *not_before])
            case tree.Score():
                found = self._score(node, given)
            case _:
                found = self._atom(node, given)
        return found

    def _atom(self, node: tree.Condition, given: Mapping[Subject, Value]) -> Truth:
        found = [
            Truth.UNKNOWN
            if one.subject not in given
            else _truth(self.questions.answers(one, given[one.subject]))
            for one in self.questions.asked(node)
        ]
        # a flag over years is set if it was in one of them; *not* turns that round
        return any_of(found) if isinstance(node, tree.Is) and not node.negated else all_of(found)

    def _score(self, node: tree.Score, given: Mapping[Subject, Value]) -> Truth:
        low = high = 0
        enough = []
        for part in node.parts:
            ladders = [
                points(one, [self.truth(band.condition, given) for band in one.bands]) for one in part.ladders
            ]
            least = max(one.low or 0 for one in ladders)
            most = max(one.high or 0 for one in ladders)
            low, high = low + least, high + most
            if part.minimum is not None:
                enough.append(Truth.of(least >= part.minimum, most >= part.minimum))
        return all_of([Truth.of(low >= node.minimum, high >= node.minimum), *enough])


def _truth(held: bool) -> Truth:
    return Truth.TRUE if held else Truth.FALSE


def possible(asking: Asking, vocabulary: Vocabulary, day: date) -> bool:
    """Whether something may make it true; also when that could not be decided."""
    return _some(asking, vocabulary, day, Truth.TRUE)


def avoidable(asking: Asking, vocabulary: Vocabulary, day: date) -> bool:
    """Whether something may make it false; also when that could not be decided."""
    return _some(asking, vocabulary, day, Truth.FALSE)


def _some(asking: Asking, vocabulary: Vocabulary, day: date, wanted: Truth) -> bool:
    try:
        return Puzzle.of(asking, vocabulary, day).solve(wanted) is not None
    except OutOfPatienceError:
        return True
