"""Labelled clauses to the spans of tasks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jiannuo.reports.reading.tasks.clauses import Clause, clauses_of, without_announcement
from jiannuo.reports.reading.tasks.folding import fold
from jiannuo.reports.reading.tasks.goals import goals
from jiannuo.reports.reading.tasks.labelling import Label, best_labels
from jiannuo.reports.reading.tasks.plan import Place
from jiannuo.reports.reading.tasks.signs import signs
from jiannuo.reports.reading.tasks.verbs import predicate, verb_kind
from jiannuo.reports.reading.tasks.vocabulary import table

#: words before the first verb that are no part of the work
_PREAMBLE = re.compile(
    r"^(?:同时|此外|另外|与此同时|今年|全年|新的一年|我们)?(?:我们)?(?:还要|还将|将要|要|将|还)?(?:继续)?"
)

#: a clause that opens with these says by what or for whom, not what
_PHRASE = re.compile(r"以|为|通过|围绕|依托|紧盯|聚焦|发挥|坚持|按照")


@dataclass(frozen=True, slots=True)
class Span:
    """A task's place in the text and the clause that does the work."""

    start: int
    end: int
    work: Clause


def spans(text: str, place: Place) -> list[Span]:
    """The tasks of one sentence, in reading order and without overlap."""
    sentence = place.sentence
    clauses = without_announcement(clauses_of(text, sentence.start, sentence.end), text)
    if place.purpose == "goals":
        return [Span(a, b, Clause(a, b, fold(text[a:b]))) for a, b in goals(clauses)]
    if place.purpose == "list":
        return [Span(clauses[0].start, clauses[-1].end, clauses[0])]
    labels = best_labels(signs([c.words for c in clauses], place.purpose), table("weights.toml"))
    return join(clauses, labels)


def join(clauses: Sequence[Clause], labels: Sequence[Label]) -> list[Span]:
    """One span for each run of lead-ins, work and outcomes."""
    found: list[Span] = []
    begun: int | None = None
    for position, (clause, label) in enumerate(zip(clauses, labels, strict=True)):
        if label == "aside":
            begun = None
        elif label == "lead":
            begun = begun if position and labels[position - 1] == "lead" else clause.start
        elif label == "work":
            led = position > 0 and labels[position - 1] == "lead"
            found.append(Span(begun if led and begun is not None else clause.start, clause.end, clause))
        else:
            found[-1] = Span(found[-1].start, clause.end, found[-1].work)
    return [Span(_after_preamble(span, clauses), span.end, _principal(span, clauses)) for span in found]


def _principal(span: Span, clauses: Sequence[Clause]) -> Clause:
    """The clause that names the deed best: something built, else what was found to be the work.

    Work that only colours (提升…) or has no verb gives way to a clause that acts.
    """
    own = [c for c in clauses if span.start <= c.start and c.end <= span.end and not _PHRASE.match(c.words)]
    strong = (
        ("builds",) if _kind(span.work) in ("builds", "acts", "directs") else ("builds", "acts", "directs")
    )
    for kind in strong:
        for clause in own:
            if _kind(clause) == kind:
                return clause
    return span.work


def _kind(clause: Clause) -> str:
    return verb_kind(predicate(clause.words).verb)


def _after_preamble(span: Span, clauses: Sequence[Clause]) -> int:
    first = next(c for c in clauses if c.start == span.start)
    match = _PREAMBLE.match(first.words)
    skipped = match.end() if match else 0
    return span.start + skipped if skipped < len(first.words) - 3 else span.start
