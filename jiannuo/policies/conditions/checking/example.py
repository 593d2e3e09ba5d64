"""An enterprise for which a condition comes out as wanted, with values a person can look at."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from jiannuo.enterprises.facts import Fact, Facts, Interval, Key
from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.checking.solving import Beyond, OutOfPatienceError, Puzzle
from jiannuo.policies.conditions.checking.subjects import Subject, Value
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.rationals import MILLION
from jiannuo.policies.conditions.tree import Shape
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.vocabulary import Vocabulary

#: what shares are of where nothing else is asked: 10 million yuan, or a thousand persons or things
MONEY, COUNT = 1_000_000_000, 1_000


def example(
    condition: tree.Condition, vocabulary: Vocabulary, day: date, wanted: Truth = Truth.TRUE
) -> Facts | None:
    """Facts for which ``condition`` is ``wanted``; None where none were found."""
    found = facts_for(condition, vocabulary, day, wanted)
    if found is None or Explainer(vocabulary, day).explain(condition, found).truth is not wanted:
        return None
    return found


def facts_for(
    asking: tree.Condition | Beyond, vocabulary: Vocabulary, day: date, wanted: Truth = Truth.TRUE
) -> Facts | None:
    """Facts made of the values that were found; numbers that hang together may not fit one another."""
    try:
        found = Puzzle.of(asking, vocabulary, day).solve(wanted)
    except OutOfPatienceError:
        return None
    return None if found is None else _Maker(vocabulary, day).make(found)


class _Maker:
    def __init__(self, vocabulary: Vocabulary, day: date) -> None:
        self.vocabulary = vocabulary
        self.day = day
        self.numbers: dict[Key, int] = {}
        self.values: dict[Key, Fact] = {}
        self.held: dict[str, tuple[date, date | None]] = {}
        self.decided: dict[str, bool] = {}
        self.things: dict[str, tuple[Facts, ...]] = {}

    def make(self, found: Mapping[Subject, Value]) -> Facts:
        terms = [(one.name, value) for one, value in found.items() if one.kind == "number"]
        # plain numbers first, then what must fit them
        for term, value in sorted(terms, key=lambda one: (bool(one[0].of), one[0].shape is not Shape.YEAR)):
            self.number(term, Fraction(value))
        for subject, value in found.items():
            self.other(subject, value)
        return Facts(
            self.values | {key: Fact(Interval.point(one)) for key, one in self.numbers.items()},
            self.held,
            all_held=True,
            items=self.things,
            all_items=frozenset(self.things),
            decided=self.decided,
        )

    def other(self, subject: Subject, value: Value) -> None:
        """What is no number."""
        match subject.kind:
            case "day":
                self.values[subject.name, None] = Fact(Interval.point(int(value)))
            case "value":
                self.values[subject.name, None] = Fact(frozenset({str(value) or "0"}))
            case "flag":
                name, back = subject.name
                year = self.day.year - back if back else None
                self.values[name, year] = Fact(frozenset({"yes" if value else "no"}))
            case "title" if value != "never":
                ends = None if value == "valid" else self.day - timedelta(days=1)
                self.held[subject.name] = (self.day - timedelta(days=365), ends)
            case "said":
                self.decided[subject.name] = bool(value)
            case "items":
                self.items(subject.name, bool(value))

    def items(self, node: tree.Some, wanted: bool) -> None:
        """So many things that meet the condition, or none at all."""
        one = example(node.condition, self.vocabulary.items[node.kind], self.day) if wanted else None
        self.things.setdefault(node.kind, ())
        if one is not None:
            self.things[node.kind] += (one,) * node.number

    def number(self, term: tree.Term, value: Fraction) -> None:
        """Sets yearly values so that ``term`` comes to ``value``, as far as they are still free."""
        year = self.day.year
        if term.shape is Shape.GROWTH or term.shape is Shape.COMPOUND:
            years = 1 if term.shape is Shape.GROWTH else term.years
            before = self.numbers.setdefault((term.attribute, year - 1 - years), MILLION**years)
            grown = before * (1 + value / MILLION) ** years
            self.numbers.setdefault((term.attribute, year - 1), _up(grown))
            return
        keys = self.keys(term.attribute, term)
        if term.of:
            self.share(keys, self.keys(term.of, term), value)
            return
        total = value * (term.years if term.shape is Shape.MEAN else 1)
        self.spread(keys, _up(total))

    def keys(self, attribute: str, term: tree.Term) -> list[Key]:
        """The years a term reads, the latest first."""
        if term.shape is Shape.YEAR:
            return [(attribute, self.day.year - term.years if term.years else None)]
        return [(attribute, self.day.year - back) for back in range(1, term.years + 1)]

    def spread(self, keys: list[Key], total: int) -> None:
        """Fills the first free year so that all come to ``total``, the others with nothing."""
        free = [key for key in keys if key not in self.numbers]
        rest = total - sum(self.numbers.get(key, 0) for key in keys)
        for place, key in enumerate(free):
            self.numbers[key] = rest if place == 0 else 0

    def share(self, part: list[Key], whole: list[Key], value: Fraction) -> None:
        """Makes the one so large a share of the other, in millionths."""
        if any(key in self.numbers for key in part) and value > 0:
            known = sum(self.numbers.get(key, 0) for key in part)
            self.spread(whole, max(_up(known * MILLION / value), 1))
        else:
            dimension = self.vocabulary.everything().keyed(whole[0][0]).dimension
            self.spread(whole, MONEY if dimension is Dimension.MONEY else COUNT)
        base = sum(self.numbers[key] for key in whole)
        self.spread(part, _up(base * value / MILLION))


def _up(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)
