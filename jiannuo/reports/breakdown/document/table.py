"""The table of the document: one row a task, a line for each domain, the head on every page."""

from collections.abc import Sequence

from docx.document import Document

from jiannuo.papers.official import table
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
    table.write_table(document, COLUMNS, (_texts(row) for row in rows))


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
