"""A paragraph to sentences, and the lead sentence that serves as its heading."""

import re
from collections.abc import Iterator

from jiannuo.reports.reading.document import Paragraph, PartKind, Sentence
from jiannuo.reports.reading.structure.lines import Line

_MARKS = "。！？；;!?"
#: a quotation or bracket that closes after the mark belongs to the sentence before
_SENTENCE = re.compile(rf"([^{_MARKS}]*[^{_MARKS}\s][^{_MARKS}]*)(?:[{_MARKS}]+[”’』」）》】〉\"')]*|$)")

#: more characters without a closing mark are no sentence that anybody wrote; what reads a sentence may
#: look over all of it for every number in it, so a whole file on one line would take hours
_LONGEST_SENTENCE = 1000
_PAUSES = "，,、：:"
_LONGEST_LEAD = 32
_LONGEST_OPENER = 64
_LONGEST_OWN_LINE = 45
#: 新的一年里，我们将…。 announces a run of paragraphs, and is longer than a lead sentence
_OPENER = re.compile(
    r"(?:各位代表[！!，,])?(?:新的?一年|[一三四五]年来|过去的?[一五]年|[今未]来?后?五年|今年|明年|20\d\d年)"
    r"[里中]?[，,]?(?:我们|政府|全[区县市省]|要|将|必须)"
)
_NO_LEAD = re.compile(
    r"(?:各位代表|同志们|朋友们|女士们|预计|据统计|经核算)|(?:20\d\d年|今年|明年|过去的?一年)[，,]?是"
)
_MEASURES = re.compile(r"\d[\d.]*\s*(?:[%％]|个百分点|[万亿]|倍)")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def paragraph_of(line: Line, part: PartKind, index: int, standing: str) -> Paragraph:
    """The paragraph of a line. ``standing`` is the heading on a line of its own that it stands under."""
    spans = sentence_spans(line)
    heading_end = line.body if part in ("opening", "glossary") else lead_end(line, spans)
    own = line.text[line.body : heading_end]
    heading = own or standing
    sentences = tuple(
        Sentence(start, end, part, heading, index, lead=bool(own) and start == line.body)
        for start, end in spans
    )
    return Paragraph(line.start, line.end, part, heading_end if own else line.start, sentences)


def sentence_spans(line: Line) -> list[tuple[int, int]]:
    """Where the sentences of a line stand, without their closing marks and the line's enumerator."""
    spans: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(line.text, line.body, line.end):
        start, end = match.span(1)
        while start < end and line.text[start].isspace():
            start += 1
        while end > start and line.text[end - 1].isspace():
            end -= 1
        spans.extend(_bounded(line.text, start, end))
    return spans


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, in pieces of at most ``_LONGEST_SENTENCE`` that end at a pause where there is one."""
    while end - start > _LONGEST_SENTENCE:
        most = start + _LONGEST_SENTENCE
        pause = max(text.rfind(mark, start, most) for mark in _PAUSES)
        cut = pause + 1 if pause > start else most
        yield start, cut
        start = cut
    yield start, end


def lead_end(line: Line, spans: list[tuple[int, int]]) -> int:
    """End of the lead sentence with its closing mark, or the start of the words where there is none."""
    if not spans:
        return line.body
    start, end = spans[0]
    if end == line.end:
        return line.end if stands_alone(line) else line.body
    words, mark = line.text[start:end], line.text[end]
    if mark not in "。！!" or _NO_LEAD.match(words):
        return line.body
    after = end + 1
    if len(words) <= _LONGEST_OPENER and _OPENER.match(words):
        return after
    short = len(words) <= _LONGEST_LEAD and not _MEASURES.search(_QUOTED.sub("", words))
    return after if short and (len(spans) > 1 or line.enumerator) else line.body


def stands_alone(line: Line) -> bool:
    """Whether a line is a heading by itself: short, without closing mark (（一）着力扩大内需)."""
    words = line.words
    # the length first: what is looked for below takes its time in a long line
    if not 4 <= len(words) <= (_LONGEST_OWN_LINE if line.enumerator else _LONGEST_LEAD):
        return False
    if words[-1] in "：:，,、" or _NO_LEAD.match(words) or _MEASURES.search(_QUOTED.sub("", words)):
        return False
    return not any(mark in words for mark in _MARKS)
