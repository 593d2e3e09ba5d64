"""Where the work ends and the appeal begins."""

from collections.abc import Sequence

from jiannuo.reports.reading.document import PartKind
from jiannuo.reports.reading.structure import cues
from jiannuo.reports.reading.structure.lines import Line

#: an appeal takes a few paragraphs at most
_LAST = 5


def closing_from(lines: Sequence[Line], kinds: Sequence[PartKind], end: int) -> int:
    """Index of the line that opens the appeal at the end of the body ``lines[:end]``, or ``end``."""
    first = end
    for index in range(end - 1, max(end - 1 - _LAST, -1), -1):
        if kinds[index] == "opening" or not _appeals(lines[index]):
            break
        first = index
    return first


def _appeals(line: Line) -> bool:
    words = line.words
    greeting = cues.GREETING.match(words)
    if line.enumerator:
        return False
    if greeting and len(words) < 60 and not any(c.isdigit() for c in words):
        return True
    if not cues.APPEAL.search(words):
        return False
    return bool(greeting) or words.startswith("让我们") or "让我们" in words or len(words) < 120
