"""Growth and decline: which words before a number make it a change, with its sign and its base."""

import re
from dataclasses import dataclass

from jiannuo.reports.reading.facts.measures import SHARE
from jiannuo.reports.reading.facts.wordlists import any_of, section

_SIGNS = dict.fromkeys(section("changes", "up"), 1) | dict.fromkeys(section("changes", "down"), -1)
_WEAK = section("changes", "weak")
_WEAK_BASE = re.compile(r"(?:同比|环比|较[^,]*|比[^,]*|年均|再|净|共|累计|月|日)$")
_DECLINES = section("changes", "decline noun")
_REACHES = r"(?:均|都|分别|始终|总体|持续)?(?:达到?|为|保持在?|控制在|稳定在|维持在|是|在|低于|高于)?"
_BLUR = r"(?:了|近|约|超过?|逾|均超过?|不低于|不超过|将近|至少|接近|突破|分别)*"
_THAN = r"(?<![占同环对])(?:比(?!重|例|率|值|较)|较|与)"
_AGAINST = rf"(?:(?:均|都|分别|各|也)?{_THAN}[^,;、()]{{1,16}}?(?:相比,?)?|在[^,;、()]{{1,12}}基础上)?"
_MANNER = rf"(?:{any_of(section('changes', 'manner'))}|(?<![人户亩年月日])均)*"
_CHANGE = re.compile(rf"(?P<base>{_AGAINST}{_MANNER})(?P<word>{any_of(_SIGNS)}){_BLUR}$")
#: the nouns of growth take a verb before their number: 增速达9.5%, 涨幅控制在3%左右
_GROWTH = re.compile(rf"(?P<word>{any_of(section('changes', 'growth noun') | _DECLINES)}){_REACHES}{_BLUR}$")
_FORMER = r"(?:原来|上年|去年|前[一两三四五\d]年|\d{4}年(?:末|底)?|“?十[一二三四五]五”?(?:时期|期末|末)?)"
#: 是2005年的2.3倍, 相当于全国平均水平的1.5倍
_MULTIPLE = re.compile(
    rf"(?:(?:分别)?(?:为|是|达到?|相当于|等于)(?:{_FORMER}|[^,;、()的是为]{{1,12}}?)|{_FORMER})的$"
)
#: a lead or lag against another place is a level, not a change: 高于全省平均水平1.2个百分点
_LEAD = re.compile(
    r"(?:高于|低于|快于|慢于|高出|低出|超出|优于|领先|(?<![占对同环])比(?!例|重|率|值)|较(?=[^,;、]{1,14}[高低快慢]))"
    r"(?P<than>[^,;、()]{2,14}?)(?:的?平均水平|平均)?[高低快慢]?出?$"
)
_TIME = re.compile(r"上年|去年|同期|前年|上[一季半月]|疫情|\d{4}年|年初$|[初末]$")


@dataclass(frozen=True, slots=True)
class Change:
    """Growth (sign 1) or decline (-1); the quote begins at ``start``."""

    start: int
    sign: int
    #: a lead or lag against another place, which is no change over time
    lead: bool = False


#: the verb of decline may stand before its object: 压减一般性支出|10%, 减少贫困人口|1万
_FRONTED = re.compile(
    r"(?:^|[,;、。])[^,;、。\d]{0,6}?(?P<verb>压减|压缩|降低|减少|削减|缩减|缩短|下调|核减)(?!到|至|为)[^,;、。\d]{2,14}$"
)


def change_before(text: str, place: int, unit: str) -> Change | None:
    """The change that ends right before ``place``, or None: 较上年下降|3.2个百分点."""
    before = text[max(0, place - 48) : place]
    offset = place - len(before)
    if unit == "百分点" and (lead := _LEAD.search(before)) and not _TIME.search(lead["than"]):
        return Change(offset + lead.start(), 1, lead=True)
    if (match := _GROWTH.search(before)) and not before[: match.end("word")].endswith("自然增长率"):
        return Change(place, -1 if match["word"] in _DECLINES else 1)
    if unit == "倍" and (match := _MULTIPLE.search(before)):
        return Change(offset + match.start(), 1)
    if (fronted := _FRONTED.search(before)) and (unit == "%" or fronted["verb"] == "减少"):
        return Change(place, -1)
    return _by_verb(before, offset, unit)


def _by_verb(before: str, offset: int, unit: str) -> Change | None:
    match = _CHANGE.search(before)
    if match is None:
        return None
    word = match["word"]
    if word in _WEAK and unit not in SHARE and not _WEAK_BASE.search(match["base"]):
        return None
    return Change(offset + match.start() + _rise(match), _SIGNS[word])


def _rise(match: re.Match[str]) -> int:
    """Leave a leading 预计 or 实现 outside the quote."""
    lead = re.match(r"(?:,|预计|实现|已|也)+", match["base"])
    return lead.end() if lead else 0
