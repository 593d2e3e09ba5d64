"""The text of a report as the lines that a page shows: part titles and paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jiannuo.reports.marking import Mark
from jiannuo.reports.models import Report

_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]*")


@dataclass(slots=True)
class Block:
    """One line of the text. ``part`` is the kind of part it stands in; a title has ``title`` set."""

    start: int
    end: int
    part: str
    title: bool = False
    heading_end: int = 0
    marks: list[Mark] = field(default_factory=list)


def blocks(report: Report) -> list[Block]:
    """All lines that hold text, in order."""
    paragraphs = {p["start"]: p for p in report.outline.get("paragraphs", [])}
    parts = report.outline.get("parts", [])
    titled = {p["start"] for p in parts if p["title"]}
    found: list[Block] = []
    for start, end in _lines(report.text):
        paragraph = paragraphs.get(start)
        part = next((p["kind"] for p in reversed(parts) if p["start"] <= start), "opening")
        if paragraph:
            part = paragraph["part"]
        title = start in titled and end - start <= 60
        found.append(Block(start, end, part, title, paragraph["heading_end"] if paragraph else start))
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    return ((m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text))


def lay_on(blocks: Sequence[Block], marks: Sequence[Mark]) -> None:
    """Give every block the marks that fall in it."""
    starts = [block.start for block in blocks]
    for mark in marks:
        for block in blocks[max(bisect_right(starts, mark.start) - 1, 0) :]:
            if block.start >= mark.end:
                break
            if block.end > mark.start:
                block.marks.append(mark)


def sentence_marks(text: str, block: Block) -> list[Mark]:
    """The sentences of a block, and its lead sentence."""
    found = [
        Mark(m.start(), m.end(), "sentence", str(m.start()), rank=1)
        for m in _SENTENCE.finditer(text, block.start, block.end)
    ]
    if block.heading_end > block.start:
        found.append(Mark(block.start, block.heading_end, "lead", str(block.start)))
    return found
