"""Writing the sheet: fixed columns locked, choices as drop-downs, what is wrong caught while it is typed."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from jiannuo.commitments import facts
from jiannuo.commitments.exchange.awaiting import last_values, stage
from jiannuo.commitments.exchange.columns import FILLED, FIXED, TOLD, Column
from jiannuo.commitments.models import Commitment, FilledLine
from jiannuo.kernel.now import today
from jiannuo.kernel.workbook import new_sheet, put_row

#: the keys, the headings, then one row a commitment
FIRST = 3
Value = str | int | Decimal | date | None
_LINE = Side(style="thin", color="FFCFCCC2")
_FILLS = {
    "fixed": PatternFill("solid", fgColor="FFF0EEE8"),
    "head": PatternFill("solid", fgColor="FFE6EFF1"),
    FilledLine.Outcome.REFUSED: PatternFill("solid", fgColor="FFF9DEDA"),
    FilledLine.Outcome.DONE: PatternFill("solid", fgColor="FFDDEFE3"),
}
_FORMATS = {"as_of": "yyyy-mm-dd", "due_on": "yyyy-mm-dd", "last_on": "yyyy-mm-dd", "percent": "0.00",
            "last_percent": "0.00", "value": "#,##0.####", "last_value": "#,##0.####"}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One row: a commitment, what the unit wrote, and when the sheet is given back, what became of it."""

    row: Commitment
    filled: Mapping[str, Value] = field(default_factory=dict)
    outcome: str = ""
    why: str = ""


def blank(rows: Iterable[Commitment]) -> list[Entry]:
    """The rows as they are downloaded: nothing filled in but the day."""
    return [Entry(row, {"as_of": today()}) for row in rows]


def workbook(entries: Sequence[Entry], *, returned: bool = False) -> bytes:
    """The workbook; ``returned``: with two more columns that say what became of each row."""
    columns = (*FIXED, *FILLED, *(TOLD if returned else ()))
    book, sheet = new_sheet(_("月度填报"))
    put_row(sheet, 1, [column.key for column in columns])
    put_row(sheet, 2, [str(column.label) for column in columns])
    values = last_values(entry.row for entry in entries)
    for number, entry in enumerate(entries, start=FIRST):
        told = _fixed(entry.row, values.get(entry.row.pk)) | dict(entry.filled)
        told |= {"outcome": _word(entry.outcome), "why": entry.why}
        put_row(sheet, number, [told.get(column.key) for column in columns])
        _dress(sheet, number, columns, entry.outcome)
    _head(sheet, columns)
    _guard(sheet, columns, len(entries))
    _instruct(book.create_sheet(_("填写说明")), columns)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fixed(row: Commitment, last_value: Decimal | None) -> dict[str, Value]:
    fixed: list[Value] = [
        row.pk, row.revision, row.number, row.title, row.quote, row.targets, stage(row), row.due_on,
        row.progress_on, row.progress if row.progress_on else None, last_value,
    ]  # fmt: skip
    return {column.key: value for column, value in zip(FIXED, fixed, strict=True)}


def _word(outcome: str) -> str:
    return str(FilledLine.Outcome(outcome).label) if outcome else ""


def _dress(sheet: Worksheet, number: int, columns: Sequence[Column], outcome: str) -> None:
    for place, column in enumerate(columns, start=1):
        cell: Any = sheet.cell(number, place)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
        if column.filled:
            cell.protection = Protection(locked=False)
        else:
            cell.fill = _FILLS["fixed"]
        if column.key in _FORMATS:
            cell.number_format = _FORMATS[column.key]
        if column in TOLD and outcome in _FILLS:
            cell.fill = _FILLS[outcome]


def _head(sheet: Worksheet, columns: Sequence[Column]) -> None:
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[2].height = 32
    for place, column in enumerate(columns, start=1):
        cell: Any = sheet.cell(2, place)
        cell.font = Font(bold=True)
        cell.fill = _FILLS["head"]
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width, dimension.hidden = column.width or 2, column.hidden
    sheet.freeze_panes = f"E{FIRST}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "2:2"


def _guard(sheet: Worksheet, columns: Sequence[Column], count: int) -> None:
    """Lock the fixed cells, and let the spreadsheet refuse what the system would refuse."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # those may be changed
    if not count:
        return
    choices = ",".join(str(label) for _key, label in facts.milestone.choices)
    rules = {
        "as_of": DataValidation("date", operator="between", formula1="DATE(2000,1,1)",
                                formula2="TODAY()", error=_("写成 2024-03-31 这样的日期，不能晚于今天。")),
        "percent": DataValidation("decimal", operator="between", formula1="0", formula2="100",
                                  error=_("填 0 到 100 的数，不写百分号。")),
        "value": DataValidation("decimal", operator="greaterThanOrEqual", formula1="-1E+15",
                                error=_("只填数，单位与目标一致。")),
        "milestone": DataValidation("list", formula1=f'"{choices}"', error=_("请从列表里选。")),
    }  # fmt: skip
    for place, column in enumerate(columns, start=1):
        if not column.filled:
            continue
        rule = rules.get(column.key) or DataValidation()
        rule.allow_blank, rule.showErrorMessage = True, True
        rule.errorTitle = rule.promptTitle = str(column.label)[:32]
        rule.prompt, rule.showInputMessage = str(column.help)[:255] or None, bool(column.help)
        letter = get_column_letter(place)
        rule.add(f"{letter}{FIRST}:{letter}{FIRST + count - 1}")
        sheet.add_data_validation(rule)


def _instruct(sheet: Worksheet, columns: Sequence[Column]) -> None:
    lines = [
        _("月度填报表填写说明"),
        _("1. 每一行是本单位牵头、本月还没有填报的一件承诺事项。灰底各列由系统填好，不能改。"),
        _("2. 白底各列由本单位填写。没有进展可填的行留空，系统跳过，不算填报。"),
        _("3. 只填数字和文字，不用公式；从别的表粘贴时选“只粘贴值”。"),
        _("4. 不要删改隐藏的行和列，不要增加行。行的先后可以调整。"),
        _("5. 填好后在“表格填报”页面上传本表，同时选上佐证文件。上传后先逐行核对，确认以后才算填报。"),
        _("6. 下载以后别人已经填报或办理的事项，上传时会退回，请以系统里的最新情况为准。"),
        "",
        *(f"{column.label}：{column.help}" for column in columns if column.filled and column.help),
    ]
    for number, text in enumerate(lines, start=1):
        put_row(sheet, number, [text])
        sheet.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = 90
    sheet.protection.sheet = True
