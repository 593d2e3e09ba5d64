"""Conditions in English, for readers who read no Chinese. The Chinese text is the one that holds."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.attributes.declared import ITEM_KINDS, TITLES
from jiannuo.enterprises.attributes.declared.english import english_of
from jiannuo.policies.answering.said import day_text, decimal_text
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tree import Op, Shape, Span
from jiannuo.policies.conditions.vocabulary import Vocabulary

_OPS = {
    Op.AT_LEAST: "at least",
    Op.BELOW: "below",
    Op.ABOVE: "above",
    Op.AT_MOST: "at most",
    Op.EQUAL: "equal to",
}
_DAY_OPS = {
    Op.AT_LEAST: "on or after",
    Op.BELOW: "before",
    Op.ABOVE: "after",
    Op.AT_MOST: "on or before",
    Op.EQUAL: "on",
}
_AGES = {
    Op.AT_LEAST: "at least {n} ago",
    Op.BELOW: "less than {n} ago",
    Op.ABOVE: "more than {n} ago",
    Op.AT_MOST: "at most {n} ago",
}
_SPANS = {Span.DAY: "day", Span.MONTH: "month", Span.YEAR: "year"}
_BACK = {0: "", 1: "last year's ", 2: "the year before last's "}
_TITLES = {one.word: one.english for one in TITLES}
_ITEMS = {one.word: one.english for one in ITEM_KINDS}
_UNITS = {"人": "persons", "分": "points", "平方米": "m²", "个月": "months", "年": "years", "天": "days"}


def in_english(node: Any, vocabulary: Vocabulary) -> str:
    """``node`` in English."""
    return EnglishWriter(vocabulary.everything()).write(node)


class EnglishWriter:
    """Writes conditions with the English of one vocabulary; a word without English stays Chinese."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def write(self, node: Any) -> str:
        """The text of any node."""
        return _BY_KIND[type(node)](self, node)

    def inside(self, node: Any) -> str:
        """The same in brackets where it would otherwise read differently."""
        text = self.write(node)
        return f"({text})" if isinstance(node, tree.All | tree.Any | tree.Unless) else text

    def word(self, attribute: Attribute) -> str:
        """The name of an attribute within a sentence."""
        text = attribute.english or attribute.word
        return text if text[:2].isupper() else text[:1].lower() + text[1:]

    def all(self, node: tree.All) -> str:
        """Every part."""
        return " and ".join(self.inside(part) for part in node.parts)

    def any(self, node: tree.Any) -> str:
        """One part or more."""
        return " or ".join(self.inside(part) for part in node.parts)

    def at_least(self, node: tree.AtLeast) -> str:
        """So many."""
        return f"at least {node.number} of: {'; '.join(self.write(part) for part in node.parts)}"

    def unless(self, node: tree.Unless) -> str:
        """A waiver."""
        return f"{self.inside(node.rule)} unless {self.inside(node.waiver)}"

    def founded(self, node: tree.Founded) -> str:
        """On better evidence."""
        return f"by {node.least.name.lower()} evidence: {self.inside(node.condition)}"

    def score(self, node: tree.Score) -> str:
        """A score."""
        return f"a score of at least {node.minimum}: {'; '.join(self.part(part) for part in node.parts)}"

    def part(self, part: tree.Part) -> str:
        """A part of a score."""
        least = f" (at least {part.minimum})" if part.minimum is not None else ""
        return f"“{part.name}”{least}: {' or better '.join(self.ladder(one) for one in part.ladders)}"

    def ladder(self, ladder: tree.Ladder) -> str:
        """Bands."""
        bands = [f"{self.write(band.condition)} {band.points} points" for band in ladder.bands]
        return "; ".join([*bands, f"otherwise {ladder.otherwise} points"])

    def some(self, node: tree.Some) -> str:
        """Things of a kind."""
        kind = _ITEMS.get(node.kind, node.kind)
        return f"at least {node.number} of “{kind}” with {self.inside(node.condition)}"

    def compare(self, node: tree.Compare) -> str:
        """A number against a threshold."""
        if node.amount.unit == "日期":
            return f"{self.term(node.term)} {_DAY_OPS[node.op]} {day_text(node.amount.value)}"
        amount = f"the figure “{node.amount.parameter}”" if node.amount.parameter else _amount(node.amount)
        return f"{self.term(node.term)} {_OPS[node.op]} {amount}"

    def term(self, term: tree.Term) -> str:
        """A number."""
        word = self.word(self.words.keyed(term.attribute))
        if term.shape is Shape.GROWTH:
            return f"growth of {word} last year"
        if term.shape is Shape.COMPOUND:
            return f"compound yearly growth of {word} over {term.years} years"
        if term.of:
            word = f"{word} as a share of {self.word(self.words.keyed(term.of))}"
        if term.shape is Shape.YEAR:
            return f"{_BACK.get(term.years, '')}{word}"
        gathered = {
            Shape.EACH: "in each of",
            Shape.SUM: "added up over",
            Shape.MEAN: "on average over",
        }[term.shape]
        return f"{word} {gathered} the last {term.years} years"

    def age(self, node: tree.Age) -> str:
        """An age."""
        count = f"{node.number} {_SPANS[node.span]}{'s' if node.number != 1 else ''}"
        return f"{self.word(self.words.keyed(node.attribute))} {_AGES[node.op].format(n=count)}"

    def among(self, node: tree.Among) -> str:
        """One of some values."""
        attribute = self.words.keyed(node.attribute)
        values = " or ".join(map(english_of, node.values))
        link = "in" if attribute.kind is Kind.CODE else ""
        return " ".join(
            filter(None, [self.word(attribute), "is not" if node.negated else "is", link, values])
        )

    def flag(self, node: tree.Is) -> str:
        """A flag."""
        within = f" in the last {node.years} year{'s' if node.years != 1 else ''}" if node.years else ""
        within += " or this year" if getattr(node, "current", False) else ""
        word = self.word(self.words.keyed(node.attribute))
        return f"not: {word}{within}" if node.negated else f"{word}{within}"

    def holds(self, node: tree.Holds) -> str:
        """A title."""
        title = _TITLES.get(node.qualification, node.qualification)
        if node.ever:
            return f"{'never held' if node.negated else 'has held'} the title “{title}”"
        return f"{'holds no valid' if node.negated else 'holds a valid'} title “{title}”"

    def manual(self, node: tree.Manual) -> str:
        """A question for people."""
        return f"decided by officers: “{node.question}”"


