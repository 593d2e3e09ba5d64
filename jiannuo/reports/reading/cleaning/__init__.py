"""Original text to clean text, keeping the place of every character.

Clean text is the original with characters left out, never with others put in: punctuation stays
half- or full-width as it was written, so whatever is quoted from it stands in the original.

    blanks       blanks, invisible characters and footnote marks inside a line
    pages        lines that belong to the page: its number, its running head
    wrapping     lines that a paragraph was broken into, joined again
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from jiannuo.reports.reading.cleaning.blanks import Kept, kept_of
from jiannuo.reports.reading.cleaning.pages import without_page_lines
from jiannuo.reports.reading.cleaning.wrapping import joins


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text; ``origins[i]`` is the index of character ``i`` in ``original``."""

    original: str
    text: str
    origins: Sequence[int]


def clean(original: str) -> Cleaned:
    """One paragraph a line, parted by ``\\n``; no blanks but those between Latin words or cells."""
    lines = without_page_lines(_lines(original))
    joined = joins(lines)
    pieces: list[str] = []
    origins = array("l")
    for index, line in enumerate(lines):
        if index and not joined[index]:
            pieces.append("\n")
            origins.append(lines[index - 1].line_end)
        pieces.append(line.words)
        origins.extend(line.places)
    return Cleaned(original, "".join(pieces), origins)


def _lines(original: str) -> list[Kept]:
    """What is kept of each line, empty lines included: they part paragraphs."""
    lines: list[Kept] = []
    start = 0
    while start <= len(original):
        end = original.find("\n", start)
        end = len(original) if end < 0 else end
        lines.append(kept_of(original, start, end))
        start = end + 1
    return lines
