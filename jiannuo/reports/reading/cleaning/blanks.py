"""Blanks, invisible characters and footnote marks inside one line."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_INVISIBLE = (
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufffc\ufff9-\ufffb\ue000-\uf8ff"
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
)
_ENTITY = r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#xA0|#12288|#8194|#8195);?"
_BLANK = re.compile(rf"(?:[\s{_INVISIBLE}]|{_ENTITY})+")
#: a mark that sends the reader to a note: [1] after a word, ① before punctuation, a superscript
_FOOTNOTE = re.compile(
    r"(?<=[^\s：:；;。，,、])(?:[\[［〔【]\s*(?:注释?)?\s*\d{1,3}\s*[\]］〕】](?!\s*号)|[（(]注释?\d{1,3}[）)]"
    r"|[①-⑳㉑-㊿]|(?<![mM米])[¹²³⁰⁴-⁹]+)"
)
_LONGEST_NUMBER = 40
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_NUMBERED = re.compile(r"\s*\d{1,2}[.．]$")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of ``original[line_start:line_end]``: the words and the place of each character."""

    words: str
    places: Sequence[int]
    line_start: int
    line_end: int
    #: width of the blanks before the first word, in full-width characters
    indent: float
    #: a page ends before this line
    page_before: bool = False
    #: it stands after an empty line, where empty lines part paragraphs
    parted: bool = False


def kept_of(original: str, start: int, end: int) -> Kept:
    """Leave out what is no part of the words of one line."""
    cuts = sorted(_cuts(original, start, end))
    words: list[str] = []
    places = array("l")
    place = start
    for cut_start, cut_end in [*cuts, (end, end)]:
        if cut_start > place:
            words.append(original[place:cut_start])
            places.extend(range(place, cut_start))
        place = max(place, cut_end)
    first = places[0] if places else end
    before = original[start:first]
    return Kept("".join(words), places, start, end, _width(before), "\f" in before)


def _cuts(original: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for mark in _FOOTNOTE.finditer(original, start, end):
        yield mark.span()
    for blank in _BLANK.finditer(original, start, end):
        kept = _kept_blank(original, blank.start(), blank.end(), start, end)
        if kept is None:
            yield blank.span()
        else:
            yield blank.start(), kept
            yield kept + 1, blank.end()


def _kept_blank(original: str, blank: int, after: int, start: int, end: int) -> int | None:
    """Place of the one blank that stays: between Latin words, between the cells of a table row."""
    if blank == start or after == end:
        return None
    before, behind = original[blank - 1], original[after]
    run = original[blank:after]
    if "\t" in run and not _spaced_out(original, blank, after, start, end):
        return original.index("\t", blank, after)
    place = next((p for p in range(blank, after) if original[p] in " \u3000\xa0"), None)
    if place is None:
        return None
    latin = _LATIN.match(before) and _LATIN.match(behind)
    # 1. 5G基站: without its blank the number of the paragraph would become 1.5
    numbered = behind.isdigit() and _NUMBERED.fullmatch(original, start, blank)
    apart = before.isdigit() and behind.isdigit() and _two_numbers(original, blank, after, start, end)
    return place if latin or numbered or apart else None


def _spaced_out(original: str, blank: int, after: int, start: int, end: int) -> bool:
    """A single character between blanks: 政 府 工 作 报 告."""
    alone_before = blank - 1 == start or original[blank - 2].isspace()
    alone_behind = after + 1 == end or original[after + 1].isspace()
    return alone_before and alone_behind


def _two_numbers(original: str, blank: int, after: int, start: int, end: int) -> bool:
    """Whether the digits on both sides are numbers of their own, not one number broken up (1 200)."""
    if after - blank > 1:
        return True
    # no more than a number is long: a line may be a whole file of numbers
    left = re.search(r"[\d.]+$", original[max(start, blank - _LONGEST_NUMBER) : blank])
    right = re.match(r"[\d.]+", original[after : min(end, after + _LONGEST_NUMBER)])
    pieces = [m.group() for m in (left, right) if m]
    return all("." in p for p in pieces) or all(len(p) == 4 for p in pieces)


def _width(blanks: str) -> float:
    blanks = re.sub(_ENTITY, " ", blanks)
    return sum({"\u3000": 1.0, "\u2003": 1.0, "\t": 2.0}.get(c, 0.5 if c.isspace() else 0.0) for c in blanks)
