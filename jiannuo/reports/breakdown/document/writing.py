"""Title, overview, and the tasks as a table on its side or one by one."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import IO

import docx
from cn2an import an2cn
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from jiannuo.kernel.now import today
from jiannuo.papers.official import page
from jiannuo.papers.official.lines import line, set_body_style, title_line
from jiannuo.reports.breakdown.document.table import write_table
from jiannuo.reports.models import Report, Task
from jiannuo.reports.queries.breakdown import Row

#: stands on every page as long as a single row is unconfirmed
DRAFT = "征求意见稿"


def write_docx(report: Report, rows: Sequence[Row], target: IO[bytes], *, items: bool = False) -> None:
    """Write the listed ``rows`` to ``target``: as a table, or with ``items`` one below the other."""
    document = docx.Document()
    set_body_style(document)
    first = document.sections[0]
    page.set_upright(first)
    page.number_pages(document, first)
    waiting = sum(row.task.state != Task.State.CONFIRMED for row in rows)
    _title(document, report, draft=bool(waiting))
    _overview(document, report, rows, waiting)
    if items:
        for paragraph in _items(document, rows):
            page.indent_two(paragraph)
    else:
        sideways = document.add_section(WD_SECTION.NEW_PAGE)
        page.set_sideways(sideways)
        heading = page.off_grid(line(document, "任务分解表", page.HEI, page.BODY))
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write_table(document, rows)
    document.core_properties.title = f"{report.place}{report.title}任务分解表"
    document.core_properties.author = ""
    document.save(target)


def _title(document: Document, report: Report, *, draft: bool) -> None:
    for section_header in (document.sections[0].header, document.sections[0].even_page_header):
        if draft:
            page.set_font(section_header.paragraphs[0].add_run(DRAFT), page.HEI, page.BODY)
    for words in (f"{report.place}{report.title}", "任务分解表"):
        title_line(document, words)
    if draft:
        paragraph = line(document, f"（{DRAFT}）", page.KAI, page.BODY)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph()


def _overview(document: Document, report: Report, rows: Sequence[Row], waiting: int) -> None:
    day = today()
    measured = sum(row.task.quantified for row in rows)
    units = {row.task.lead_unit for row in rows if row.task.lead_unit}
    text = (
        f"根据《{report.place}{report.title}》，分解任务{len(rows)}项，其中有量化目标的{measured}项，"
        f"由{len(units)}个单位牵头。"
    )
    if waiting:
        text += (
            f"截至{day.year}年{day.month}月{day.day}日，已确认{len(rows) - waiting}项，"
            f"待确认{waiting}项；待确认的内容可能调整。"
        )
    page.indent_two(line(document, text, page.FANG, page.BODY))


def _items(document: Document, rows: Sequence[Row]) -> Iterator[Paragraph]:
    """一、领域 in 黑体, （一）任务 in 楷体, the rest in 仿宋."""
    for number, (domain, found) in enumerate(by_domain(rows), start=1):
        yield line(document, f"{an2cn(number)}、{domain}", page.HEI, page.BODY)
        for place, row in enumerate(found, start=1):
            task = row.task
            yield line(document, f"（{an2cn(place)}）{_name(task)}", page.KAI, page.BODY)
            for words in filter(None, (task.quote.rstrip("。；，"), task.measure)):
                yield line(document, f"{words}。".replace("。。", "。"), page.FANG, page.BODY)
            yield line(document, _owed(row), page.FANG, page.BODY)


def _name(task: Task) -> str:
    """Action and object in the order in which the report has them: 改造老旧小区, 地区生产总值增长."""
    subject_first = 0 <= task.quote.find(task.object) < task.quote.find(task.action)
    return f"{task.object}{task.action}" if subject_first else f"{task.action}{task.object}"


def _owed(row: Row) -> str:
    task = row.task
    assisting = "、".join(unit.name for unit in task.assisting_units.all())
    day = f"{task.due_on.year}年{task.due_on.month}月{task.due_on.day}日" if task.due_on else ""
    parts = (
        ("量化目标", task.targets),
        ("牵头单位", task.lead_unit.name if task.lead_unit else "待定"),
        ("配合单位", assisting),
        ("责任领导", task.leader_post.title if task.leader_post else ""),
        ("完成时限", day or "待定"),
    )
    words = "；".join(f"{label}：{value}" for label, value in parts if value)
    waiting = "" if task.state == Task.State.CONFIRMED else "（待确认）"
    return f"{words}。{waiting}"


def by_domain(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows by domain, domains in the order in which the report comes to them."""
    first: dict[str, int] = {}
    for row in rows:
        first.setdefault(row.task.domain, row.number)
    ordered = sorted(rows, key=lambda row: (first[row.task.domain], row.number))
    for domain, found in groupby(ordered, key=lambda row: row.task.domain):
        yield domain, list(found)
