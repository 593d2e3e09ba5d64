"""Lines of the text, with the number or dash that opens them told apart from their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMERALS = "一二三四五六七八九十"

#: what numbers or bullets a paragraph and is no part of its words: （一） 1. ① 一、 —— ●
ENUMERATOR = re.compile(
    rf"\s*(?:[（(][{NUMERALS}\d]{{1,3}}[）)][、.．]?"
    rf"|[{NUMERALS}]{{1,3}}[、.．]"
    r"|\d{1,2}[、．]|\d{1,2}\.(?!\d)|\d{1,2}[）)]"
    r"|[①-⑳]|[—–─―]{2,}|--+|[●◆■▲★◎○•·※])\s*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``text[start:end]``; its words begin at ``body``, after the enumerator."""

    text: str
    start: int
    end: int
    body: int

    @property
    def all(self) -> str:
        """The whole line."""
        return self.text[self.start : self.end]

    @property
    def words(self) -> str:
        """The line without its enumerator."""
        return self.text[self.body : self.end]

    @property
    def enumerator(self) -> str:
        """（一）, 1., ——, or ""."""
        return self.text[self.start : self.body].strip()


def lines_of(text: str) -> Iterator[Line]:
    """The lines that hold anything, without the blanks around them."""
    place = 0
    for raw in text.split("\n"):
        start = place + len(raw) - len(raw.lstrip())
        end = place + len(raw.rstrip())
        place += len(raw) + 1
        if start >= end:
            continue
        mark = ENUMERATOR.match(text, start, end)
        yield Line(text, start, end, mark.end() if mark and mark.end() < end else start)
