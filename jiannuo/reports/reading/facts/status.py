"""Whether a claim happened, is promised, or is background, and which year it speaks of."""

import re

from jiannuo.reports.reading.document import PLAN_PARTS, Document, FactStatus, Sentence
from jiannuo.reports.reading.facts.lexicon import REACHES

#: words that promise even in the review part
_FUTURE = re.compile(r"力争|预期目标|正在全力|明年|(?:今后|未来)[一二三四五\d]年|[远近]期目标")
#: words that report even in the plan part
_PAST = re.compile(
    r"(?<![比较于与是])(?:去年|上年)|已(?:完成|建成|经|有|达|形成|实现|累计)|目前|现有|形成了?\d"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_BASE_BEFORE = re.compile(r"(?:比|较|是|自|从|由|与)$")
_BASE_AFTER = ("的", "以来", "翻")
#: the earlier value of 由45平方公里扩大到62平方公里
_FROM = re.compile(r"(?:由|从|自)([^,;、]{0,12})$")


def status_of(
    document: Document, sentence: Sentence, words: tuple[str, str, str], promised: bool
) -> tuple[FactStatus, str]:
    """Status and year of a claim.

    ``words``: the sentence before the claim, the claim's quote, the sentence after it.
    ``promised``: whether the paragraph announced targets before this sentence.
    """
    before, quote, after = words
    if quote[0] in "由从" or (_FROM.search(before) and REACHES.match(after.lstrip("(,"))):
        named = _YEAR.search(before[-16:])
        return "context", named[1] if named else ""
    clause = before[max(map(before.rfind, ",;(")) + 1 :] + quote + after.partition(",")[0]
    year = _named_year(before + quote)
    if sentence.part == "closing":
        return "context", str(year or "")
    if sentence.part in PLAN_PARTS or promised:
        return _in_plan(document, clause, year)
    return _in_review(document, clause, year)


def _in_plan(document: Document, clause: str, year: int | None) -> tuple[FactStatus, str]:
    reviewed, planned = document.reviewed_year, document.planned_year
    if year and reviewed and year <= reviewed:
        return "result", str(year)
    if _PAST.search(clause):
        return "result", str(planned or "")
    return "target", str(year or planned or "")


def _in_review(document: Document, clause: str, year: int | None) -> tuple[FactStatus, str]:
    reviewed, planned = document.reviewed_year, document.planned_year
    if year and reviewed and year > reviewed:
        return "target", str(year)
    if _FUTURE.search(clause):
        return "target", str(planned or "")
    return "result", str(year or reviewed or "")


def _named_year(words: str) -> int | None:
    """The last year that the words name as the time of the claim, not as a base of comparison."""
    years = [
        int(match[1])
        for match in _YEAR.finditer(words)
        if not _BASE_BEFORE.search(words[: match.start()]) and not words.startswith(_BASE_AFTER, match.end())
    ]
    return years[-1] if years else None
