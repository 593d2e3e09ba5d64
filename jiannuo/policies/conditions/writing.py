"""Writing a tree as the text that reads back to it: one form, the one that is read aloud most easily."""

from collections.abc import Callable
from typing import Any

from jiannuo.enterprises.quantities import DAY_UNIT, written
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tree import Shape
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.words import (
    AGE_WRITTEN,
    EVIDENCE_WRITTEN,
    GATHER_WRITTEN,
    OP_WRITTEN,
    SINCE_WRITTEN,
    YEAR_WRITTEN,
)


def write(node: tree.Condition, vocabulary: Vocabulary) -> str:
    """The text of ``node`` in the words of ``vocabulary``."""
    return Writer(vocabulary.everything()).write(node)


class Writer:
    """Writes conditions in the words of one vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def write(self, node: Any) -> str:
        """The text of any node."""
        text = _BY_KIND[type(node)](self, node)
        return f"{text}【{node.ref}】" if getattr(node, "ref", "") else text

    def inside(self, node: Any, *loose: type) -> str:
        """The same in brackets where it would otherwise read differently."""
        text = self.write(node)
        return f"（{text}）" if isinstance(node, loose) else text

    def word(self, key: str) -> str:
        """The word of an attribute."""
        return self.words.keyed(key).word

    def all(self, node: tree.All) -> str:
        """且"""
        return " 且 ".join(self.inside(part, tree.Any, tree.All) for part in node.parts)

    def any(self, node: tree.Any) -> str:
        """或"""
        return " 或 ".join(self.inside(part, tree.Any) for part in node.parts)

    def unless(self, node: tree.Unless) -> str:
        """除非"""
        loose = (tree.All, tree.Any, tree.Unless)
        return f"{self.inside(node.rule, *loose)} 除非 {self.inside(node.waiver, *loose)}"

    def at_least(self, node: tree.AtLeast) -> str:
        """至少满足 n 项"""
        return f"至少满足 {node.number} 项：{{{'；'.join(self.write(part) for part in node.parts)}}}"

    def some(self, node: tree.Some) -> str:
        """至少 n 名"""
        return f"至少 {node.number} 个 {node.kind} 满足：{{{self.write(node.condition)}}}"

    def founded(self, node: tree.Founded) -> str:
        """以…为准"""
        return f"以 {EVIDENCE_WRITTEN[node.least]} 为准：{{{self.write(node.condition)}}}"

    def score(self, node: tree.Score) -> str:
        """评分"""
        return f"评分 不低于 {node.minimum} 分：{{{'；'.join(self.part(part) for part in node.parts)}}}"

    def part(self, part: tree.Part) -> str:
        """A part of a score."""
        least = f" 至少 {part.minimum} 分" if part.minimum is not None else ""
        return f"“{part.name}”{least}：{' 取高 '.join(self.ladder(ladder) for ladder in part.ladders)}"

    def ladder(self, ladder: tree.Ladder) -> str:
        """Bands."""
        bands = [f"{self.write(band.condition)} 得 {band.points} 分" for band in ladder.bands]
        return f"{{{'；'.join([*bands, f'否则 {ladder.otherwise} 分'])}}}"

    def compare(self, node: tree.Compare) -> str:
        """A number against a threshold."""
        amount = node.amount
        against = f"参数“{amount.parameter}”" if amount.parameter else written(amount.value, amount.unit)
        op = (SINCE_WRITTEN if amount.unit == DAY_UNIT else OP_WRITTEN)[node.op]
        return f"{self.term(node.term)} {op} {against}"

    def term(self, term: tree.Term) -> str:
        """A number."""
        for word, known in self.words.aliases.items():
            if known == term:
                return word
        word = self.word(term.attribute)
        if term.shape is Shape.GROWTH:
            return f"上年{word}增长"
        if term.shape is Shape.COMPOUND:
            return f"近{term.years}年{word}复合增长"
        share = f" 占 {self.word(term.of)}" if term.of else ""
        if term.shape is Shape.YEAR:
            return f"{_year(term.years)}{word}{share}"
        return f"近{term.years}年{GATHER_WRITTEN[term.shape]}{word}{share}"

    def age(self, node: tree.Age) -> str:
        """An age."""
        return f"{self.word(node.attribute)} {AGE_WRITTEN[node.op]} {node.number}{node.span.value}"

    def among(self, node: tree.Among) -> str:
        """One of some values."""
        return f"{self.word(node.attribute)} {'不属于' if node.negated else '属于'} {'、'.join(node.values)}"

    def flag(self, node: tree.Is) -> str:
        """A flag."""
        within = f"近{node.years}年 " if node.years else ""
        return f"{within}{'无' if node.negated else '有'} {self.word(node.attribute)}"

    def holds(self, node: tree.Holds) -> str:
        """A qualification."""
        if node.ever:
            return f"{'从未持有' if node.negated else '曾持有'} {node.qualification}"
        return f"{'未持有有效的' if node.negated else '持有有效的'} {node.qualification}"

    def manual(self, node: tree.Manual) -> str:
        """A question for people."""
        return f"人工认定“{node.question}”"


def _year(back: int) -> str:
    return YEAR_WRITTEN[back] if back else ""


_BY_KIND: dict[type, Callable[[Writer, Any], str]] = {
    tree.All: Writer.all,
    tree.Any: Writer.any,
    tree.Unless: Writer.unless,
    tree.AtLeast: Writer.at_least,
    tree.Some: Writer.some,
    tree.Founded: Writer.founded,
    tree.Score: Writer.score,
    tree.Compare: Writer.compare,
    tree.Age: Writer.age,
    tree.Among: Writer.among,
    tree.Is: Writer.flag,
    tree.Holds: Writer.holds,
    tree.Manual: Writer.manual,
}
