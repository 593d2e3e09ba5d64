"""The pack as an official document, set as GB/T 9704-2012 says.

Its words are Chinese in every language of the site: the document is for the district's own files.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import IO, TypeVar

import docx
from django.utils import timezone, translation
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH

from jiannuo.commitments.meetings.pack import Answer, Decided, Moved, Pack, Stuck
from jiannuo.commitments.meetings.wording import (
    colour_counts,
    colour_word,
    owing_word,
    progress_word,
    standing_word,
    steps_word,
    turn_word,
    why_word,
)
from jiannuo.commitments.models import Decision, Meeting
from jiannuo.papers.official import page, table
from jiannuo.papers.official.lines import body, heading, line, set_body_style, title_line

T = TypeVar("T")
Columns = Sequence[tuple[str, int]]
MOVED = (("序号", 13), ("承诺事项", 60), ("牵头单位", 26), ("变化", 36), ("进度", 30), ("最近一次填报", 60))
STUCK = (
    ("序号", 13),
    ("承诺事项", 56),
    ("牵头单位", 26),
    ("亮灯", 14),
    ("原因", 46),
    ("等谁答复", 28),
    ("单位反映的问题", 42),
)
ANSWERS = (("序号", 13), ("单位（岗位）", 40), ("需要答复的事项", 172))
DECIDED = (
    ("序号", 13),
    ("议定事项", 86),
    ("牵头单位", 30),
    ("完成时限", 30),
    ("落实情况", 36),
    ("议定于", 30),
)
TAKEN = (("序号", 13), ("议定事项", 100), ("牵头单位", 32), ("配合单位", 46), ("完成时限", 34))


def write_docx(meeting: Meeting, pack: Pack, decisions: Sequence[Decision], target: IO[bytes]) -> None:
    """Write the pack of ``meeting`` and what it decided to ``target``."""
    with translation.override("zh-hans"):
        document = docx.Document()
        set_body_style(document)
        first = document.sections[0]
        page.set_upright(first)
        page.number_pages(document, first)
        _front(document, meeting, pack)
        tables = list(_tables(pack, decisions))
        if tables:
            page.set_sideways(document.add_section(WD_SECTION.NEW_PAGE))
        for number, (name, columns, rows) in enumerate(tables, start=1):
            _table(document, f"附表{number}　{name}", columns, rows)
        document.core_properties.title = f"{meeting.title}材料"
        document.core_properties.author = ""
        document.save(target)


def _front(document: Document, meeting: Meeting, pack: Pack) -> None:
    for words in (f"{meeting.report.place}{meeting.title}", "材料"):
        title_line(document, words)
    document.add_paragraph()
    heading(document, 1, "会议安排")
    starts = timezone.localtime(meeting.starts_at)
    body(
        document,
        f"时间：{_day(starts.date())}{starts:%H:%M}。地点：{meeting.place}。主持：{meeting.chair.title}。",
    )
    if meeting.agenda:
        body(document, f"议题：{meeting.agenda}")
    heading(document, 2, "总体情况")
    for words in _overview(pack):
        body(document, words)
    heading(document, 3, "请有关单位答复")
    for words in _called_upon(pack):
        body(document, words)


def _overview(pack: Pack) -> Iterable[str]:
    subject = f"本次调度承诺事项{pack.total}项" if pack.total else "本材料只列与本单位有关的事项"
    yield (
        f"{subject}，时段为{_day(pack.since)}至{_day(pack.until)}。"
        f"期间填报进展{pack.reports}次，销号{len(pack.struck_off)}项，"
        f"亮灯转好{len(pack.better)}项、转差{len(pack.worse)}项。"
    )
    if pack.total:
        yield f"目前亮灯：{_counts(pack.after)}。期初为：{_counts(pack.before)}。"
    yield (
        f"需要关注的{len(pack.stuck)}项，其中超过时限的{len(pack.overdue)}项，"
        f"异议和申请等待答复的{len(pack.waiting)}项。"
    )
    if pack.decided:
        done = len(pack.decided) - len(pack.decided_open)
        yield f"以往议定事项{len(pack.decided)}项，已办结{done}项，未办结{len(pack.decided_open)}项。"


def _called_upon(pack: Pack) -> Iterable[str]:
    if not pack.answers:
        yield "没有需要答复的事项。"
        return
    names = "、".join(f"{one.owing.name}（{len(one.items)}项）" for one in pack.answers)
    yield f"{names}。具体事项见附表。"


def _tables(
    pack: Pack, decisions: Sequence[Decision]
) -> Iterable[tuple[str, Columns, Iterable[Sequence[str]]]]:
    day = pack.until
    if decisions:
        yield "本次议定事项", TAKEN, [_taken_row(one) for one in decisions]
    if pack.decided:
        yield "以往议定事项落实情况", DECIDED, _numbered(pack.decided, lambda one: _decided_row(one, day))
    if pack.stuck:
        yield "需要关注的事项", STUCK, _numbered(pack.stuck, lambda one: _stuck_row(one, day))
        yield "请有关单位答复", ANSWERS, _numbered(pack.answers, lambda one: _answer_row(one, day))
    if pack.moved:
        yield "进展和变化", MOVED, _numbered(_by_weight(pack), _moved_row)


def _by_weight(pack: Pack) -> list[Moved]:
    """Struck off first, then lights that turned, then reports alone."""
    return [*pack.struck_off, *pack.worse, *pack.better, *pack.unturned]


def _numbered(rows: Iterable[T], texts: Callable[[T], Sequence[str]]) -> list[Sequence[str]]:
    return [(str(number), *texts(row)) for number, row in enumerate(rows, start=1)]


def _moved_row(one: Moved) -> Sequence[str]:
    changed = "\n".join(filter(None, [turn_word(one) if one.turned else "", steps_word(one)]))
    return (f"{one.item.number}．{one.item.title}", one.item.unit, changed, progress_word(one), one.said)


def _stuck_row(one: Stuck, day: date) -> Sequence[str]:
    item = one.item
    title, light = f"{item.number}．{item.title}", colour_word(item.light.colour)
    return (title, item.unit, light, why_word(one, day), owing_word(one.owing), one.said)


def _answer_row(answer: Answer, day: date) -> Sequence[str]:
    lines = [f"{one.item.number}．{one.item.title}：{why_word(one, day)}" for one in answer.items]
    return (answer.owing.name, "\n".join(lines))


def _decided_row(one: Decided, day: date) -> Sequence[str]:
    due = _day(one.due_on) if one.due_on else ""
    return (one.what, one.unit, due, standing_word(one, day), f"{_day(one.held_on)}\n{one.meeting}")


def _taken_row(one: Decision) -> Sequence[str]:
    assisting = "、".join(unit.name for unit in one.assisting_units.all())
    due = _day(one.due_on) if one.due_on else ""
    return (str(one.number), one.what, one.unit.name, assisting, due)


def _counts(counts: dict[str, int]) -> str:
    return "、".join(f"{colour.label}{number}项" for colour, number in colour_counts(counts)) or "无"


def _table(document: Document, name: str, columns: Columns, rows: Iterable[Sequence[str]]) -> None:
    caption = page.off_grid(line(document, name, page.HEI, page.NUMBER))
    caption.alignment = WD_ALIGN_PARAGRAPH.LEFT
    caption.paragraph_format.keep_with_next = True
    table.write_table(document, columns, rows)
    page.off_grid(document.add_paragraph())


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
