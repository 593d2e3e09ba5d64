"""The explained tree as lines from top to bottom, each with what stands in the document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.enterprises.facts import Interval
from jiannuo.policies.answering.english import in_english as english_text
from jiannuo.policies.answering.leaves import Reader
from jiannuo.policies.answering.line import Line
from jiannuo.policies.answering.numbers import points_text
from jiannuo.policies.answering.said import evidence_word, in_english, key_word
from jiannuo.policies.answering.supposing import lacking, leaves, supposing
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explained
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.writing import Writer, write

_TRUTHS = {Truth.TRUE: "met", Truth.FALSE: "not", Truth.UNKNOWN: "unknown"}


@dataclass(frozen=True)
class Flattener:
    """Makes the lines of one answer. ``clauses`` has the sentence of each ref."""

    reader: Reader
    clauses: Mapping[str, str]
    root: Explained

    def lines(self) -> tuple[Line, ...]:
        """All lines, depth first; the conjunction at the top has none of its own."""
        if isinstance(self.root.node, tree.All):
            return tuple(line for part in self.root.parts for line in self._lines(part, 0))
        return tuple(self._lines(self.root, 0))

    def _lines(self, found: Explained, depth: int) -> Iterator[Line]:
        node = found.node
        if isinstance(node, tree.Score):
            yield self._line(found, depth, "score", **self._points(found, node.minimum))
            for part in found.parts:
                yield from self._part(part, depth + 1)
        elif found.parts and not isinstance(node, tree.Some):
            kind, words, gap = self._heading(found)
            whole = self.reader.about(found) if kind == "each" else {}
            yield self._line(
                found, depth, kind, words=words, **(whole | {"gap": gap or whole.get("gap", "")})
            )
            inner = self
            if isinstance(node, tree.Founded):
                facts = self.reader.facts.founded_on(node.least)
                inner = replace(self, reader=replace(self.reader, facts=facts))
            for part in found.parts:
                yield from inner._lines(part, depth + 1)
        else:
            yield self._line(found, depth, "", **self.reader.about(found))

    def _heading(self, found: Explained) -> tuple[str, str, str]:
        """Kind, words and gap of a node that joins others."""
        node = found.node
        met = sum(part.truth is Truth.TRUE for part in found.parts)
        if isinstance(node, tree.Any):
            return "any", _("满足以下任一项"), ""
        if isinstance(node, tree.AtLeast):
            shown = {"number": node.number, "met": met, "off": node.number - met, "all": len(node.parts)}
            gap = _("已满足 %(met)d 项，还差 %(off)d 项") % shown if found.truth is not Truth.TRUE else ""
            return "at_least", _("%(all)d 项中至少满足 %(number)d 项") % shown, gap
        if isinstance(node, tree.Unless):
            return "unless", _("满足第一项；不满足的，符合第二项可以豁免"), ""
        if isinstance(node, tree.Compare):
            return "each", self._said(node), ""
        if isinstance(node, tree.All):
            return "all", _("以下各项全部满足"), ""
        assert isinstance(node, tree.Founded)
        return "founded", _("以下以%(evidence)s为准") % {"evidence": evidence_word(node.least)}, ""

    def _part(self, found: Explained, depth: int) -> Iterator[Line]:
        part = found.node
        assert isinstance(part, tree.Part)
        lacks = lacking(found)
        open_ = isinstance(found.bounds, Interval) and found.bounds.exact is None
        yield self._line(
            found, depth, "part", words=part.name, lacks=lacks if open_ else (),
            missing=tuple(map(key_word, lacks)) if open_ else (), **self._points(found, part.minimum),
        )  # fmt: skip
        for ladder in found.parts:
            yield self._ladder(ladder, depth + 1)

    def _ladder(self, found: Explained, depth: int) -> Line:
        """One ladder: all bands in words, the points so far, and the next band up."""
        ladder, bounds = found.node, found.bounds
        assert isinstance(ladder, tree.Ladder)
        assert isinstance(bounds, Interval)
        columns = self.reader.about(next(leaves(found)))
        higher = [
            (band, part) for band, part in zip(ladder.bands, found.parts, strict=True)
            if band.points > (bounds.high or 0) and part.truth is Truth.FALSE
        ]  # fmt: skip
        gap = ""
        if higher:
            band, _part = min(higher, key=lambda pair: pair[0].points)
            gap = _("再达到“%(words)s”可得 %(points)d 分") % {
                "words": self._said(band.condition), "points": band.points
            }  # fmt: skip
        value = columns.get("value", "")
        columns = {
            key: columns[key] for key in ("period", "source", "observed_on", "evidence") if key in columns
        }
        shown = {"value": value, "points": points_text(bounds)}
        lacks = lacking(found) if bounds.exact is None else ()
        return self._line(
            found, depth, "ladder", words=self._bands(ladder), gap=gap, lacks=lacks,
            value=_("%(value)s，得 %(points)s") % shown if value else points_text(bounds),
            missing=tuple(map(key_word, lacks)), **columns,
        )  # fmt: skip

    def _bands(self, ladder: tree.Ladder) -> str:
        bands = [
            _("%(words)s 得 %(points)d 分") % {"words": self._said(band.condition), "points": band.points}
            for band in ladder.bands
        ]
        return _("；").join([*bands, _("否则 %(points)d 分") % {"points": ladder.otherwise}])

    def _points(self, found: Explained, minimum: int | None) -> dict[str, Any]:
        bounds = found.bounds
        assert isinstance(bounds, Interval)
        columns = {"value": points_text(bounds)}
        if minimum is not None:
            columns["threshold"] = _("至少 %(points)d 分") % {"points": minimum}
            if (bounds.low or 0) < minimum:
                sure = found.truth is Truth.FALSE
                off = minimum - ((bounds.high if sure else bounds.low) or 0)
                columns["gap"] = (_("还差 %(off)d 分") if sure else _("按已有数据还差 %(off)d 分")) % {
                    "off": off
                }
        return columns

    def _line(self, found: Explained, depth: int, connective: str, **columns: Any) -> Line:
        node = found.node
        ref = str(getattr(node, "ref", ""))
        words = columns.pop("words", None)
        undecided = isinstance(node, tree.Manual) and found.truth is Truth.UNKNOWN
        return Line(
            depth=depth,
            connective=connective,
            ref=ref,
            clause=self.clauses.get(ref, ""),
            words=self._said(node) if words is None else words,
            truth="manual" if undecided else _TRUTHS[found.truth],
            decides=self._decides(found),
            **columns,
        )

    def _decides(self, found: Explained) -> bool:
        """Whether the whole would no longer be what it is if this line alone turned to *met*."""
        if found.truth is Truth.TRUE or isinstance(found.node, tree.Part | tree.Ladder):
            return False
        return supposing(self.root, lambda one: Truth.TRUE if one is found else None) > self.root.truth

    def _said(self, node: Any) -> str:
        words = self.reader.vocabulary
        if isinstance(node, tree.Score):
            return _("评分不低于 %(minimum)d 分") % {"minimum": node.minimum}
        if in_english():
            return english_text(node, words)
        if getattr(node, "ref", ""):
            return Writer(words.everything()).write(node).removesuffix(f"【{node.ref}】")
        return write(node, words)
