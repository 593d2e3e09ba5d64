"""Walking a condition and saying what is strange about it, the whole first, then its parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from jiannuo.enterprises.facts import Facts
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.checking.example import example
from jiannuo.policies.conditions.checking.ladders import check_ladder
from jiannuo.policies.conditions.checking.remark import Remark, Trouble
from jiannuo.policies.conditions.checking.solving import avoidable, possible
from jiannuo.policies.conditions.positions import positions
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.writing import write

Places = Mapping[int, tuple[int, int]]


def check_text(text: str, vocabulary: Vocabulary, day: date) -> tuple[Remark, ...]:
    """What is to be said of the condition in ``text``, with places. Raises Fault if it cannot be read."""
    condition = read(text, vocabulary)
    return check(condition, vocabulary, day, positions(text, condition, vocabulary))


def check(
    condition: tree.Condition, vocabulary: Vocabulary, day: date, places: Places | None = None
) -> tuple[Remark, ...]:
    """What is to be said of a condition as of ``day``; nothing when all is well."""
    return tuple(_Checker(vocabulary, day, places or {}).whole(condition))


@dataclass(frozen=True)
class _Checker:
    vocabulary: Vocabulary
    day: date
    places: Places = field(default_factory=dict)

    def whole(self, node: tree.Condition) -> Iterator[Remark]:
        if not self.possible(node):
            yield self.impossible(node)
        elif not self.avoidable(node):
            sentence = "任何企业都符合这个条件，等于没有条件。"
            yield self.remark(Trouble.ALWAYS, sentence, node, stops=True)
        yield from self.inside(node)

    def impossible(self, node: tree.Condition) -> Remark:
        """Why nobody can meet it: as few of the parts as already contradict one another."""
        parts = list(node.parts) if isinstance(node, tree.All) else [node]
        for part in list(parts):
            rest = [one for one in parts if one is not part]
            if rest and not self.possible(tree.All(tuple(rest))):
                parts = rest
        said = "、".join(f"“{write(one, self.vocabulary)}”" for one in parts)
        if len(parts) > 1:
            facts = self.example(tree.All(tuple(parts[:-1])))
            sentence = f"没有企业能够符合：{said}不可能同时成立。"
        else:
            facts, sentence = None, f"没有企业能够符合：{said}不可能成立。"
        return self.remark(Trouble.IMPOSSIBLE, sentence, parts[-1], facts, stops=True)

    def inside(self, node: Any) -> Iterator[Remark]:
        """What is strange about the parts of a node that is itself neither impossible nor always met."""
        match node:
            case tree.All() | tree.Any() | tree.AtLeast():
                yield from self.parts(node)
            case tree.Unless():
                yield from self.waived(node)
            case tree.Founded():
                yield from self.inside(node.condition)
            case tree.Score():
                yield from self.score(node)
            case tree.Some():
                inner = _Checker(self.vocabulary.items[node.kind], self.day, self.places)
                yield from inner.whole(node.condition)

    def parts(self, node: tree.All | tree.Any | tree.AtLeast) -> Iterator[Remark]:
        if isinstance(node, tree.AtLeast) and len(node.parts) > 1:
            if node.number == len(node.parts):
                yield self.remark(Trouble.TRIVIAL, "要求满足所列全部各项，可以改用“且”连接。", node)
            elif node.number == 1:
                yield self.remark(Trouble.TRIVIAL, "只要求满足一项，可以改用“或”连接。", node)
        seen: list[Any] = []
        for part in node.parts:
            bare = _bare(part)
            if bare in seen:
                yield self.remark(Trouble.REPEATED, f"“{self.said(part)}”写了两遍。", part)
                continue
            seen.append(bare)
            yield from self.part(part, node)

    def part(self, part: Any, within: Any) -> Iterator[Remark]:
        """A part of a whole: impossible alternatives and demands that everybody meets are of no use."""
        if not isinstance(within, tree.All) and not self.possible(part):
            sentence = f"“{self.said(part)}”不可能成立，这一项用不上。"
            yield self.remark(Trouble.UNREACHABLE, sentence, part)
        elif not self.avoidable(part):
            sentence = f"“{self.said(part)}”任何企业都符合，可以删去。"
            yield self.remark(Trouble.TRIVIAL, sentence, part)
        else:
            yield from self.inside(part)

    def waived(self, node: tree.Unless) -> Iterator[Remark]:
        if not self.possible(node.waiver):
            yield self.remark(Trouble.UNREACHABLE, "“除非”后面的情形不可能出现，豁免用不上。", node.waiver)
        if not self.avoidable(node.rule):
            yield self.remark(Trouble.TRIVIAL, "“除非”前面的条件任何企业都符合，不需要豁免。", node.rule)
        yield from self.inside(node.rule)
        yield from self.inside(node.waiver)

    def score(self, node: tree.Score) -> Iterator[Remark]:
        for part in node.parts:
            most = max(_most(ladder) for ladder in part.ladders)
            if part.minimum is not None and part.minimum > most:
                sentence = f"“{part.name}”最高 {most} 分，达不到至少 {part.minimum} 分。"
                yield self.remark(Trouble.UNREACHABLE, sentence, part)
            for ladder in part.ladders:
                for place, found in check_ladder(ladder, self.vocabulary, self.day):
                    yield self.placed(
                        replace(found, sentence=f"“{part.name}”{found.sentence}"), ladder.bands[place]
                    )
        full = sum(max(_most(ladder) for ladder in part.ladders) for part in node.parts)
        if full < node.minimum:
            yield self.remark(Trouble.UNREACHABLE, f"满分 {full} 分，达不到 {node.minimum} 分。", node)

    def possible(self, node: tree.Condition) -> bool:
        return possible(node, self.vocabulary, self.day)

    def avoidable(self, node: tree.Condition) -> bool:
        return avoidable(node, self.vocabulary, self.day)

    def example(self, node: tree.Condition) -> Facts | None:
        return example(node, self.vocabulary, self.day)

    def said(self, node: tree.Condition) -> str:
        return write(node, self.vocabulary)

    def remark(
        self, trouble: Trouble, sentence: str, node: Any, facts: Facts | None = None, *, stops: bool = False
    ) -> Remark:
        return self.placed(Remark(trouble, sentence, facts=facts, stops=stops), node)

    def placed(self, remark: Remark, node: Any) -> Remark:
        start, end = self.places.get(id(node), (None, None))
        return replace(remark, start=start, end=end)


def _bare(node: Any) -> Any:
    """The same without the clause it cites."""
    return replace(node, ref="") if hasattr(node, "ref") else node


def _most(ladder: tree.Ladder) -> int:
    return max([ladder.otherwise, *(band.points for band in ladder.bands)])
