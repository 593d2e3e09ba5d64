"""Ranks: 全市第三, 居全省第2位, 排名上升1位, 前移3位, 位列前五."""

import re
from dataclasses import dataclass
from decimal import Decimal

from jiannuo.reports.reading.document import Comparator
from jiannuo.reports.reading.facts.numerals import chinese_value

_NUMBER = r"(\d+|[一二三四五六七八九十]{1,3})"
_VERB = (
    r"(?:稳居|分居|分列|位居|跃居|位列|跃升[至到为]?|上升[至到为]?|前移至?到?|晋升至?|提升至?到?|跻身|升至|升到|进入|列入?|居|排名?"
    r"|排在|保持|名列|继续保持)"
)
_ALL = r"全[国省市区县州旗球]{1,2}(?:各?[县市区州]{1,3})?"
_SCOPE = rf"(?:在?(?:{_ALL}|[^,;、()“”第]{{1,12}}?)(?:同类[^,;、]{{1,6}})?[中的内]?)"
_END = r"(?=[,;、。()]|$|和|及|的|水平|以)"
#: the earlier place of 由第9位上升到第6位
_FROM = re.compile(rf"(?:由|从)(?:{_ALL})?第{_NUMBER}(?:位|名)?(?=[上升提前跃进下降后退晋攀至到])")
_PLACE = re.compile(rf"(?:{_VERB}{_SCOPE}?|{_ALL})(?:排名?)?第{_NUMBER}(?:位次|位|名)?{_END}")
_NEXT = re.compile(rf"(?:、|和|及)第{_NUMBER}(?:位|名)?{_END}")
_TOP = re.compile(rf"{_VERB}{_SCOPE}?前{_NUMBER}(?:位|名)?{_END}")
_MOVED = r"(?P<word>上升|前移|再进|前进|提升|跃升|前进|提高|晋升|攀升|进位|下降|后移|下滑|回落|退后|后退)"
_MOVE = re.compile(
    r"(?:(?:排名|位次|名次)?(?:[较比][^,;、]{1,8})?)(?:大幅|再|又|连续)?"
    rf"{_MOVED}了?{_NUMBER}个?(?:位次|名次|位|名)(?!教|专|优)"
)
_DOWN = frozenset({"下降", "后移", "下滑", "回落", "退后", "后退"})


_PATTERNS: tuple[tuple[re.Pattern[str], Comparator], ...] = (
    (_PLACE, "="),
    (_FROM, "="),
    (_TOP, "<="),
)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place or a change of place at ``start:end``."""

    start: int
    end: int
    value: Decimal
    cmp: Comparator


def ranks(text: str) -> list[Rank]:
    """All ranks of a folded sentence."""
    found: list[Rank] = []
    for pattern, cmp in _PATTERNS:
        for match in pattern.finditer(text):
            value = _value(match[1])
            if value is not None:
                found.append(Rank(match.start(), match.end(), value, cmp))
                found.extend(_following(text, match.end()))
    for match in _MOVE.finditer(text):
        value = _value(match[2])
        if value is not None:
            signed = -value if match["word"] in _DOWN else value
            found.append(Rank(match.start(), match.end(), signed, "="))
    found.sort(key=lambda r: r.start)
    return [r for i, r in enumerate(found) if i == 0 or r.start >= found[i - 1].end]


def _following(text: str, place: int) -> list[Rank]:
    """Further places of a list: 分居全省第4|、第3位."""
    found = []
    while match := _NEXT.match(text, place):
        place = match.end()
        value = _value(match[1])
        if value is not None:
            found.append(Rank(match.start() + 1, place, value, "="))
    return found


def _value(digits: str) -> Decimal | None:
    return Decimal(digits) if digits.isdigit() else chinese_value(digits)
