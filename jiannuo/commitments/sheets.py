"""Lights and rankings as workbooks, with the rules and denominators in them."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jiannuo.commitments.lights.conditions import figure
from jiannuo.commitments.queries.board import Lamp
from jiannuo.kernel.workbook import new_sheet, put_row

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | date | None


def lights_sheet(lamps: Iterable[Lamp], year: int, day: date) -> HttpResponse:
    """One row a commitment: light, rule and the numbers it was given on."""
    head: list[Cell] = [
        _("编号"), _("领域"), _("承诺事项"), _("牵头单位"), _("责任领导"), _("完成时限"), _("状态"),
        _("灯色"), _("规则"), _("亮灯方案"), _("完成进度"), _("序时进度"), _("落后序时"), _("当月填报"),
        _("报告原文"),
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = [head]
    for lamp in lamps:
        row, light = lamp.row, lamp.light
        numbers = [figure(name, light.numbers) for name in ("progress", "planned", "behind", "report")]
        rows.append(
            [
                row.number, _(row.domain), row.title, str(row.lead_unit or ""),
                row.leader_post.title if row.leader_post else "", row.due_on, str(row.at.label),
                light.word, light.rule, light.scheme, *numbers, row.quote,
            ]
        )  # fmt: skip
    name = _("%(year)d年承诺亮灯表 %(day)s") % {"year": year, "day": day.isoformat()}
    return sheet_answer(name, rows, widths=(6, 10, 40, 14, 16, 12, 14, 8, 18, 14, 10, 10, 12, 10, 60))


def sheet_answer(name: str, rows: Sequence[Sequence[Cell]], *, widths: Sequence[int]) -> HttpResponse:
    """A workbook of one sheet to download, its first row a head that stays."""
    book, sheet = new_sheet(name[:31])
    for number, row in enumerate(rows, start=1):
        put_row(sheet, number, row)
    _set_widths(sheet, widths)
    kept = io.BytesIO()
    book.save(kept)
    response = HttpResponse(kept.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    return response


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for number, width in enumerate(widths, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
