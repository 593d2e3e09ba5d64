"""The lines before the first part: title, place, meeting, date, speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiannuo.reports.reading.structure.dates import date_in
from jiannuo.reports.reading.structure.lines import Line

_GREETING = re.compile(r"(?:各位代表|同志们|现在[，,]|我(?:受|代表))")
_TITLE = re.compile(r"报告|工作|汇报|讲话")
_TITLED = re.compile(r"(?:报告|汇报)(?:[（(][^）)]*[）)])?$")
_NO_TITLE = re.compile(r"^(?:[—─–-]{1,2}|[（(])|[：:]")
#: what a site or a printer sets around a title: （四川省）…, …（全文）
_AROUND_TITLE = re.compile(r"^[（(][^）)]*[）)]|[（(][^）)]*[）)]$")
_MEETING = re.compile(
    r"(?P<place>[^\s在，,：:（）()]{0,24}?)第?(?P<term>[一二三四五六七八九十百\d]+)届"
    r"(?P<national>全国)?(?:人民代表大会|人大)(?:常务委员会|常委会)?(?:第?[一二三四五六七八九十百\d]+次会议)?"
)
_OFFICE = re.compile(
    r"(?:代理?)?(?:[区县市州旗盟省镇乡]长|国务院总理|总理|自治区(?:政府)?主席|主席|(?:管委会|管理委员会)主任|行政长官)"
)
_NAME = r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}[·•・][\u4e00-\u9fff·•・]{1,12}"
_SPEAKER = re.compile(rf"(?:{_OFFICE.pattern})\s*[：:]?\s*(?P<name>{_NAME})\s*[）)]?$")
_SPEAKER_FIRST = re.compile(rf"^[—─\s（(]*(?P<name>{_NAME})\s*(?:{_OFFICE.pattern})")
_REPORTER = re.compile(rf"(?:报告人|作者)\s*[：:]\s*(?P<name>{_NAME})")
_GOVERNMENT = re.compile(r"代表\s*(?P<place>[\u4e00-\u9fff]{1,19}?[省市区县州旗盟镇乡])(?:人民)?政府")
_ITS_GOVERNMENT = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,16}?[省市区县州旗盟镇乡])(?:人民)?政府")
_BEGINS_WITH_PLACE = re.compile(r"^(?P<place>[\u4e00-\u9fff]{2,16}?[省市区县州旗盟镇乡])(?!长)")
#: 日照市 and 于都县 are places: only a date ends in 日, and 于 follows only a date
_BEFORE_PLACE = re.compile(r"^年|.*(?:[\d〇零一二三四五六七八九十](?:年|日[在于]?)|在|[—─–-])")
_GENERIC = re.compile(r"^(?:本|全|我|第.*|[区县市州旗省镇乡]|本届.*)?$")
_LAST_FRONT_LINE = 24
_LAST_TITLE_LINE = 6
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Front:
    """What the first lines of a report say about it; empty where they do not."""

    title: str
    place: str
    meeting: str
    delivered_on: date | None
    speaker: str


def front_of(lines: Sequence[Line]) -> Front:
    """Read the lines down to the greeting, and the greeting paragraph for the place alone."""
    front = list(_before_greeting(lines))
    words = [line.all for line in front]
    together = "".join(words)
    meeting, place = _meeting(together)
    opening = "".join(line.all for line in lines[: len(front) + 3])
    return Front(
        title=_title(words),
        place=place or _place(words, opening),
        meeting=meeting,
        delivered_on=next((d for d in map(date_in, [*words, together]) if d), None),
        speaker=next((name for name in map(_speaker, words) if name), ""),
    )


def _before_greeting(lines: Sequence[Line]) -> list[Line]:
    front: list[Line] = []
    for line in lines[:_LAST_FRONT_LINE]:
        if _GREETING.match(line.all) or len(line.all) > 90:
            break
        front.append(line)
    return front


def _title(words: Sequence[str]) -> str:
    """The lines down to the one that says what the text is, joined: 某某区 / 2024年 / 政府工作报告."""
    joined = ""
    for line in words[:_LAST_TITLE_LINE]:
        named = _TITLED.search(line)
        if not named and (_NO_TITLE.search(line) or date_in(line)):
            break
        joined += _AROUND_TITLE.sub("", line)
        if named:
            return joined
    return joined if _TITLE.search(joined) and len(joined) <= _LONGEST_TITLE else ""


def _meeting(together: str) -> tuple[str, str]:
    for match in _MEETING.finditer(together):
        if match.group("national"):
            return match.group(), "全国"
        begins = _BEFORE_PLACE.match(match.group("place"))
        meeting = match.group()[begins.end() if begins else 0 :]
        return meeting, _named(match.group("place"))
    return "", ""


def _place(words: Sequence[str], opening: str) -> str:
    for pattern in (_ITS_GOVERNMENT, _BEGINS_WITH_PLACE):
        for line in words:
            if (found := pattern.search(line)) and (place := _named(found.group("place"))):
                return place
    if (found := _GOVERNMENT.search(opening)) and (place := _named(found.group("place"))):
        return place
    return "全国" if re.search(r"代表国务院|国务院总理", "".join([*words, opening])) else ""


def _named(place: str) -> str:
    """The place without the words before it; "" for one that is not named (我县, 本市)."""
    begins = _BEFORE_PLACE.match(place)
    place = place[begins.end() :] if begins else place
    return "" if _GENERIC.match(place) or "报告" in place else place


def _speaker(line: str) -> str:
    for pattern in (_REPORTER, _SPEAKER, _SPEAKER_FIRST):
        if match := pattern.search(line):
            return match.group("name")
    return ""
