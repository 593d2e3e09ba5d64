"""Spans to tasks: action, object, domain, figures and deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from jiannuo.reports.reading.document import Document, Fact, Task
from jiannuo.reports.reading.tasks.deadlines import deadline
from jiannuo.reports.reading.tasks.domains import choose
from jiannuo.reports.reading.tasks.folding import fold
from jiannuo.reports.reading.tasks.plan import Place
from jiannuo.reports.reading.tasks.quantities import (
    counts_work,
    figures_within,
    holds_figure,
    states_relation,
)
from jiannuo.reports.reading.tasks.spans import Span
from jiannuo.reports.reading.tasks.verbs import action_and_object


@dataclass(frozen=True, slots=True)
class Draft:
    """A span and where it stands."""

    place: Place
    span: Span


def write(document: Document, facts: Sequence[Fact], drafts: Sequence[Draft]) -> list[Task]:
    """The tasks of the drafts, in the same order."""
    tasks: list[Task] = []
    for _, same in groupby(drafts, key=lambda draft: draft.place.sentence.paragraph):
        paragraph = list(same)
        around = [fold(document.text[d.span.start : d.span.end]) for d in paragraph]
        tasks += [_task(document, facts, draft, around) for draft in paragraph]
    return tasks


def _task(document: Document, facts: Sequence[Fact], draft: Draft, around: Sequence[str]) -> Task:
    place, span = draft.place, draft.span
    quote = document.text[span.start : span.end]
    figures = figures_within(facts, span.start, span.end)
    action, what = action_and_object(span.work.words)
    due_on, due_words = deadline(quote, document.planned_year)
    return Task(
        quote=quote,
        heading=place.lead,
        action=action,
        object=what,
        quantified=bool(figures) or _measurable(quote, facts),
        domain=_domain(draft, quote, around),
        start=span.start,
        end=span.end,
        sentence=place.sentence,
        targets=figures,
        due_on=due_on,
        due_words=due_words,
    )


def _measurable(quote: str, facts: Sequence[Fact]) -> bool:
    return states_relation(quote) or counts_work(quote) or (not facts and holds_figure(quote))


def _domain(draft: Draft, quote: str, around: Sequence[str]) -> str:
    if draft.place.purpose == "goals":
        return "经济运行"
    if draft.place.purpose == "list":
        return "民生实事"
    return choose(fold(quote), fold(draft.place.lead), fold(draft.place.section), around)