def _amount(amount: tree.Amount) -> str:
    scales = {"元": 100, "万元": 100, "亿元": 100, "%": 10_000, "平方米": 100, "万平方米": 100}
    number = decimal_text(Fraction(amount.value, scales.get(amount.unit, 1)))
    if amount.unit in ("元", "万元", "亿元"):
        return f"CNY {number}"
    if amount.unit == "%":
        return f"{number}%"
    return f"{number} {_UNITS.get(amount.unit, '')}".strip()


_BY_KIND: dict[type, Callable[[EnglishWriter, Any], str]] = {
    tree.All: EnglishWriter.all,
    tree.Any: EnglishWriter.any,
    tree.AtLeast: EnglishWriter.at_least,
    tree.Unless: EnglishWriter.unless,
    tree.Founded: EnglishWriter.founded,
    tree.Score: EnglishWriter.score,
    tree.Part: EnglishWriter.part,
    tree.Ladder: EnglishWriter.ladder,
    tree.Some: EnglishWriter.some,
    tree.Compare: EnglishWriter.compare,
    tree.Age: EnglishWriter.age,
    tree.Among: EnglishWriter.among,
    tree.Is: EnglishWriter.flag,
    tree.Holds: EnglishWriter.holds,
    tree.Manual: EnglishWriter.manual,
}
