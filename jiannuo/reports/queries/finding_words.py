"""Finding words in a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

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


def hits(text: str, words: str, shown: Sequence[tuple[int, int]]) -> list[Hit]:
    """Where ``words`` stand in the stretches of ``text`` that are shown.

    Case and blanks in between do not matter.
    """
    wanted = "".join(words.split())[:LONGEST]
    if not wanted:
        return []
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    matches = (m.span() for start, end in sorted(shown) for m in pattern.finditer(text, start, end))
    places = list(islice(matches, MOST))
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
