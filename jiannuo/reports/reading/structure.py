"""Clean text to parts, paragraphs and sentences."""

import re

from jiannuo.reports.reading.cleaning import Cleaned
from jiannuo.reports.reading.document import Document, Paragraph, Part, PartKind, Sentence

_PART = re.compile(r"^[一二三四五六七八九十]+、(.*)$")
_SENTENCE = re.compile(r"[^。！？；;!?\n]+")
_YEAR = re.compile(r"(20\d\d)年")


def take_apart(cleaned: Cleaned) -> Document:
    """Find the outline of a report."""
    text = cleaned.text
    parts: list[Part] = []
    paragraphs: list[Paragraph] = []
    kind: PartKind = "opening"
    title, begun, offset = "", 0, 0
    for line in text.split("\n"):
        start, end = offset, offset + len(line)
        offset = end + 1
        heading = _PART.match(line)
        if heading and len(line) < 40:
            parts.append(Part(kind, title, begun, start))
            begun, title = start, line
            plan = any(word in line for word in ("安排", "任务", "目标", "打算", "计划", "工作重点", "建议"))
            kind = "tasks" if plan and "回顾" not in line else "review"
            continue
        if "名词解释" in line and len(line) < 12:
            parts.append(Part(kind, title, begun, start))
            begun, title, kind = start, line, "glossary"
            continue
        here = _kind_of(line, kind)
        paragraphs.append(_paragraph(text, start, end, here, len(paragraphs)))
    parts.append(Part(kind, title, begun, len(text)))
    years = [int(y) for y in _YEAR.findall(text[:4000])]
    reviewed = years[0] if years else None
    return Document(
        original=cleaned.original,
        text=text,
        origins=cleaned.origins,
        parts=tuple(parts),
        paragraphs=tuple(paragraphs),
        reviewed_year=reviewed,
        planned_year=reviewed + 1 if reviewed else None,
    )


def _kind_of(line: str, kind: PartKind) -> PartKind:
    if kind == "tasks" and "指导思想" in line[:30]:
        return "guidance"
    if kind == "tasks" and "预期目标" in line[:40]:
        return "targets"
    return kind


def _paragraph(text: str, start: int, end: int, part: PartKind, index: int) -> Paragraph:
    spans = [(start + m.start(), start + m.end()) for m in _SENTENCE.finditer(text[start:end])]
    heading_end = start
    if len(spans) > 1 and spans[0][1] - start <= 30 and text[spans[0][1]] == "。":
        heading_end = spans[0][1] + 1
    heading = text[start:heading_end]
    sentences = tuple(
        Sentence(a, b, part, heading, index, lead=bool(heading) and a == start) for a, b in spans
    )
    return Paragraph(start, end, part, heading_end, sentences)
