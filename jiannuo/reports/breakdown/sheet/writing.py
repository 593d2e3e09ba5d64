"""Write the breakdown as a workbook to fill in, and as CSV to calculate with."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO

from django.utils.translation import gettext as _
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from jiannuo.kernel.workbook import new_sheet, put_row
from jiannuo.kernel.xml_text import writable
from jiannuo.people.models import Unit
from jiannuo.reports.breakdown.sheet.columns import (
    COLUMNS,
    cells_of,
    day_cell,
    leader_posts,
    yes_or_no,
)
from jiannuo.reports.breakdown.snapshot import snapshot
from jiannuo.reports.domains import Domain
from jiannuo.reports.models import Report, Task
from jiannuo.reports.queries.breakdown import Row

HEAD = 2  # the title stands above
#: rows below the last one in which the lists are offered too, for what is added by hand
_SPARE = 200
_A3 = 8
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_xlsx(report: Report, rows: Sequence[Row], target: IO[bytes]) -> None:
    """Write ``rows`` to ``target``; reading it back unchanged proposes no change."""
    book, sheet = new_sheet(_("任务分解表"))
    put_row(sheet, 1, [_("%(title)s任务分解表") % {"title": f"{report.place}{report.title}"}])
    put_row(sheet, HEAD, [str(column.label) for column in COLUMNS])
    for line, values in enumerate(_lines(rows), start=HEAD + 1):
        put_row(sheet, line, values)
    _offer(book, sheet, HEAD + len(rows) + _SPARE)
    _dress(sheet, HEAD + len(rows))
    _set_up_page(sheet)
    book.save(target)


def write_csv(rows: Sequence[Row], target: IO[str]) -> None:
    """Write ``rows`` as CSV. A text that a spreadsheet would run as a formula gets a ' in front."""
    shown = [n for n, column in enumerate(COLUMNS) if not column.hidden]
    writer = csv.writer(target)
    writer.writerow([str(COLUMNS[n].label) for n in shown])
    for values in _lines(rows):
        writer.writerow([_harmless(values[n]) for n in shown])


def _harmless(value: str | int | date) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _lines(rows: Iterable[Row]) -> Iterable[list[str | int | date]]:
    posts = leader_posts()
    for row in rows:
        cells: dict[str, str | int | date] = {**cells_of(snapshot(row.task), posts)}
        cells["due_on"] = day_cell(str(cells["due_on"]))
        cells |= {
            "number": row.number,
            "quote": row.task.quote,
            "key": f"{row.task.report_id}-{row.task.pk}",
            "revision": row.task.revision,
        }
        yield [cells[column.key] for column in COLUMNS]


def _offer(book: Workbook, sheet: Worksheet, last: int) -> None:
    """Lists to choose from, kept on a hidden sheet; other words may be typed and are checked on import."""
    lists = {
        "domain": [str(label) for label in Domain.labels],
        "quantified": [yes_or_no(True), yes_or_no(False)],
        "lead_unit": list(Unit.objects.on().values_list("name", flat=True)),
        "leader_post": list(leader_posts().values()),
        "state": [str(Task.State(s).label) for s in ("draft", "confirmed", "dropped")],
    }
    hidden = book.create_sheet(_("可选项"))
    hidden.sheet_state = "hidden"
    for number, (key, choices) in enumerate(lists.items(), start=1):
        put_column(hidden, number, choices)
        letter = get_column_letter(number)
        rule = DataValidation(
            "list",
            formula1=f"'{hidden.title}'!${letter}$1:${letter}${max(len(choices), 1)}",
            allow_blank=True,
            errorStyle="warning",
            errorTitle=_("不在列表中"),
            error=_("表中没有这个选项，导入时会再次核对。"),
        )
        at = get_column_letter(1 + [column.key for column in COLUMNS].index(key))
        rule.add(f"{at}{HEAD + 1}:{at}{last}")
        sheet.add_data_validation(rule)


def put_column(sheet: Worksheet, number: int, values: Sequence[str]) -> None:
    """Write ``values`` down a column, as texts."""
    for line, value in enumerate(values, start=1):
        cell = sheet.cell(line, number)
        cell.value, cell.data_type = writable(value), "s"


def _dress(sheet: Worksheet, last: int) -> None:
    thin = Side("thin", color="B8B8B8")
    box = Border(thin, thin, thin, thin)
    pale = Font(color="595959")
    wrapped = Alignment(vertical="top", wrap_text=True)
    sheet["A1"].font = Font(size=18, bold=True)
    shown = [column for column in COLUMNS if not column.hidden]
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(shown))
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[1].height = 36
    for number, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.hidden
        head = sheet.cell(HEAD, number)
        head.font, head.border = Font(bold=True), box
        head.fill = PatternFill("solid", fgColor="E7E6E6" if column.fixed else "DDEBF0")
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        for line in range(HEAD + 1, last + 1):
            body = sheet.cell(line, number)
            body.alignment, body.border = wrapped, box
            if column.fixed:
                body.font = pale
    sheet.freeze_panes = f"D{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(shown))}{last}"


def _set_up_page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"1:{HEAD}"
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.6
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.center is not None
    footer.center.text = "— &P —"
