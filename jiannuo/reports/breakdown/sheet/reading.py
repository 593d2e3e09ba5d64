"""Read a workbook back: which column is which, and the texts of each row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _

from jiannuo.kernel.workbook import Cell, WorkbookError, read_rows
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.breakdown.sheet.columns import BY_KEY, COLUMNS, column_of

#: titles may stand above the headings
_HEADING_WITHIN = 10
#: fewer known headings than this are not the table
_LEAST = 3


@dataclass(frozen=True)
class Line:
    """One row of the file: its number there, its texts, and the columns in which a formula stands."""

    number: int
    texts: dict[str, str]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What a file holds. Headings nobody knows are named, never guessed."""

    columns: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    lines: tuple[Line, ...]


def read_xlsx(source: IO[bytes]) -> Sheet:
    """Read the first sheet. Raises Refused for what is no workbook or has no headings we know."""
    try:
        return _sheet(read_rows(source))
    except WorkbookError as error:
        raise Refused(str(error)) from error


def _sheet(rows: Iterator[tuple[int, list[Cell]]]) -> Sheet:
    for number, cells in rows:
        keys = [None if cell.formula else column_of(cell.text) for cell in cells]
        if sum(key is not None for key in keys) >= _LEAST:
            return _below(cells, keys, rows)
        if number >= _HEADING_WITHIN:
            break
    raise Refused(_("没有找到任务分解表的表头。请用本页导出的 Excel 修改后再导入，不要删改表头所在的行。"))


def _below(headings: list[Cell], keys: list[str | None], rows: Iterator[tuple[int, list[Cell]]]) -> Sheet:
    known = [key for key in keys if key is not None]
    for key in known:
        if known.count(key) > 1:
            raise Refused(_("表头中有两列都叫“%(label)s”，请只留一列。") % {"label": BY_KEY[key].label})
    if "key" not in known:
        raise Refused(_("缺少隐藏的“编号（勿改）”列，无法对应到分解表中的任务。请重新导出，在新文件中修改。"))
    # a cell may be empty at the end of a row, but not its heading
    unknown = [cell.text for cell, key in zip(headings, keys, strict=True) if key is None and cell.text]
    missing = [column.key for column in COLUMNS if column.key not in known and column.key != "number"]
    lines = tuple(_line(number, keys, cells) for number, cells in rows)
    return Sheet(tuple(known), tuple(missing), tuple(unknown), lines)


def _line(number: int, keys: list[str | None], cells: list[Cell]) -> Line:
    texts = {key: "" for key in keys if key is not None}
    formulas = []
    for key, cell in zip(keys, cells, strict=False):
        if key is None:
            continue
        texts[key] = cell.text.replace("\r\n", "\n").replace("\r", "\n")
        if cell.formula:
            formulas.append(key)
    return Line(number, texts, tuple(formulas))
