"""Finding words in a report."""

import re
from dataclasses import dataclass

#: the longest words searched for, and the most places shown
LONGEST, MOST = 60, 500
_AROUND = 14


@dataclass(frozen=True, slots=True)
class Hit:
    """One place, with the words around it."""

    number: int
    start: int
    end: int
    before: str
    words: str
    after: str


def hits(text: str, words: str) -> list[Hit]:
    """Where ``words`` stand in ``text``, without regard to case or to blanks in between."""
    wanted = "".join(words.split())[:LONGEST]
    if not wanted:
        return []
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    places = [m.span() for m, _ in zip(pattern.finditer(text), range(MOST), strict=False)]
    return [
        Hit(
            number,
            start,
            end,
            text[max(start - _AROUND, 0) : start].rsplit("\n", 1)[-1],
            text[start:end],
            text[end : end + _AROUND].split("\n", 1)[0],
        )
        for number, (start, end) in enumerate(places, start=1)
    ]
