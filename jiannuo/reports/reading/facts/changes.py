"""Growth and decline: which words before a number make it a change, with its sign and its base."""

import re
from dataclasses import dataclass

from jiannuo.reports.reading.facts.measures import SHARE
from jiannuo.reports.reading.facts.wordlists import any_of, section

_SIGNS = dict.fromkeys(section("changes", "up"), 1) | dict.fromkeys(section("changes", "down"), -1)
_WEAK = section("changes", "weak")
_WEAK_BASE = re.compile(r"(?:同比|环比|较[^,]*|比[^,]*|年均|再|净|共|累计)$")
_DECLINES = section("changes", "decline noun")
_REACHES = r"(?:均|都|分别|始终|总体|持续)?(?:达到?|为|保持在?|控制在|稳定在|维持在|是|在|低于|高于)?"
_BLUR = r"(?:了|近|约|超过?|逾|均超过?|不低于|不超过|将近|至少|接近|突破|分别)*"
_AGAINST = r"(?:(?:均|都|分别|各|也)?(?:比|较|与)[^,;、()]{1,16}?(?:相比)?,?)?"
_MANNER = any_of(section("changes", "manner")) + "*"
_CHANGE = re.compile(rf"(?P<base>{_AGAINST}{_MANNER})(?P<word>{any_of(_SIGNS)}){_BLUR}$")
#: the nouns of growth take a verb before their number: 增速达9.5%, 涨幅控制在3%左右
_GROWTH = re.compile(rf"(?P<word>{any_of(section('changes', 'growth noun') | _DECLINES)}){_REACHES}{_BLUR}$")
#: 是2005年的2.3倍, 相当于全国平均水平的1.5倍
_MULTIPLE = re.compile(
    r"(?:为|是|达到?|相当于|等于)?"
    r"(?:原来|上年|去年|前[一两三四五\d]年|\d{4}年(?:末|底)?|[^,;、()的]{1,10}?(?:时|期末?|初|年))的$"
)


@dataclass(frozen=True, slots=True)
class Change:
    """Growth (sign 1) or decline (-1); the quote begins at ``start``."""

    start: int
    sign: int
    #: whether the change is said with a noun that is part of the subject (增速达9.5%)
    noun: bool = False


def change_before(text: str, place: int, unit: str) -> Change | None:
    """The change that ends right before ``place``, or None: 较上年下降|3.2个百分点."""
    before = text[max(0, place - 48) : place]
    offset = place - len(before)
    if match := _GROWTH.search(before):
        sign = -1 if match["word"] in _DECLINES else 1
        return Change(offset + match.start(), sign, noun=True)
    match = _CHANGE.search(before)
    if match is not None:
        word = match["word"]
        if word in _WEAK and unit not in SHARE and not _WEAK_BASE.search(match["base"]):
            return None
        start = match.start() + _rise(match)
        return Change(offset + start, _SIGNS[word])
    if unit == "倍" and (match := _MULTIPLE.search(before)):
        return Change(offset + match.start(), 1)
    return None


def _rise(match: re.Match[str]) -> int:
    """Leave a leading 预计 or 实现 outside the quote."""
    lead = re.match(r"(?:,|预计|实现|已|也)+", match["base"])
    return lead.end() if lead else 0
