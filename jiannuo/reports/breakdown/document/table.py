"""The table of the document: one row a task, a line for each domain, the head on every page."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

from jiannuo.kernel.xml_text import writable
from jiannuo.reports.breakdown.document import page
from jiannuo.reports.models import Task
from jiannuo.reports.queries.breakdown import Row

#: heading and width in mm; together the 225 mm of the turned 版心
COLUMNS = (
    ("序号", 10),
    ("领域", 13),
    ("工作任务（报告原文）", 49),
    ("量化目标", 27),
    ("具体举措", 21),
    ("季度形象进度", 21),
    ("牵头单位", 18),
    ("配合单位", 18),
    ("责任领导", 17),
    ("完成时限", 19),
    ("备注", 12),
)


def write_table(document: Document, rows: Sequence[Row]) -> None:
    """Add the table at the end of ``document``."""
    table = document.add_table(rows=1, cols=len(COLUMNS))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _head(table)
    for row in rows:
        _fill(table.add_row(), _texts(row))
    _set_widths(table)


def _texts(row: Row) -> tuple[str, ...]:
    task = row.task
    quarters = "\n".join(f"{n}季度：{text}" for n, text in row.quarters)
    waiting = [] if task.state == Task.State.CONFIRMED else ["待确认"]
    return (
        str(row.number),
        task.domain,
        task.quote or f"{task.action}{task.object}",
        task.targets,
        task.measure,
        quarters,
        task.lead_unit.name if task.lead_unit else "待定",
        "、".join(unit.name for unit in task.assisting_units.all()),
        task.leader_post.title if task.leader_post else "",
        f"{task.due_on.year}年\n{task.due_on.month}月{task.due_on.day}日" if task.due_on else "待定",
        "\n".join(filter(None, [*waiting, task.note])),
    )


def _head(table: Table) -> None:
    row = table.rows[0]
    for cell, (heading, _width) in zip(row.cells, COLUMNS, strict=True):
        _write(cell, heading, page.HEI)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _flag(row, "w:tblHeader")
    _flag(row, "w:cantSplit")


def _fill(row: _Row, texts: Sequence[str]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        _write(cell, text, page.FANG)
    row.cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _flag(row, "w:cantSplit")


def _write(cell: _Cell, text: str, font: str) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.line_spacing = Pt(15)
    page.set_font(line.add_run(writable(text)), font, page.CELL)
    page.off_grid(line)


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _set_widths(table: Table) -> None:
    """Word goes by the cells, LibreOffice by the grid: both are told."""
    for column, (_heading, width) in zip(table.columns, COLUMNS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, (_heading, width) in zip(row.cells, COLUMNS, strict=True):
            cell.width = Mm(width)
