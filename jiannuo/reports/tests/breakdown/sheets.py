"""A workbook of the breakdown, taken out, changed by somebody and handed back."""

import io
from collections.abc import Callable
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jiannuo.people.viewer import Viewer
from jiannuo.reports.breakdown.sheet.columns import COLUMNS
from jiannuo.reports.breakdown.sheet.comparing import plan_import
from jiannuo.reports.breakdown.sheet.plan import Plan
from jiannuo.reports.breakdown.sheet.reading import read_xlsx
from jiannuo.reports.breakdown.sheet.writing import HEAD, write_xlsx
from jiannuo.reports.models import Report
from jiannuo.reports.queries.breakdown import Filters, table

AT = {column.key: number for number, column in enumerate(COLUMNS, start=1)}
Change = Callable[[Worksheet], Any]


def taken_out(viewer: Viewer, report: Report) -> bytes:
    """The workbook as the page hands it out."""
    rows = [row for group in table(viewer, report, Filters()).groups for row in group.rows]
    file = io.BytesIO()
    write_xlsx(report, rows, file)
    return file.getvalue()


def altered(content: bytes, change: Change) -> bytes:
    """The workbook after somebody has worked in its first sheet and saved it."""
    book = load_workbook(io.BytesIO(content))
    change(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def put(line: int, **values: Any) -> Change:
    """Type ``values`` into the ``line``-th row of the table, counted from 1."""

    def change(sheet: Worksheet) -> None:
        for key, value in values.items():
            sheet.cell(HEAD + line, AT[key]).value = value

    return change


def planned(viewer: Viewer, report: Report, content: bytes) -> Plan:
    """What handing ``content`` in would do."""
    return plan_import(viewer, report, read_xlsx(io.BytesIO(content)))
