"""Lines that a paragraph was broken into at the width of a page or a window, joined again.

A wrapped text shows itself: most of its lines are as wide as the widest. Such a line goes on in
the next unless it ends a sentence or the next one begins a paragraph: indented, numbered, or after
an empty line. In a text that sets every paragraph off in this way, a full line goes on even when it
ends a sentence.
"""

import re
from collections.abc import Sequence

from jiannuo.reports.reading.cleaning.blanks import Kept

_WIDEST = 64
_NARROWEST = 12
_SLACK = 3.0
_SHARE_FULL = 0.35
_SHARE_SET_OFF = 0.8
_INDENT = 1.0
_DEEPEST = 4.0
_ENDS = "。！？；:：!?;"
_BEGINS = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+部分"
    r"|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[①-⑳]|[—─]{2}|[●◆■▲★]|各位代表[：:！!]"
)


def joins(lines: Sequence[Kept]) -> list[bool]:
    """For each line whether it goes on the paragraph of the line before it."""
    widths = [_width(line.words) + min(line.indent, _DEEPEST) for line in lines]
    usual = _usual_width(widths)
    begins = [line.indent >= _INDENT or line.parted for line in lines]
    telling = usual is not None and _beginnings_tell(lines, widths, usual - _SLACK, begins)
    joined = [False] * len(lines)
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        ended = before.words[-1] in _ENDS
        if begins[index] or _BEGINS.match(line.words):
            continue
        if usual is not None:
            full = widths[index - 1] >= usual - _SLACK
            joined[index] = full and (telling or not ended)
        if line.page_before:
            # a long paragraph cut by the end of a page, in a text that is not wrapped
            joined[index] |= not ended and widths[index - 1] > (usual or _WIDEST) - _SLACK
    return joined


def _usual_width(widths: Sequence[float]) -> float | None:
    """The width that the text is wrapped at, or None where it is not wrapped."""
    long_enough = sorted(w for w in widths if w >= _NARROWEST)
    if len(long_enough) < 4:
        return None
    widest = long_enough[int(len(long_enough) * 0.9)]
    if widest > _WIDEST:
        return None
    full = sum(widest - _SLACK <= w <= widest + _SLACK for w in long_enough)
    return widest if full >= _SHARE_FULL * len(long_enough) else None


def _beginnings_tell(
    lines: Sequence[Kept], widths: Sequence[float], full: float, begins: Sequence[bool]
) -> bool:
    """Whether every paragraph is set off: what follows a short line that ends a sentence is."""
    after = [
        begins[i]
        for i in range(1, len(lines))
        if widths[i - 1] < full and lines[i - 1].words[-1] in _ENDS and not _BEGINS.match(lines[i].words)
    ]
    return len(after) >= 3 and sum(after) >= _SHARE_SET_OFF * len(after)


def _width(words: str) -> float:
    """Width in full-width characters."""
    return sum(0.5 if character < "\u0100" else 1.0 for character in words)
