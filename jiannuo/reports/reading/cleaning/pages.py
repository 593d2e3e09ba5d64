"""Lines that belong to the page, not to the text: its number and its running head."""

import itertools
import re
from collections import Counter
from dataclasses import replace

from jiannuo.reports.reading.cleaning.blanks import Kept

_DASH = r"[-—–─―－~·•]"
_NUMBER = re.compile(
    rf"{_DASH}+\d{{1,3}}{_DASH}+|第\d{{1,3}}页(?:[/，,]?共\d{{1,3}}页)?|\d{{1,3}}/\d{{1,3}}|[Pp]age\d{{1,3}}(?:of\d{{1,3}})?"
    r"|共\d{1,3}页第\d{1,3}页"
)
_BARE = re.compile(r"\d{1,3}")
_LONGEST_HEAD = 40
_TIMES = 3
_GREETING = re.compile(r"各位|同志们|朋友们|名词|注释")


def without_page_lines(lines: list[Kept]) -> list[Kept]:
    """The lines without page numbers, running heads and empty lines at pages' edges.

    The line after a page's edge is marked ``page_before``: its paragraph may have begun before.
    """
    numbers = {i for i, line in enumerate(lines) if _NUMBER.fullmatch(line.words)} | _bare_numbers(lines)
    edges = numbers | {i for i, line in enumerate(lines) if line.page_before}
    dropped = numbers | _running_heads(lines, edges)
    kept: list[Kept] = []
    at_edge = False
    for index, line in enumerate(lines):
        at_edge |= line.page_before or index in dropped
        if index in dropped:
            continue
        if not line.words:
            kept.append(line)
            continue
        if at_edge:
            while kept and not kept[-1].words:
                kept.pop()
        kept.append(replace(line, page_before=at_edge))
        at_edge = False
    return _without_empty(kept)


def _without_empty(lines: list[Kept]) -> list[Kept]:
    """Empty lines go, and part the lines around them unless nearly every line is followed by one."""
    full = [i for i, line in enumerate(lines) if line.words]
    parted = {i for i in full if i and not lines[i - 1].words and not lines[i].page_before}
    telling = len(parted) < 0.8 * len(full)
    return [replace(lines[i], parted=telling and i in parted) for i in full]


def _bare_numbers(lines: list[Kept]) -> set[int]:
    """Lines of digits alone that count up by one as pages do; a column of figures does not."""
    bare = [i for i, line in enumerate(lines) if _BARE.fullmatch(line.words)]
    values = [int(lines[i].words) for i in bare]
    if any(b - a != 1 for a, b in itertools.pairwise(values)):
        return set()
    return {i for i in bare if _between_text(lines, i)}


def _between_text(lines: list[Kept], index: int) -> bool:
    before = next((line for line in reversed(lines[:index]) if line.words), None)
    return before is not None and len(before.words) >= 10


def _running_heads(lines: list[Kept], edges: set[int]) -> set[int]:
    """Short lines that come again and again beside the edges of pages. The first one is the title."""
    texts = [re.sub(r"\d+", "", line.words) for line in lines]
    counted = Counter(t for t in texts if 2 <= len(t) <= _LONGEST_HEAD and not _GREETING.match(t))
    heads: set[int] = set()
    seen: set[str] = set()
    for index, text in enumerate(texts):
        if counted[text] < _TIMES or text[-1] in "。！!：:；;":
            continue
        beside = any(near in edges for near in range(index - 2, index + 3))
        if beside and text in seen:
            heads.add(index)
        seen.add(text)
    return heads
