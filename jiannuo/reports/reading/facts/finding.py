"""All facts of a document."""

from jiannuo.reports.reading.document import Document, Fact, Sentence
from jiannuo.reports.reading.facts.claims import Claim, claims
from jiannuo.reports.reading.facts.folding import fold
from jiannuo.reports.reading.facts.measures import implied_unit
from jiannuo.reports.reading.facts.status import status_of
from jiannuo.reports.reading.facts.subjects import subjects


def find_facts(document: Document) -> list[Fact]:
    """All facts in reading order; the glossary and the opening hold none."""
    folded = fold(document.text)
    found: list[Fact] = []
    carried, paragraph = "", -1
    for sentence in document.sentences:
        if sentence.part in ("glossary",):
            continue
        if sentence.paragraph != paragraph:
            carried, paragraph = "", sentence.paragraph
        facts = _facts(document, sentence, folded[sentence.start : sentence.end], carried)
        found.extend(facts)
        if facts:
            carried = facts[-1].subject
    return found


def _facts(document: Document, sentence: Sentence, text: str, carried: str) -> list[Fact]:
    found = claims(text)
    if not found:
        return []
    named = subjects(text, found, carried)
    return [_fact(document, sentence, text, c, s) for c, s in zip(found, named, strict=True) if s]


def _fact(document: Document, sentence: Sentence, text: str, claim: Claim, subject: str) -> Fact:
    clause_start = max(text.rfind(stop, 0, claim.start) for stop in ",;(") + 1
    clause_end = min((p for p in (text.find(s, claim.end) for s in ",;)") if p >= 0), default=len(text))
    status, period = status_of(document, sentence, text[clause_start:clause_end], text[:clause_start])
    if claim.unit == "周年":
        status = "context"
    return Fact(
        sent=document.text[sentence.start : sentence.end],
        quote=document.text[sentence.start + claim.start : sentence.start + claim.end],
        subject=subject,
        value=float(claim.value),
        value2=None if claim.value2 is None else float(claim.value2),
        unit=claim.unit or implied_unit(subject),
        cmp=claim.cmp,
        role=claim.role,
        status=status,
        period=period,
        start=sentence.start + claim.start,
        end=sentence.start + claim.end,
        sentence=sentence,
    )
