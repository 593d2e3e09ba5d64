"""Where a text uses the terms of its glossary.

Quotation marks are read past: the glossary's “e企服” is the text's e企服, and 和合大院 stands in
“和合大院”居民自治模式. A name that the text never uses in full is looked for as it is used in
running text: parted by a few words (人才“三进”行动 in 人才政策“三进”活动), or by its quoted core.
"""

import re
from collections.abc import Iterator, Sequence

_QUOTES = frozenset("“”\"‘’'『』「」《》〈〉")
_QUOTED = re.compile(r"[“\"『「]([^”\"』」]{2,})[”\"』」]")
_GAP = r"[^。；;！!？?：:\n]{0,%d}?"
_SHORTEST_PIECE = 3
_SHORTEST_MISSPELT = 4


class Uses:
    """Finds the uses of ``entries`` (name, start, end) in ``text``, never inside its own entry."""

    def __init__(self, text: str, entries: Sequence[tuple[str, int, int]]) -> None:
        self._text = text
        self._entries = entries
        self._places = [place for place, character in enumerate(text) if character not in _QUOTES]
        self._bare = "".join(text[place] for place in self._places)
        self._cores = [core for name, _, _ in entries for core in _QUOTED.findall(name)]

    def of(self, index: int) -> tuple[tuple[int, int], ...]:
        """The uses of one entry as spans of the text, in order."""
        name, start, end = self._entries[index]
        for pattern in self._patterns(name):
            spans = tuple(
                self._whole(self._places[m.start()], self._places[m.end() - 1] + 1)
                for m in re.finditer(pattern, self._bare)
                if not start <= self._places[m.start()] < end
            )
            if spans:
                return spans
        return tuple(self._misspelt(name, start, end))

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """The span with the quotation mark that it cuts off: 调度”机制 becomes “调度”机制."""
        words = self._text[start:end]
        if words.count("”") > words.count("“") and self._text[start - 1 : start] == "“":
            return start - 1, end
        if words.count("“") > words.count("”") and self._text[end : end + 1] == "”":
            return start, end + 1
        return start, end

    def _misspelt(self, name: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A quoted name of the same length that differs in one character (“美丽海湾”, 美丽港湾)."""
        bare = "".join(c for c in name if c not in _QUOTES)
        if len(bare) < _SHORTEST_MISSPELT:
            return
        for match in re.finditer(rf"[“\"「『]([^”\"」』]{{{len(bare)}}})[”\"」』]", self._text):
            wrong = sum(a != b for a, b in zip(match.group(1), bare, strict=True))
            if wrong == 1 and not start <= match.start() < end:
                yield match.span(1)

    def _patterns(self, name: str) -> Iterator[str]:
        """Ways to find a name, strictest first."""
        bare = "".join(c for c in name if c not in _QUOTES)
        bare = re.sub(r"[（(][^）)]*[）)]$", "", bare) or bare
        yield re.escape(bare)
        for core in _QUOTED.findall(name):
            before = "".join(c for c in name[: name.find(core)] if c not in _QUOTES)
            if before:
                yield re.escape(before) + _GAP % 6 + re.escape(core)
            if len(core) > 2 and self._cores.count(core) == 1:
                yield re.escape("".join(c for c in core if c not in _QUOTES))
        splits = [
            re.escape(bare[:cut]) + _GAP % 12 + re.escape(bare[cut:])
            for cut in range(_SHORTEST_PIECE, len(bare) - _SHORTEST_PIECE + 1)
        ]
        if splits:
            yield "|".join(splits)
