"""What a condition asks about, each with the few values that are worth telling apart.

Between two thresholds all values answer alike, so one of each stretch stands for all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.quantities import DAY_UNIT, Dimension
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.ages import age
from jiannuo.policies.conditions.tree import Op, Shape
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.vocabulary import Vocabulary

#: cannot be below nothing
COUNTED = (Dimension.PERSONS, Dimension.PIECES, Dimension.AREA, Dimension.SPAN, Dimension.POINTS)
Value = int | Fraction | str | bool


@dataclass(frozen=True)
class Subject:
    """One thing that is asked: ``kind`` says what ``name`` is."""

    #: number, day, value, flag, title, said, items, open
    kind: str
    name: Any


@dataclass(frozen=True)
class Asked:
    """An atom as a question about a subject."""

    subject: Subject
    atom: tree.Condition


class Questions:
    """The subjects of conditions in one vocabulary on one day, and how each atom answers for a value."""

    def __init__(self, vocabulary: Vocabulary, day: date) -> None:
        self.words = vocabulary.everything()
        self.day = day

    def asked(self, atom: tree.Condition) -> tuple[Asked, ...]:
        """The questions that must all be answered yes for ``atom``; of a flag over years, one that must."""
        if isinstance(atom, tree.Compare):
            return tuple(Asked(self._number(one), one) for one in self._yearly(atom))
        if isinstance(atom, tree.Is):
            backs = range(1, atom.years + 1) if atom.years else (0,)
            return tuple(Asked(Subject("flag", (atom.attribute, back)), atom) for back in backs)
        return (Asked(self._single(atom), atom),)

    def _single(self, atom: tree.Condition) -> Subject:
        match atom:
            case tree.Age():
                return Subject("day", atom.attribute)
            case tree.Among():
                return Subject("value", atom.attribute)
            case tree.Holds():
                return Subject("title", atom.qualification)
            case tree.Manual():
                return Subject("said", atom.question)
            case _:
                return Subject("items", atom)

    def _yearly(self, atom: tree.Compare) -> Iterator[tree.Compare]:
        term = atom.term
        if term.shape is not Shape.EACH:
            yield atom
            return
        for back in range(1, term.years + 1):
            yield tree.Compare(tree.Term(term.attribute, Shape.YEAR, back, term.of), atom.op, atom.amount)

    def _number(self, atom: tree.Compare) -> Subject:
        if self.threshold(atom) is None:
            return Subject("open", atom.amount.parameter)
        day = atom.amount.unit == DAY_UNIT
        return Subject("day", atom.term.attribute) if day else Subject("number", atom.term)

    def threshold(self, atom: tree.Compare) -> int | None:
        """The amount, None where a parameter has none yet."""
        if not atom.amount.parameter:
            return atom.amount.value
        known = self.words.parameter(atom.amount.parameter)
        return known.on(self.day) if known else None

    def values(self, subject: Subject, atoms: list[tree.Condition]) -> list[Value]:
        """The values worth telling apart, given everything that is asked about ``subject``."""
        match subject.kind:
            case "number":
                cuts = {self.threshold(one) for one in atoms if isinstance(one, tree.Compare)}
                return self._numbers(subject.name, sorted(one for one in cuts if one is not None))
            case "day":
                return sorted({cut + off for one in atoms for cut in self._cut(one) for off in (-1, 0, 1)})
            case "value":
                return self._values(subject.name, atoms)
            case "title":
                return ["valid", "past", "never"]
            case _:
                return [True, False]

    def _numbers(self, term: tree.Term, cuts: list[int]) -> list[Value]:
        dimension = self.words.keyed(term.attribute).dimension
        share = bool(term.of) or term.shape in (Shape.GROWTH, Shape.COMPOUND, Shape.MEAN)
        if not share:
            found: set[int | Fraction] = {cut + off for cut in cuts for off in (-1, 0, 1)}
        else:
            between = {Fraction(a + b, 2) for a, b in pairwise(cuts)}
            found = {*cuts, *between, cuts[0] - 1, cuts[-1] + 1}
        growing = term.shape in (Shape.GROWTH, Shape.COMPOUND)
        if not growing and dimension in COUNTED:
            found = {one for one in found if one >= 0}
        return sorted(found)

    def _cut(self, atom: tree.Condition) -> Iterator[int]:
        """The latest day on which what began answers as older days do."""
        if isinstance(atom, tree.Compare):
            yield atom.amount.value
        elif isinstance(atom, tree.Age):
            days = atom.number * {"天": 1, "个月": 31, "年": 366}[atom.span.value] + 2
            low = self.day - timedelta(days=min(days, (self.day - date.min).days))
            a, b = low.toordinal(), self.day.toordinal() + 1
            old = self._aged(atom, a)
            while b - a > 1:
                middle = (a + b) // 2
                a, b = (middle, b) if self._aged(atom, middle) is old else (a, middle)
            yield a

    def _aged(self, atom: tree.Age, ordinal: int) -> bool:
        return age(Interval.point(ordinal), atom, self.day)[0] is Truth.TRUE

    def _values(self, key: str, atoms: list[tree.Condition]) -> list[Value]:
        attribute = self.words.keyed(key)
        if attribute.kind is not Kind.CODE:
            return list(attribute.values.values())
        named = {
            attribute.values[word] for one in atoms if isinstance(one, tree.Among) for word in one.values
        }
        return [*sorted(named), ""]

    def answers(self, asked: Asked, value: Value) -> bool:
        """Whether the atom holds when its subject has ``value``."""
        atom = asked.atom
        match atom:
            case tree.Compare() if asked.subject.kind != "open":
                amount = self.threshold(atom)
                assert amount is not None
                assert not isinstance(value, str)
                return _stands(value, atom.op, amount)
            case tree.Age():
                return self._aged(atom, int(value))
            case tree.Among():
                attribute = self.words.keyed(atom.attribute)
                wanted = tuple(attribute.values[word] for word in atom.values)
                code = str(value)
                inside = code.startswith(wanted) if attribute.kind is Kind.CODE else code in wanted
                return inside is not atom.negated
            case tree.Holds():
                held = value == "valid" or (atom.ever and value == "past")
                return held is not atom.negated
            case tree.Is():
                return bool(value) is not atom.negated
            case _:
                return bool(value)


def _stands(value: int | Fraction, op: Op, amount: int) -> bool:
    return {
        Op.AT_LEAST: value >= amount,
        Op.ABOVE: value > amount,
        Op.BELOW: value < amount,
        Op.AT_MOST: value <= amount,
        Op.EQUAL: value == amount,
    }[op]
