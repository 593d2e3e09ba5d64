"""Which lines are the heading of a part, and what kind of part they announce.

A report is headed in one of three ways, and often in two at once: numbered (一、2023年工作回顾),
by section (第一部分 过去五年工作回顾), or bare (2009年主要任务, with 一、二、三 below it).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from jiannuo.reports.reading.document import PartKind
from jiannuo.reports.reading.structure.lines import NUMERALS, Line

Style = Literal["section", "numbered", "bare"]

_SECTION = re.compile(rf"第[{NUMERALS}]+(?:部分|章|篇)[、，,：:]?\s*")
_NUMBERED = re.compile(rf"([{NUMERALS}]{{1,3}})[、.．，,]\s*")
_LONGEST = 45
_LONGEST_BARE = 26

_YEAR = r"(?:20|19)\d\d年|[二一][〇○Ｏ0零九][〇○Ｏ0零一二三四五六七八九十]{2}年"
_PAST = r"过去|去年|上年|上一年|一年来|[三四五]年来|本届政府|五年工作"
_COMING = (
    rf"{_YEAR}|今年|明年|今后|未来|新的?一年|下一?步|下一阶段|下一年|“?十[一二三四五六]五”?|新一届|五年|当前"
)
_PLANNED = r"安排|任务|打算|计划|部署|展望|建议|目标|重点|工作|要求|思路|举措|思想|取向|设想|意见|规划|做好"

_GLOSSARY = re.compile(
    r"(?:名词|术语|用语|用词|词语|词汇|概念|缩略语|名称).{0,6}(?:解释|注释|说明|释义|注解|解读)|^[（(]?注释|^相关注释"
)
_REVIEW = re.compile(
    rf"回顾|总结|(?:{_PAST}|{_YEAR}).{{0,16}}(?:成就|成绩|完成情况|进展情况|发展情况|历程)|^主要(?:成就|成绩)"
)
_PROBLEMS = re.compile(r"(?:存在|面临).{0,8}(?:问题|困难|不足|挑战)|困难和问题|问题和(?:困难|不足)")
_PLAN = re.compile(
    rf"(?:{_COMING}).*(?:{_PLANNED})|^(?:政府)?(?:工作|主要|重点|总体|目标)(?:安排|任务|目标|工作|要求|思路|打算|重点)+"
    r"|^(?:预期|发展|奋斗)目标|^指导思想|^总体(?:要求|思路)|工作(?:的)?建议"
)
_GUIDANCE = re.compile(r"总体?要求|指导思想|总体思路|基本思路|工作思路|形势|取向|总体考虑|原则")
_WORK = re.compile(
    r"任务|安排|工作(?!的?总体?要求|的?总体思路|的?指导思想|的?思路)|重点|打算|部署|举措|政策|建议|计划|做好"
)
_TIME = re.compile(rf"{_YEAR}|{_PAST}|{_COMING}")
#: words that settle the kind of a heading, in this order
_TOLD: tuple[tuple[re.Pattern[str], PartKind], ...] = (
    (_GLOSSARY, "glossary"),
    (_REVIEW, "review"),
    (_PROBLEMS, "problems"),
)
_ENDS_A_SENTENCE = re.compile(r"[。！？；;!?]")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part. ``kind`` is None where its words do not say (三、奋力前行)."""

    line: Line
    style: Style
    #: its number in its style, 0 for a bare one
    number: int
    #: the words without the number
    words: str
    kind: PartKind | None


def kind_of(words: str) -> PartKind | None:
    """What a heading announces, by its words alone."""
    for told, kind in _TOLD:
        if told.search(words):
            return kind
    if not _PLAN.search(words):
        return None
    if _WORK.search(words):
        return "tasks"
    return "guidance" if _GUIDANCE.search(words) else "targets" if "目标" in words else "tasks"


def heading_of(line: Line) -> Heading | None:
    """The heading that a line may be, or None for a line that is certainly none."""
    whole = line.all
    if len(whole) > _LONGEST or _ENDS_A_SENTENCE.search(whole.rstrip("。：:")):
        return None
    if section := _SECTION.match(whole):
        words = whole[section.end() :]
        return Heading(line, "section", 1, words, kind_of(words))
    if numbered := _NUMBERED.match(whole):
        words = whole[numbered.end() :]
        return Heading(line, "numbered", number_of(numbered.group(1)), words, kind_of(words))
    return _bare(line)


def _bare(line: Line) -> Heading | None:
    words = line.all.strip("（）()《》【】[]—-")
    kind = kind_of(words)
    if kind is None or line.enumerator or len(words) > _LONGEST_BARE:
        return None
    timed = _TIME.search(words) or words.endswith("回顾")
    if kind != "glossary" and ("报告" in words or re.search(r"[，,：:]", words) or not timed):
        return None
    return Heading(line, "bare", 0, words, kind)


def top_headings(lines: Sequence[Line]) -> list[Heading]:
    """The headings of the parts, in order; numbered lines below a part are left to it.

    A numbered line that names no kind heads a part of its own only where the parts themselves are
    numbered and it continues their count (二、2024年工作安排, 三、加强自身建设).
    """
    found = [heading for line in lines if (heading := heading_of(line))]
    sections = any(h.style == "section" for h in found)
    bare = any(h.style == "bare" and h.kind != "glossary" for h in found)
    tops: list[Heading] = []
    count = 0
    for heading in found:
        if tops and tops[-1].kind == "glossary":
            break
        if heading.kind == "glossary" or heading.style != "numbered":
            if not (sections and heading.style == "bare" and heading.kind != "glossary"):
                tops.append(heading)
            continue
        if sections or bare:
            continue
        if heading.number == count + 1 and (heading.kind or tops):
            tops.append(heading)
            count = heading.number
    return _by_year(tops)


def _by_year(tops: list[Heading]) -> list[Heading]:
    """Tell 关于2008年的工作 from 关于2009年的工作: the earlier of two years is the one reviewed."""
    years = [years_in(h.words) for h in tops]
    planned = max((max(y) for y in years if y), default=0)
    settled = list(tops)
    if any(h.kind == "review" for h in tops):
        return settled
    for index, heading in enumerate(tops):
        if heading.kind == "tasks" and years[index] and max(years[index]) < planned:
            settled[index] = replace(heading, kind="review")
    return settled


def years_in(words: str) -> list[int]:
    """The years that a heading names, in either kind of numerals."""
    digits = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
    return [
        int(y[:4].translate(digits)) for y in re.findall(_YEAR, words) if y[:4].translate(digits).isdigit()
    ]


def number_of(numeral: str) -> int:
    """一 to 九十九 as a number."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return NUMERALS.find(numeral[-1]) + 1
    return (NUMERALS.find(tens) + 1 if tens else 1) * 10 + (NUMERALS.find(ones) + 1 if ones else 0)
