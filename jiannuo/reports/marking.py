"""Marks over a text, turned into a tree that can be written as nested elements.

Marks may lie in one another and may cross. A mark that crosses the end of an enclosing one is cut
there into pieces; nothing of the text is lost or told twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to show at ``start:end`` (half-open). ``rank``: of two equal spans the lower is outside."""

    start: int
    end: int
    kind: str
    key: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under one mark (or none, at the top), and what lies in it."""

    start: int
    end: int
    mark: Mark | None
    children: tuple["Segment | str", ...]

    @property
    def first(self) -> bool:
        """Whether this piece holds the beginning of its mark."""
        return self.mark is not None and self.start == self.mark.start

    @property
    def last(self) -> bool:
        """Whether this piece holds the end of its mark."""
        return self.mark is not None and self.end == self.mark.end


def segment(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> Segment:
    """The stretch ``text[start:end]`` with the marks, or their pieces, that fall in it."""
    end = len(text) if end is None else end
    inside = [m for m in marks if max(m.start, start) < min(m.end, end)]
    return Segment(start, end, None, tuple(_children(text, [(m, start, end) for m in inside], start, end)))


Clipped = tuple[Mark, int, int]


def _children(text: str, clipped: list[Clipped], start: int, end: int) -> Iterator[Segment | str]:
    waiting = [(m, max(m.start, low), min(m.end, high)) for m, low, high in clipped]
    place = start
    while waiting:
        waiting.sort(key=lambda item: (item[1], -item[2], item[0].rank, item[0].kind, item[0].key))
        outer, low, high = waiting.pop(0)
        if place < low:
            yield text[place:low]
        inner = [(m, max(a, low), min(b, high)) for m, a, b in waiting if a < high]
        # what crosses the end of the outer mark goes on behind it
        waiting = [(m, max(a, high), b) for m, a, b in waiting if b > high]
        yield Segment(low, high, outer, tuple(_children(text, inner, low, high)))
        place = high
    if place < end:
        yield text[place:end]


def text_of(piece: "Segment | str") -> str:
    """The bare text of a piece."""
    return piece if isinstance(piece, str) else "".join(text_of(child) for child in piece.children)
