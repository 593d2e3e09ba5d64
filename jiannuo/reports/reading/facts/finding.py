"""All facts of a document."""

import re

from jiannuo.reports.reading.document import Document, Fact, FactStatus, Sentence
from jiannuo.reports.reading.facts.claims import Claim, claims
from jiannuo.reports.reading.facts.folding import fold
from jiannuo.reports.reading.facts.measures import implied_unit
from jiannuo.reports.reading.facts.status import status_of
from jiannuo.reports.reading.facts.subjects import subjects

#: from here on a paragraph lists what is aimed at, whatever part it was filed under
_TARGETS = re.compile(r"(?:预期|主要|奋斗|发展)目标(?:任务)?(?:是|为|:|,|建议)")
#: nothing a government counts comes near it, in whatever unit; a row of digits like that is no figure
_UNBELIEVABLE = 10**22


def find_facts(document: Document) -> list[Fact]:
    """All facts in reading order; the glossary holds none."""
    folded = fold(document.text)
    found: list[Fact] = []
    for paragraph in document.paragraphs:
        announced = _TARGETS.search(folded, paragraph.start, paragraph.end)
        carried = ""
        for sentence in paragraph.sentences:
            if sentence.part == "glossary":
                continue
            promised = announced is not None and announced.start() < sentence.end
            facts = _facts(document, sentence, folded[sentence.start : sentence.end], carried, promised)
            found.extend(facts)
            carried = facts[-1].subject if facts else carried
    return found


def _facts(document: Document, sentence: Sentence, text: str, carried: str, promised: bool) -> list[Fact]:
    found = claims(text)
    if not found:
        return []
    facts = []
    for claim, subject in zip(found, subjects(text, found, carried), strict=True):
        if max(abs(claim.value), abs(claim.value2 or claim.value)) >= _UNBELIEVABLE:
            continue
        words = text[: claim.start], text[claim.start : claim.end], text[claim.end :]
        judged = status_of(document, sentence, words, promised)
        facts.append(_fact(document, sentence, claim, subject, judged))
    return facts


def _fact(
    document: Document, sentence: Sentence, claim: Claim, subject: str, judged: tuple[FactStatus, str]
) -> Fact:
    status, period = judged
    start, end = sentence.start + claim.start, sentence.start + claim.end
    return Fact(
        sent=document.text[sentence.start : sentence.end],
        quote=document.text[start:end],
        subject=subject,
        value=float(claim.value),
        value2=None if claim.value2 is None else float(claim.value2),
        unit=claim.unit or ("" if claim.proportion else implied_unit(subject)),
        cmp=claim.cmp,
        role=claim.role,
        status="context" if claim.unit == "周年" else status,
        period=period,
        start=start,
        end=end,
        sentence=sentence,
    )
