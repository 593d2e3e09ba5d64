"""Numbers with their units: single (7.2亿元), ranges (3—5家) and proportions (12:45:43)."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from jiannuo.reports.reading.facts.measures import SHARE, measure_at
from jiannuo.reports.reading.facts.numerals import Numeral, Script, numerals

_PROPORTION = re.compile(r"(?<![\d:.])\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+(?![\d:])")
_JOIN = re.compile(r"(?:-{1,2}|—{1,2}|~|至|到)$")
_FROM = re.compile(r"(?:从|由|自)[^,;、]{0,12}$")
#: a minus sign, not a hyphen between two numbers
_NEGATIVE = re.compile(r"(?<![\dA-Za-z%])-$")
_YEAR = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number and its unit at ``start:end`` of a sentence; ``value`` and ``value2`` are in base units."""

    start: int
    end: int
    value: Decimal
    value2: Decimal | None
    unit: str
    script: Script
    more: bool
    scaled: bool
    #: place of the first character after the digits, before the unit
    digits_end: int
    #: whether it is one member of a proportion such as 12:45:43
    proportion: bool = False


def mentions(text: str) -> list[Mention]:
    """All numbers of a folded sentence that could measure something, dates and years left out."""
    found: list[Mention] = []
    blocked: list[tuple[int, int]] = []
    for match in _PROPORTION.finditer(text):
        found.extend(_proportion(match))
        blocked.append(match.span())
    for numeral in numerals(text):
        if any(a <= numeral.start < b for a, b in blocked) or _dated(text, numeral):
            continue
        found.append(_mention(text, numeral))
    found.sort(key=lambda m: m.start)
    return _shared_units(text, _ranges(text, found))


def _shared_units(text: str, found: list[Mention]) -> list[Mention]:
    """In a list the unit may stand once, at its end: 5.6个和3.2个百分点, 135、176和28个."""
    for place in range(len(found) - 2, -1, -1):
        this, following = found[place], found[place + 1]
        gap = text[this.end : following.start]
        if gap not in ("、", "和", "与", "及") or this.proportion or this.script is not Script.ARABIC:
            continue
        if not this.unit or (this.unit == "个" and following.unit == "百分点"):
            found[place] = replace(this, unit=following.unit)
    return found


def _dated(text: str, numeral: Numeral) -> bool:
    """Whether the numeral is part of a date or is a year."""
    if numeral.script is Script.ARABIC and not numeral.scaled:
        after = text[numeral.end : numeral.end + 1]
        if _YEAR.match(text[numeral.start : numeral.end]) and after in ("年", "-", "—", "/", "."):
            return True
        if after in ("月", "日", "号") and not text.startswith(("月", "日均"), numeral.end + 1):
            return True
    return numeral.script is Script.CHINESE and text[numeral.end : numeral.end + 1] in ("月", "日")


def _mention(text: str, numeral: Numeral) -> Mention:
    unit = "%" if numeral.script is Script.PERCENT else measure_at(text, numeral.end)
    end = numeral.end if numeral.script is Script.PERCENT else numeral.end + len(unit)
    if unit and (bracket := re.match(r"\([户套件家次架]\)", text[end:])):
        unit += bracket.group()
        end += bracket.end()
    more = numeral.more or bool(unit and re.match(r"多(?=[,、;)]|$)", text[end:]))
    unit = {"个百分点": "百分点", "个点": "百分点"}.get(unit, unit)
    for article in ("个月", "个小时", "个季度", "个工作日", "个基点", "个星期"):
        unit = article[1:] if unit == article and article != "个月" else unit
    if not unit and numeral.script is Script.BARE and numeral.value >= 10**8:
        unit = "元"  # 迈上千亿台阶
    start, value = numeral.start, numeral.value
    if _NEGATIVE.search(text[:start]) and unit in SHARE:
        start, value = start - 1, -value
    return Mention(start, end, value, None, unit, numeral.script, more, numeral.scaled, numeral.end)


def _proportion(match: re.Match[str]) -> list[Mention]:
    """Three or more terms are shares in percent, one claim each; of two terms the first counts (2.3:1)."""
    start, end = match.span()
    terms = [Decimal(term) for term in match.group().split(":")]
    if len(terms) == 2 and terms[1] != 1:
        return []
    shares = terms if len(terms) > 2 else terms[:1]
    unit = "%" if len(terms) > 2 else ""
    return [Mention(start, end, t, None, unit, Script.ARABIC, False, True, end, True) for t in shares]


def _ranges(text: str, found: list[Mention]) -> list[Mention]:
    merged: list[Mention] = []
    for mention in found:
        before = merged[-1] if merged else None
        if before and _is_range(text, before, mention):
            scale = (
                mention.value / _digits(text, mention) if not before.scaled and mention.scaled else Decimal(1)
            )
            merged[-1] = replace(
                before,
                end=mention.end,
                value=before.value * scale,
                value2=mention.value,
                unit=mention.unit,
                scaled=before.scaled or mention.scaled,
                more=False,
                digits_end=mention.digits_end,
            )
        else:
            merged.append(mention)
    return merged


def _is_range(text: str, low: Mention, high: Mention) -> bool:
    gap = text[low.end : high.start]
    if not _JOIN.match(gap) or low.value2 is not None or low.proportion or high.proportion:
        return False
    if gap in ("至", "到") and _FROM.search(text[: low.start]):
        return False
    return bool(high.unit) and (low.unit in ("", high.unit)) and low.value < high.value


def _digits(text: str, mention: Mention) -> Decimal:
    digits = re.match(r"[\d.]+", text[mention.start :])
    return Decimal(digits.group()) if digits else mention.value
