"""Text as the search index sees it: folded, cut into runs of letters and digits, and into pairs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

#: letters and digits of any script; everything else keeps two words apart
_RUN = re.compile(r"[^\W_]+")
#: as much of a text as is searched
LONGEST_TEXT = 4000
#: as much of a question as is read
LONGEST_QUESTION = 100
#: a single sign is in half of all texts: no help in finding
SHORTEST = 2


def fold(text: str) -> str:
    """``text`` with full-width forms narrowed and in lower case: ５Ｇ, 5G and 5g are one."""
    return unicodedata.normalize("NFKC", text).casefold()


def runs(text: str, longest: int = LONGEST_QUESTION) -> list[str]:
    """The words of ``text`` between spaces and punctuation, folded, each once."""
    return list(dict.fromkeys(_RUN.findall(fold(text[:longest]))))


def pairs(run: str) -> Iterator[str]:
    """Every two neighbouring signs of ``run``."""
    return (run[at : at + 2] for at in range(len(run) - 1))


def searchable(text: str) -> tuple[str, list[str]]:
    """What the index keeps of ``text``: its runs with spaces between, and the pairs in them, each once."""
    found = _RUN.findall(fold(text[:LONGEST_TEXT]))
    return " ".join(found), list(dict.fromkeys(pair for run in found for pair in pairs(run)))


def highlighted(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """``text`` in pieces, each with whether a search for ``words`` (folded) found it there.

    The pieces put together are ``text`` again, whatever folding did to its signs.
    """
    folded, origin = [], []
    for at, sign in enumerate(text):
        for narrow in fold(sign):
            folded.append(narrow)
            origin.append(at)
    line, hit = "".join(folded), [False] * len(text)
    for word in words:
        start = line.find(word)
        while word and start >= 0:
            for at in range(start, start + len(word)):
                hit[origin[at]] = True
            start = line.find(word, start + 1)
    return _pieces(text, hit)


def _pieces(text: str, hit: list[bool]) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for sign, marked in zip(text, hit, strict=True):
        if found and found[-1][1] == marked:
            found[-1] = (found[-1][0] + sign, marked)
        else:
            found.append((sign, marked))
    return found
