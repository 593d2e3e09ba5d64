"""Whether a claim happened, is promised, or is background, and which year it speaks of."""

import re

from jiannuo.reports.reading.document import PLAN_PARTS, Document, FactStatus, Sentence

_FUTURE = re.compile(
    r"力争|预期目标|正在全力|计划(?:新|实施|完成|投资|建)|明年|今后[一二三四五\d]年|未来[一二三四五\d]年|远期目标|近期目标"
)
_PAST = re.compile(
    r"(?:去年|上年(?!度?增|下)|已(?:完成|建成|经|有|达|形成|实现|累计)|目前|现有|形成了?\d|过去[一二三四五六七八九十\d]+年|以来)"
)
_YEAR = re.compile(r"(20\d\d)年")
_WITHIN = re.compile(r"到(20\d\d)年|(20\d\d)年(?:底|末)?(?:前|,?(?:全|力争|达到|实现|建成))")


def status_of(document: Document, sentence: Sentence, clause: str, before: str) -> tuple[FactStatus, str]:
    """Status and year of a claim whose clause is ``clause``; ``before`` is the sentence up to it."""
    reviewed, planned = document.reviewed_year, document.planned_year
    planning = sentence.part in PLAN_PARTS
    year = _named_year(before + clause)
    if planning:
        if year and reviewed and year <= reviewed and not re.search(r"[比较]\d{4}年", clause):
            return "result", str(year)
        if _PAST.search(clause):
            return "result", str(planned or "")
        return "target", str(year if year and planned and year >= planned else planned or "")
    if _FUTURE.search(clause):
        return "target", str(year if year and reviewed and year > reviewed else planned or "")
    if year and reviewed and year > reviewed:
        return "target", str(year)
    return "result", str(year if year else reviewed or "")


def _named_year(words: str) -> int | None:
    """The last year that the words name as the time of the claim, not as a base of comparison."""
    years = [
        int(m[1])
        for m in _YEAR.finditer(words)
        if not re.search(r"(?:比|较|是|自|从|由|与)$", words[: m.start()])
        and not words.startswith(("的", "以来", "翻"), m.end())
    ]
    return years[-1] if years else None
