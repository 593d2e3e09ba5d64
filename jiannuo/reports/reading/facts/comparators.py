"""Words that bound or blur a number: 超, 突破, 以上, 不低于, 近, 左右, 以内."""

import re

from jiannuo.reports.reading.document import Comparator
from jiannuo.reports.reading.facts.wordlists import any_of, section

_SIGNS: tuple[Comparator, ...] = (">=", "<=", "~")
#: words before a number; the longest that ends there wins
_BEFORE = {word: sign for sign in _SIGNS for word in section("comparators", f"before {sign}")}
#: words after a number
_AFTER = {word: sign for sign in _SIGNS for word in section("comparators", f"after {sign}")}
_BEFORE_END = re.compile(rf"{any_of(_BEFORE)}了?$")
_AFTER_START = re.compile(any_of(_AFTER))
_TIMES = frozenset({"年", "个月", "天", "小时", "分钟", "工作日", "周"})
_OTHER_WORD = re.compile(any_of(section("comparators", "not before")) + "$")


def compare(text: str, start: int, end: int, unit: str, more: bool) -> tuple[int, int, Comparator]:
    """Widen ``start:end`` over the comparators beside it and tell what they say."""
    cmp: Comparator = ">=" if more else "="
    before = text[:start]
    if (match := _BEFORE_END.search(before)) and not _OTHER_WORD.search(before):
        start = match.start()
        cmp = _BEFORE[match.group().removesuffix("了")]
    if match := _AFTER_START.match(text, end):
        end = match.end()
        cmp = _AFTER[match.group()]
    elif unit in _TIMES and text.startswith("内", end):
        end += 1
        cmp = "<="
    return start, end, cmp
