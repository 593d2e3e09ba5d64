"""Sentences to clauses: the pieces between commas, outside quotes and brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiannuo.reports.reading.tasks.folding import fold

_ANNOUNCES = re.compile(
    r"(?:目标|实事|工作|任务|方面|重点|以下|如下|安排|要求|是|为|文章|行动|工程|突破|事项)[^，]{0,6}$"
)
#: a clause that only says when: 到2025年，
_TIME_ONLY = re.compile(r"^(?:到|至|力争到|今后|未来)?(?:20\d\d|[三五]|今|本)年(?:底|末|内)?(?:，|$)")
_OPENERS, _CLOSERS = "“‘（《〈【「『", "”’）》〉】」』"
#: marks that number a piece of work and are no words of it
_NUMBERING = re.compile(
    r"[—\-－●◆■★·•]*(?:（[一二三四五六七八九十\d]+）|[①-⑳]|第[一二三四五六七八九十]+[，、是]"
    r"|[一二三四五六七八九十]+(?:[是、]|要(?=[^，]))|\d+[.．、](?!\d))?[，、]?"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; ``words`` is its folded text, ``start``/``end`` place it in the document's text."""

    start: int
    end: int
    words: str


def clauses_of(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of ``text[start:end]``, which is one sentence."""
    folded = fold(text[start:end])
    return [Clause(start + a, start + b, folded[a:b]) for a, b in _pieces(folded) if b > a]


def without_announcement(clauses: Sequence[Clause], text: str) -> list[Clause]:
    """The clauses behind the colon of 办好十件实事：, 预期目标是： and the like, without bare times."""
    clauses = [c for c in clauses if not _TIME_ONLY.match(c.words)]
    ends = [i for i, c in enumerate(clauses[:-1]) if fold(text[c.end]) == "：" and _ANNOUNCES.search(c.words)]
    return list(clauses[ends[-1] + 1 :]) if ends else list(clauses)


def _pieces(folded: str) -> Iterator[tuple[int, int]]:
    depth, begun = 0, _after_numbering(folded)
    for place, mark in enumerate(folded):
        if place < begun:
            continue
        if mark in _OPENERS:
            depth += 1
        elif mark in _CLOSERS:
            depth = max(0, depth - 1)
        elif mark in "，：" and (depth == 0 or not _closed_later(folded, place)):
            if _inside_number(folded, place):
                continue
            yield begun, place
            begun = place + 1 + _after_numbering(folded[place + 1 :])
    yield begun, len(folded)


def _closed_later(folded: str, place: int) -> bool:
    """Whether the open quote is closed further on: an unpaired mark must not swallow commas."""
    return any(mark in _CLOSERS for mark in folded[place:])


def _inside_number(folded: str, place: int) -> bool:
    """Whether the comma groups thousands (12,500)."""
    return (
        folded[place - 1 : place].isdigit()
        and folded[place + 1 : place + 4].isdigit()
        and (not folded[place + 4 : place + 5].isdigit())
    )


def _after_numbering(folded: str) -> int:
    """Where the words begin: after （一）, 1., 一是, 第一, —— and the like."""
    match = _NUMBERING.match(folded)
    return match.end() if match else 0
