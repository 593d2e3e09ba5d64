"""One call that takes a clean text apart."""

from collections.abc import Iterator, Sequence

from jiannuo.reports.reading.cleaning import Cleaned
from jiannuo.reports.reading.document import PLAN_PARTS, Document, Finding, Part
from jiannuo.reports.reading.structure.front import Front, front_of
from jiannuo.reports.reading.structure.glossary import terms_of
from jiannuo.reports.reading.structure.outline import outline_of
from jiannuo.reports.reading.structure.years import years_of

#: shorter than any report; a notice, a page of a site, a table
_SHORTEST = 1500


def take_apart(cleaned: Cleaned) -> Document:
    """Take a clean text apart. What is missing is a finding, never an error."""
    text = cleaned.text
    outline = outline_of(text)
    front = front_of(outline.lines)
    reviewed, planned = years_of(text, front.title, outline.headings, outline.paragraphs, front.delivered_on)
    glossary = [p for p in outline.parts if p.kind == "glossary"]
    begins = glossary[0].start if glossary else len(text)
    titled = glossary and glossary[0].title
    terms = terms_of(text, [line for line in outline.lines if line.start >= begins][1 if titled else 0 :])
    return Document(
        original=cleaned.original,
        text=text,
        origins=cleaned.origins,
        title=front.title,
        place=front.place,
        meeting=front.meeting,
        delivered_on=front.delivered_on,
        speaker=front.speaker,
        reviewed_year=reviewed,
        planned_year=planned,
        parts=outline.parts,
        paragraphs=outline.paragraphs,
        terms=terms,
        findings=tuple(_missing(text, front, outline.parts, bool(terms), planned)),
    )


def _missing(
    text: str, front: Front, parts: Sequence[Part], has_terms: bool, planned: int | None
) -> Iterator[Finding]:
    kinds = {part.kind for part in parts}
    has_plan, has_review = bool(kinds & PLAN_PARTS), "review" in kinds
    if not text.strip():
        yield Finding("empty_text")
        return
    work_report = "工作报告" in text[:400] or "报告工作" in text[:800] or "报告政府工作" in text[:800]
    if not (has_plan and has_review) and not (work_report and len(text) >= _SHORTEST):
        yield Finding("not_a_report")
    for missing, code in (
        (not front.title, "no_title"),
        (not front.place, "no_place"),
        (not front.delivered_on, "no_date"),
        (planned is None, "no_year"),
        (not has_review, "no_review"),
        (not has_plan, "no_plan"),
        (not has_terms, "no_glossary"),
    ):
        if missing:
            yield Finding(code)
