"""Opening and writing Excel workbooks that strangers made or will open.

Reading refuses what could harm or mislead: a file that is no workbook, one that unpacks into
gigabytes, one with entity declarations. Writing never lets a text become a formula: a name that
begins with ``=`` typed into a public form must not run in the office's spreadsheet.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jiannuo.kernel.xml_text import writable

#: a list of ten thousand units is below 2 MB; more than this is no list of a district
MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_PARTS = 1000
MAX_ROWS = 20_000
MAX_COLUMNS = 100
#: what a number format shows as it stands
_QUOTED = re.compile(r'"[^"]*"|\\.')

_OLE = b"\xd0\xcf\x11\xe0"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class WorkbookError(Exception):
    """The file cannot be read as a workbook; the message says why and what to do."""


@dataclass(frozen=True)
class Cell:
    """One cell: its text (a date as 2024-01-31, a share as 45%), and whether a formula stood there."""

    text: str = ""
    formula: bool = False


@dataclass(frozen=True)
class Limits:
    """How large a workbook may be: its bytes, unpacked, and its rows."""

    size: int
    unpacked: int
    rows: int


def read_rows(source: Path | IO[bytes], limits: Limits | None = None) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of the first sheet with their numbers as Excel shows them, empty rows left out.

    Empty cells at the end of a row are left out too.
    Raises WorkbookError for anything that is not a harmless workbook.
    """
    limits = limits or Limits(MAX_BYTES, MAX_UNPACKED, MAX_ROWS)
    _refuse_what_harms(source, limits)
    try:
        book = load_workbook(source, read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the stated size may be a lie
        yield from _rows(sheet, limits.rows)
        book.close()
    except WorkbookError:
        raise
    except Exception as error:  # openpyxl raises whatever its parser met: KeyError, ValueError, …
        raise WorkbookError(
            _("工作簿已损坏，无法读取。请在 Excel 或 WPS 中打开后另存一份再导入。")
        ) from error


def _rows(sheet: Any, most: int) -> Iterator[tuple[int, list[Cell]]]:
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        if number > most:
            raise WorkbookError(_("工作表超过 %(limit)d 行，请拆分后导入。") % {"limit": most})
        cells = [_cell(cell) for cell in row]
        while cells and not cells[-1].text:
            cells.pop()
        if cells:
            yield number, cells


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell()
    if cell.data_type == "f":
        return Cell(str(value), formula=True)
    if isinstance(value, datetime):
        return Cell(value.date().isoformat())
    if isinstance(value, int | float) and "%" in re.sub(_QUOTED, "", cell.number_format or ""):
        return Cell(f"{(Decimal(str(value)) * 100).normalize():f}%")  # whoever typed 45% is not read as 0.45
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # Excel stores the code 210202001 as a number
    return Cell(str(value).strip())


def _refuse_what_harms(source: Path | IO[bytes], limits: Limits) -> None:
    if isinstance(source, Path):
        with source.open("rb") as file:
            _refuse_what_harms(file, limits)
        return
    size = source.seek(0, 2)
    source.seek(0)
    head = source.read(4)
    source.seek(0)
    if size == 0:
        raise WorkbookError(_("文件是空的。"))
    if size > limits.size:
        raise WorkbookError(_("文件超过 %(limit)d MB。") % {"limit": limits.size // 1024 // 1024})
    if head == _OLE:
        raise WorkbookError(
            _("这是旧版 .xls 或加了密码的工作簿。请在 Excel 或 WPS 中去掉密码、另存为 .xlsx 再导入。")
        )
    try:
        with zipfile.ZipFile(source) as archive:
            _refuse_what_swells(archive, limits.unpacked)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise WorkbookError(_("这不是 .xlsx 工作簿。请在 Excel 或 WPS 中另存为 .xlsx 再导入。")) from error
    finally:
        source.seek(0)


def _refuse_what_swells(archive: zipfile.ZipFile, most: int) -> None:
    """Sizes come from the directory; zipfile never unpacks more of a part than is stated there."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > most:
        raise WorkbookError(_("工作簿解压后过大，已拒绝读取。请只保留需要的工作表，另存后再导入。"))
    names = set(archive.namelist())
    if "word/document.xml" in names:
        raise WorkbookError(_("这是 Word 文件，不是工作簿。请选择 .xlsx 文件导入。"))
    if "ppt/presentation.xml" in names:
        raise WorkbookError(_("这是 PPT 文件，不是工作簿。请选择 .xlsx 文件导入。"))
    if "[Content_Types].xml" not in names:
        raise WorkbookError(_("这不是 .xlsx 工作簿。请在 Excel 或 WPS 中另存为 .xlsx 再导入。"))
    for part in parts:
        if part.filename.endswith((".xml", ".rels", ".vml")):
            content = archive.read(part)
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content or content.startswith(_UTF16):
                raise WorkbookError(_("工作簿含有不允许的声明（DTD），已拒绝读取。"))


def new_sheet(title: str) -> tuple[Workbook, Worksheet]:
    """An empty workbook with one sheet called ``title``."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    return book, sheet


def put_row(sheet: Worksheet, number: int, values: Sequence[str | int | Decimal | date | None]) -> None:
    """Write ``values`` into row ``number``; every string becomes text, whatever it begins with."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        if isinstance(value, str):
            text = writable(value)
            cell.value, cell.data_type = text, "s"
            if text[:1] in tuple("=+-@\t\r"):
                cell.quotePrefix = True
        elif value is not None:
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
