"""Facts as CSV and XLSX: every figure with the sentence it stands in."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from jiannuo.kernel.xml_text import writable
from jiannuo.reports.exports.cells import inert
from jiannuo.reports.models import Fact
from jiannuo.reports.templatetags.figures import part_name

Cell = str | int | Decimal | None
Column = tuple[str | Promise, Callable[[Fact], Cell], int]


def _moment(fact: Fact) -> str:
    return timezone.localtime(fact.reviewed_at).strftime("%Y-%m-%d %H:%M") if fact.reviewed_at else ""


#: heading, value, width in characters
COLUMNS: tuple[Column, ...] = (
    (_("序号"), lambda f: f.order, 6),
    (_("部分"), lambda f: part_name(f.part), 12),
    (_("段首句"), lambda f: f.heading, 24),
    (_("主体"), lambda f: f.subject, 28),
    (_("原文"), lambda f: f.quote, 18),
    (_("数值"), lambda f: f.value.normalize(), 16),
    (_("上限"), lambda f: None if f.value2 is None else f.value2.normalize(), 12),
    (_("单位"), lambda f: f.unit, 8),
    (_("比较"), lambda f: f.comparator, 6),
    (_("性质"), lambda f: f.get_role_display(), 8),
    (_("状态"), lambda f: f.get_status_display(), 8),
    (_("年份"), lambda f: f.period, 8),
    (_("核对"), lambda f: f.get_review_display(), 10),
    (_("核对时间"), _moment, 18),
    (_("原句"), lambda f: f.sentence, 80),
)


def to_csv(facts: Iterable[Fact]) -> Iterator[str]:
    """CSV line by line, with the mark by which Excel knows UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([str(heading) for heading, _value, _width in COLUMNS])
    yield "\ufeff" + buffer.getvalue()
    for fact in facts:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_as_text(value(fact)) for _heading, value, _width in COLUMNS])
        yield buffer.getvalue()


def to_xlsx(facts: Iterable[Fact]) -> bytes:
    """One sheet, headings fixed, numbers as numbers and everything else as text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(_("数字")))
    sheet.freeze_panes = "A2"
    for number, (_heading, _value, width) in enumerate(COLUMNS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    sheet.append([_cell(sheet, str(heading), bold=True) for heading, _value, _width in COLUMNS])
    for fact in facts:
        sheet.append([_cell(sheet, value(fact)) for _heading, value, _width in COLUMNS])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cell(sheet: Any, value: Cell, *, bold: bool = False) -> Any:
    if isinstance(value, str):
        value = writable(value)
    cell = WriteOnlyCell(sheet, float(value) if isinstance(value, Decimal) else value)
    if isinstance(value, str):
        cell.data_type = "s"  # text that starts with "=" stays text
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
    return cell


def _as_text(value: Cell) -> str:
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else inert(str(value))
