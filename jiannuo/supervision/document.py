"""A plan and a conclusion as official documents, set as GB/T 9704-2012 says.

Their words are Chinese in every language of the site: they are for the district's own files, and for
the unit that a conclusion is sent to.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import IO

import docx
from django.utils import timezone, translation
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from jiannuo.kernel.models import Event, Matter
from jiannuo.papers.official import page
from jiannuo.papers.official.lines import body, heading, line, set_body_style, title_line
from jiannuo.supervision.models import Inspection, Means, Part
from jiannuo.supervision.participation import recused_posts

#: stands on every page of a plan that nobody approved yet
UNAPPROVED = "送审稿"
APPROVED_STEP, SERVED_STEP = "approve_plan", "serve"
DISCIPLINE = (
    "严格执行本方案，不随意扩大督查范围、变更督查对象和内容，不干预督查对象的正常工作，"
    "不重复督查、多头督查、越权督查。与督查事项有利害关系的人员应当回避。"
    "对提供线索、反映情况的单位和个人严格保密。"
)
RIGHTS = (
    "对本结论有异议的，可以自收到之日起30日内申请复核；收到申请后30日内作出复核决定，"
    "参与作出本结论的工作人员回避。复核期间不停止整改。"
)


def write_plan(row: Inspection, target: IO[bytes]) -> None:
    """Write the plan of ``row`` to ``target`` (政府督查工作条例 arts 8, 12, 15)."""
    approved = row.events.filter(step=APPROVED_STEP).last()
    valid = approved is not None and row.state not in ("drafted", "submitted")
    with translation.override("zh-hans"):
        document = _begun(f"{row.title}方案", "" if valid else UNAPPROVED)
        units = "、".join(unit.name for unit in row.units.order_by("order", "code"))
        means = "；".join(str(dict(Means.choices).get(key, key)) for key in row.means)
        sections: list[tuple[str, Sequence[str]]] = [
            ("督查依据", [row.basis]),
            (
                "督查类型和内容",
                [f"{row.get_kind_display()}，领域：{row.get_field_display()}。", *_lines(row.content)],
            ),
            ("督查对象和范围", [f"督查对象：{units}。", *_lines(row.scope)]),
            ("督查时间", [f"{_day(row.begins_on)}至{_day(row.ends_on)}。"]),
            ("督查方式", [f"{means}。{'事先不通知督查对象。' if row.unannounced else ''}"]),
            ("督查组", list(_group(row))),
            ("纪律要求", [DISCIPLINE]),
        ]
        for number, (name, words) in enumerate(sections, start=1):
            heading(document, number, name)
            for text in words:
                body(document, text)
        _signed(document, row, approved if valid else None)
        document.save(target)


def write_conclusion(part: Part, target: IO[bytes]) -> None:
    """Write the conclusion as its unit gets it to ``target`` (arts 16 to 18): nothing of other units."""
    whole = part.whole
    served = part.events.filter(step=SERVED_STEP).last()
    with translation.override("zh-hans"):
        document = _begun(f"关于{whole.title}的督查结论", "")
        line(document, f"{part.unit.name}：", page.FANG, page.BODY)
        body(
            document,
            f"按照批准的督查方案，督查组于{_day(whole.begins_on)}至{_day(whole.ends_on)}"
            f"对你单位开展了{whole.get_kind_display()}。现将督查结论反馈如下。",
        )
        heading(document, 1, "督查结论")
        for text in _lines(part.conclusion):
            body(document, text)
        heading(document, 2, "整改要求")
        for number, text in enumerate(part.listed_issues, start=1):
            body(document, f"{number}．{text}")
        body(document, f"请于{_day(part.due_on)}前整改到位并报送情况。" if part.issues else "没有整改事项。")
        heading(document, 3, "申请复核")
        body(document, RIGHTS)
        if part.recheck in (Part.Recheck.UPHELD, Part.Recheck.CHANGED, Part.Recheck.REVOKED):
            body(document, f"本结论已经复核，复核决定：{part.get_recheck_display()}。")
        _signed(document, whole, served)
        document.save(target)


def _begun(title: str, mark: str) -> Document:
    document = docx.Document()
    set_body_style(document)
    first = document.sections[0]
    page.set_upright(first)
    page.number_pages(document, first)
    if mark:
        for header in (first.header, first.even_page_header):
            page.set_font(header.paragraphs[0].add_run(mark), page.HEI, page.BODY)
    title_line(document, title)
    document.add_paragraph()
    document.core_properties.title, document.core_properties.author = title, ""
    return document


def _group(row: Inspection) -> Sequence[str]:
    out = recused_posts(row)
    members = [str(post) for post in row.members.select_related("unit") if post.pk not in out]
    words = [f"组长：{row.chief}。督查组实行组长负责制。"]
    if members:
        words.append(f"组员：{'、'.join(members)}。")
    if row.guests:
        words.append(f"邀请参加：{row.guests}。")
    return words


def _signed(document: Document, row: Matter, event: Event | None) -> None:
    """The office and the day, on the right; the day stays open until there is one."""
    document.add_paragraph()
    day = _day(_local(event.at)) if event else "　　年　月　日"
    for text in (str(row.lead or ""), day):
        paragraph = line(document, text, page.FANG, page.BODY)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = page.BODY * 4


def _lines(text: str) -> list[str]:
    return [one.strip() for one in text.splitlines() if one.strip()]


def _local(moment: datetime) -> date:
    return timezone.localdate(moment)


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "　　年　月　日"
