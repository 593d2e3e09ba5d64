"""A reading as rows of the database."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import models

from jiannuo.reports.models import Fact, Report, Task, Term
from jiannuo.reports.reading import Reading
from jiannuo.reports.reading.document import Document, Finding


def fitting(model: type[models.Model], column: str, text: str) -> str:
    """``text`` cut to what ``column`` holds: odd input must not fail the whole report."""
    longest = model._meta.get_field(column).max_length  # type: ignore[union-attr]
    return text[:longest]


def report_row(document: Document, digest: str, findings: Sequence[Finding]) -> Report:
    """The report itself, not saved."""
    first_line = document.text.lstrip().split("\n", 1)[0]
    return Report(
        title=fitting(Report, "title", document.title or first_line),
        place=fitting(Report, "place", document.place),
        meeting=fitting(Report, "meeting", document.meeting),
        speaker=fitting(Report, "speaker", document.speaker),
        delivered_on=document.delivered_on,
        reviewed_year=document.reviewed_year,
        planned_year=document.planned_year,
        text=document.text,
        text_sha256=digest,
        outline=outline(document),
        findings=[{"code": f.code, "start": f.start, "end": f.end, "words": f.words} for f in findings],
    )


def outline(document: Document) -> dict[str, Any]:
    """Parts and paragraphs as spans of the text, for the pages that show it."""
    return {
        "parts": [{"kind": p.kind, "title": p.title, "start": p.start, "end": p.end} for p in document.parts],
        "paragraphs": [
            {"start": p.start, "end": p.end, "heading_end": p.heading_end, "part": p.part}
            for p in document.paragraphs
        ],
    }


def fact_rows(report: Report, reading: Reading) -> list[Fact]:
    """One row a fact, in reading order, not saved."""
    return [
        Fact(
            report=report,
            order=order,
            start=fact.start,
            end=fact.end,
            sentence_start=fact.sentence.start,
            sentence=reading.document.text[fact.sentence.start : fact.sentence.end],
            quote=fact.quote,
            heading=fitting(Fact, "heading", fact.sentence.heading),
            part=fact.sentence.part,
            subject=fitting(Fact, "subject", fact.subject),
            value=_exact(fact.value),
            value2=None if fact.value2 is None else _exact(fact.value2),
            unit=fitting(Fact, "unit", fact.unit),
            comparator=fact.cmp,
            role=fact.role,
            period=fitting(Fact, "period", fact.period),
            status=fact.status,
        )
        for order, fact in enumerate(reading.facts, start=1)
    ]


def term_rows(report: Report, reading: Reading) -> list[Term]:
    """One row a glossary entry, not saved."""
    return [
        Term(
            report=report,
            order=order,
            name=fitting(Term, "name", term.name),
            explanation=term.explanation,
            start=term.start,
            end=term.end,
            uses=[list(use) for use in term.uses],
        )
        for order, term in enumerate(reading.document.terms, start=1)
    ]


def save_tasks(report: Report, reading: Reading) -> list[Task]:
    """The draft breakdown: one row a task."""
    return Task.objects.bulk_create(
        Task(
            report=report,
            order=float(order),
            start=task.start,
            end=task.end,
            quote=task.quote,
            heading=fitting(Task, "heading", task.heading),
            action=fitting(Task, "action", task.action),
            object=fitting(Task, "object", task.object),
            domain=fitting(Task, "domain", task.domain),
            quantified=task.quantified,
            targets=fitting(
                Task,
                "targets",
                "；".join(reading.facts[i].subject + reading.facts[i].quote for i in task.targets),
            ),
            due_on=task.due_on,
        )
        for order, task in enumerate(reading.tasks, start=1)
    )


def _exact(value: float) -> Decimal:
    """The decimal that was written: 18.8, not the nearest binary fraction."""
    return Decimal(repr(value)).quantize(Decimal("0.000001"))
