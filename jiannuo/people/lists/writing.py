"""Write the list of units, or an empty one to fill in, as a workbook."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from jiannuo.kernel.workbook import new_sheet, put_row
from jiannuo.people.lists import texts
from jiannuo.people.lists.columns import COLUMNS, KIND_LABELS
from jiannuo.people.models import Unit

#: rows of the template whose 类别 cell offers the kinds
_OFFERED = 500


def write_units(units: Iterable[Unit], target: Path | IO[bytes]) -> int:
    """Write ``units`` to ``target``; reading it back changes nothing. Returns the number of rows."""
    rows = [texts.texts_of(unit) for unit in units]
    _write([[row[column.key] for column in COLUMNS] for row in rows], target)
    return len(rows)


def write_template(target: Path | IO[bytes]) -> None:
    """Write a list with headings, an explanation of each column and no unit."""
    _write([], target)


def _write(rows: Sequence[Sequence[str]], target: Path | IO[bytes]) -> None:
    book, sheet = new_sheet("单位")
    put_row(sheet, 1, [column.heading for column in COLUMNS])
    for number, row in enumerate(rows, start=2):
        put_row(sheet, number, row)
    _dress(sheet)
    guide = book.create_sheet("填写说明")
    put_row(guide, 1, ["列", "必填", "说明", "也可以写作"])
    for number, column in enumerate(COLUMNS, start=2):
        required = "是" if column.required else ""
        put_row(guide, number, [column.heading, required, str(column.about), "、".join(column.synonyms)])
    for letter, width in (("A", 14), ("B", 8), ("C", 70), ("D", 44)):
        guide.column_dimensions[letter].width = width
    book.save(target)


def _dress(sheet: Worksheet) -> None:
    for number, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, number)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF7")
        cell.alignment = Alignment(vertical="center")
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        if column.key == "kind":
            offer = DataValidation("list", formula1=f'"{",".join(KIND_LABELS.values())}"', allow_blank=True)
            offer.add(f"{letter}2:{letter}{max(_OFFERED, sheet.max_row)}")
            sheet.add_data_validation(offer)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
