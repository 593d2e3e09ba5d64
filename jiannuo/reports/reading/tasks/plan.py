"""Where tasks may stand: the sentences of the plan, each with the headings above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from jiannuo.reports.reading.document import Document, Paragraph, Sentence
from jiannuo.reports.reading.tasks.folding import fold
from jiannuo.reports.reading.tasks.quantities import holds_figure

#: what a paragraph is there for: work, a section's opening words, the government's own conduct, targets,
#: a numbered list of livelihood projects
Purpose = Literal["work", "opener", "conduct", "goals", "list"]

_SECTION = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]+[）)、]|\d+[.、．]|第[一二三四五六七八九十]+[，、]|——|[一二三四五六七八九十]是|我们[将要]|(?:新的一年|20\d\d年|今年|今后五年)[^。]{0,6}我们)"
)
_CONDUCT = re.compile(
    r"自身建设|政府建设|法治政府|服务型政府|廉洁政府|效能政府|廉洁|清廉|依法行政|政治引领|政治建设|从严治政|作风|履职能力|人民满意的?政府|勤政"
)
_GOALS = re.compile(r"预期目标|主要目标|奋斗目标|目标是|目标为|工作目标")
_NO_WORK = re.compile(
    r"^(?:各位代表|同志们|确定上述目标|实现上述目标|完成上述目标|上述目标|在实际工作中|让我们|综合考虑|做好今年|回顾|展望|"
    r"根据[^，]{2,30}原则|面对|[^。]{0,40}(?:以下|如下|下面|[一二三四五六七八九十]个方面)[^。]{0,12}"
    r"(?:工作|任务|方面|文章|重点)?：?$)"
)

_LIVELIHOOD = re.compile(r"实事|民心工程|民生项目")
#: an item of a numbered list, alone or behind the colon that announces the list
_ITEM = re.compile(
    r"(?:^|：)(?:\d+[.、．]|（\d+）|（[一二三四五六七八九十]+）|[①-⑳]|[一二三四五六七八九十]+[、是])"
)
_POINT = re.compile(r"(?:[一二三四五六七八九十]+是|（[一二三四五六七八九十\d]+）|\d+[.、．]|[①-⑳])")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that may hold tasks. ``lead`` heads its paragraph, ``section`` the paragraphs around."""

    sentence: Sentence
    purpose: Purpose
    lead: str
    section: str


def places(document: Document) -> Iterator[Place]:
    """The sentences of the plan that may hold tasks, in reading order."""
    section = ""
    listing = False
    begins = _where_work_begins(document)
    for paragraph, after in zip_longest(document.paragraphs, document.paragraphs[1:]):
        if paragraph.part not in ("targets", "tasks") or paragraph.start < begins:
            section = ""
            continue
        part = next((p.title for p in document.parts if p.start <= paragraph.start < p.end), "")
        words = fold(document.text[paragraph.start : paragraph.end])
        listing = listing and bool(_POINT.match(words))
        opener = not listing and _opens_section(document, paragraph, after)
        if opener:
            section = fold(document.text[paragraph.start : paragraph.heading_end]) or words[:80]
        purpose = _purpose(document, paragraph, section or part, opener=opener)
        yield from _within(document, paragraph, purpose, f"{section}{part}", listing=listing)
        listing = listing or bool(words.endswith("：") and _LIVELIHOOD.search(words))


def _within(
    document: Document, paragraph: Paragraph, purpose: Purpose, section: str, *, listing: bool
) -> Iterator[Place]:
    """The sentences of one paragraph. ``listing``: it is an item of a list of livelihood projects."""
    lead = document.text[paragraph.start : paragraph.heading_end]
    if listing and len(paragraph.sentences) == 1:
        yield Place(paragraph.sentences[0], "list", "", section)
        return
    for sentence, after in zip_longest(paragraph.sentences, paragraph.sentences[1:]):
        words = fold(document.text[sentence.start : sentence.end])
        if _is_heading(sentence, words) or _announces(words) or _heads_the_next(document, sentence, after):
            continue
        livelihood = _LIVELIHOOD.search(section + document.text[paragraph.start : sentence.end])
        item = livelihood and _ITEM.search(words)
        yield Place(sentence, "list" if item else purpose, lead, section)


def _is_heading(sentence: Sentence, words: str) -> bool:
    """A lead sentence heads its paragraph, unless it already promises a figure: 全年新增就业3000人。"""
    return sentence.lead and (bool(_SECTION.match(words)) or not holds_figure(words))


def _announces(words: str) -> bool:
    """Whether the sentence only speaks of what follows or of the targets as a whole."""
    return words.endswith("：") or bool(_NO_WORK.match(words))


def _heads_the_next(document: Document, sentence: Sentence, after: Sentence | None) -> bool:
    """一是狠抓项目建设。 before a sentence that says how: a small heading, not a task."""
    if (
        after is None
        or sentence.end - sentence.start > 20
        or document.text[sentence.end : after.start] != "。"
    ):
        return False
    words = fold(document.text[sentence.start : sentence.end])
    return bool(_POINT.match(words)) and not _POINT.match(fold(document.text[after.start : after.end]))


def _where_work_begins(document: Document) -> int:
    """Behind the situation and the guiding thought: at the targets, if there are any."""
    before = [p.end for p in document.paragraphs if p.part == "guidance"]
    goals = [p.start for p in document.paragraphs if p.part == "targets"]
    return min(goals) if goals else max(before, default=0)


def _purpose(document: Document, paragraph: Paragraph, section: str, *, opener: bool) -> Purpose:
    if paragraph.part == "targets":
        return "goals"
    if opener:
        return "opener"
    lead = document.text[paragraph.start : paragraph.heading_end]
    return "conduct" if _CONDUCT.search(lead) or _CONDUCT.search(section) else "work"


def _opens_section(document: Document, paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether the paragraph only announces those after it: it is marked as a section and they have leads."""
    words = fold(document.text[paragraph.start : paragraph.end])
    if not _SECTION.match(words):
        return False
    if paragraph.end - paragraph.start <= 45 and len(paragraph.sentences) == 1:
        return True
    leads_on = (
        after is not None
        and after.heading_end > after.start
        and not _SECTION.match(fold(document.text[after.start : after.end]))
    )
    return leads_on and len(paragraph.sentences) <= 4
