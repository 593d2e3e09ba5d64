"""Documents of made-up sentences, so that a rule is tested without the outline of a report."""

import re

from jiannuo.reports.reading.document import Document, Fact, Paragraph, PartKind, Sentence
from jiannuo.reports.reading.facts import find_facts

_SENTENCE = re.compile(r"[^。！？；;!?\n]+")


def document_of(text: str, part: PartKind = "review", reviewed: int = 2019) -> Document:
    """One paragraph a line, every line in ``part``; the year after ``reviewed`` is the planned one."""
    paragraphs = []
    place = 0
    for index, line in enumerate(text.split("\n")):
        spans = [(place + m.start(), place + m.end()) for m in _SENTENCE.finditer(line)]
        sentences = tuple(Sentence(a, b, part, "", index) for a, b in spans)
        paragraphs.append(Paragraph(place, place + len(line), part, place, sentences))
        place += len(line) + 1
    return Document(
        original=text,
        text=text,
        origins=range(len(text)),
        paragraphs=tuple(paragraphs),
        reviewed_year=reviewed,
        planned_year=reviewed + 1,
    )


def facts_in(text: str, part: PartKind = "review", reviewed: int = 2019) -> list[Fact]:
    """The facts of ``text``."""
    return find_facts(document_of(text, part, reviewed))


def row(fact: Fact) -> str:
    """A fact on one line: quote | subject | value unit | cmp role."""
    high = "" if fact.value2 is None else f"..{fact.value2:.12g}"
    return f"{fact.quote} | {fact.subject} | {fact.value:.12g}{high} {fact.unit} | {fact.cmp} {fact.role}"


def rows(text: str, part: PartKind = "review") -> list[str]:
    """All facts of ``text``, one line each."""
    return [row(fact) for fact in facts_in(text, part)]
