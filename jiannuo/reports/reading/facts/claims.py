"""From the numbers of a sentence to its claims: quote, comparator, role and sign."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from jiannuo.reports.reading.document import Comparator, FactRole
from jiannuo.reports.reading.facts.changes import change_before
from jiannuo.reports.reading.facts.comparators import compare
from jiannuo.reports.reading.facts.exclusions import IN_A_ROW, ROW_UNITS, measures_nothing
from jiannuo.reports.reading.facts.mentions import Mention, mentions
from jiannuo.reports.reading.facts.ranks import ranks

_SERIES = re.compile(r"(?:、|和|及|与|以及)$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim at ``start:end`` (its quote) of a folded sentence."""

    start: int
    end: int
    value: Decimal
    value2: Decimal | None
    unit: str
    cmp: Comparator
    role: FactRole
    #: the claim before it in a list such as 分别增长7.5%、8.5%
    series: bool = False
    #: the number only, without comparator or verb
    number_start: int = 0
    number_end: int = 0
    #: 连续三年, 提前一年: what was kept up follows
    span: bool = False
    #: a term of 2.3:1 or 12:45:43
    proportion: bool = False


def claims(text: str) -> list[Claim]:
    """All measured claims of a folded sentence, subjects not yet resolved."""
    placed = ranks(text)
    found = [
        Claim(r.start, r.end, r.value, None, "位", r.cmp, "rank", number_start=r.start, number_end=r.end)
        for r in placed
    ]
    for mention in mentions(text):
        if any(r.start <= mention.start < r.end for r in placed):
            continue
        claim = _claim(text, mention)
        if claim is not None:
            found.append(claim)
    found.sort(key=lambda c: c.start)
    return _in_series(text, found)


def _claim(text: str, mention: Mention) -> Claim | None:
    start, end, cmp = compare(text, mention.start, mention.end, mention.unit, mention.more)
    if measures_nothing(text, mention, start, end):
        return None
    span = False
    if mention.unit in ROW_UNITS and (row := IN_A_ROW.search(text[:start])):
        start, span = row.start(), True
    change = None if span else change_before(text, start, mention.unit)
    value, role = mention.value, "level"
    value2 = mention.value2
    if change is not None:
        start, role = change.start, "level" if change.lead else "change"
        value *= change.sign
        value2 = None if value2 is None else value2 * change.sign
    return Claim(
        start,
        end,
        value,
        value2,
        mention.unit,
        cmp,
        "change" if role == "change" else "level",
        number_start=mention.start,
        number_end=mention.end,
        span=span or (mention.unit == "年" and cmp == "<="),
        proportion=mention.proportion,
    )


def _in_series(text: str, found: list[Claim]) -> list[Claim]:
    """Numbers side by side share the verb of the first: 分别增长|7.5%、|8.5%."""
    linked: list[Claim] = []
    for claim in found:
        before = linked[-1] if linked else None
        if before is not None and _continues(text, before, claim):
            sign = -1 if before.role == "change" and before.value < 0 else 1
            linked.append(replace(claim, series=True, role=before.role, value=claim.value * sign))
        else:
            linked.append(claim)
    return linked


def _continues(text: str, before: Claim, claim: Claim) -> bool:
    if before.start == claim.start:
        return True
    gap = text[before.end : claim.start]
    if claim.start != claim.number_start or claim.start < before.end:
        return False
    return gap == "" or _SERIES.match(gap) is not None
