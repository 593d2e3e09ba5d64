"""All lines of the text to paragraphs, and the runs of paragraphs of one kind to parts."""

from dataclasses import dataclass

from jiannuo.reports.reading.document import Paragraph, Part, PartKind
from jiannuo.reports.reading.structure.closing import closing_from
from jiannuo.reports.reading.structure.glossary import glossary_from
from jiannuo.reports.reading.structure.headings import Heading, top_headings
from jiannuo.reports.reading.structure.lines import Line, lines_of
from jiannuo.reports.reading.structure.phases import Phase
from jiannuo.reports.reading.structure.sentences import paragraph_of


@dataclass(frozen=True, slots=True)
class Outline:
    """What the lines came to."""

    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    parts: tuple[Part, ...]
    paragraphs: tuple[Paragraph, ...]


def outline_of(text: str) -> Outline:
    """Find headings, then the kind of every other line, then sentences."""
    lines = tuple(lines_of(text))
    headings = top_headings(lines)
    kinds = _kinds(lines, headings)
    titles = {heading.line.start: heading.line.all for heading in headings}
    paragraphs = _paragraphs(lines, kinds, titles)
    return Outline(lines, tuple(headings), _parts(text, lines, kinds, titles), paragraphs)


def _kinds(lines: tuple[Line, ...], headings: list[Heading]) -> list[PartKind]:
    at = {heading.line.start: heading for heading in headings}
    phase = Phase(frozenset(h.kind for h in headings if h.kind))
    kinds: list[PartKind] = []
    for line in lines:
        heading = at.get(line.start)
        kinds.append(phase.enter(heading.kind, heading.words) if heading else phase.of(line))
    glossary = glossary_from(lines, kinds)
    kinds[glossary:] = ["glossary"] * (len(lines) - glossary)
    closing = closing_from(lines, kinds, glossary)
    kinds[closing:glossary] = ["closing"] * (glossary - closing)
    return kinds


def _paragraphs(
    lines: tuple[Line, ...], kinds: list[PartKind], titles: dict[int, str]
) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    standing = ""
    previous: PartKind = "opening"
    for line, kind in zip(lines, kinds, strict=True):
        if line.start in titles or kind != previous:
            standing = ""
        previous = kind
        if line.start in titles:
            continue
        paragraph = paragraph_of(line, kind, len(found), standing)
        if paragraph.heading_end == line.end:
            standing = line.words
        found.append(paragraph)
    return tuple(found)


def _parts(
    text: str, lines: tuple[Line, ...], kinds: list[PartKind], titles: dict[int, str]
) -> tuple[Part, ...]:
    begins = [
        index
        for index, line in enumerate(lines)
        if index == 0 or line.start in titles or kinds[index] != kinds[index - 1]
    ]
    ends = [*(lines[index].start for index in begins[1:]), len(text)]
    return tuple(
        Part(kinds[index], titles.get(lines[index].start, ""), lines[index].start, end)
        for index, end in zip(begins, ends, strict=False)
    )
