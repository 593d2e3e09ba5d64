"""Read a list of units from a workbook: which column is which, and the texts of each row."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from jiannuo.kernel.workbook import Cell, WorkbookError, read_rows
from jiannuo.people.lists.columns import BY_KEY, COLUMNS, column_of

#: a title may stand above the headings
_HEADING_WITHIN = 10


@dataclass(frozen=True)
class Row:
    """One row of the file: its number there and its cells by column key."""

    number: int
    cells: dict[str, Cell]

    def text(self, key: str) -> str:
        """The text of a column, empty when the row or the file has none."""
        cell = self.cells.get(key)
        return cell.text if cell else ""


@dataclass(frozen=True)
class UnitList:
    """The rows of a file and the columns it has; headings nobody knows are listed, not guessed."""

    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: tuple[Row, ...]


def read_list(source: Path | IO[bytes]) -> UnitList:
    """Read the first sheet of ``source``.

    Raises WorkbookError when the file is no workbook, has no headings or lacks a required one.
    """
    rows = read_rows(source)
    for number, cells in rows:
        keys = [None if cell.formula else column_of(cell.text) for cell in cells]
        if sum(key is not None for key in keys) >= 2:
            return _list(cells, keys, rows)
        if number >= _HEADING_WITHIN:
            break
    raise WorkbookError(
        _("没有找到表头。第一行应写：%(headings)s。可用 jiannuo units template 生成样表。")
        % {"headings": "、".join(column.heading for column in COLUMNS)}
    )


def _list(headings: list[Cell], keys: list[str | None], rows: Iterator[tuple[int, list[Cell]]]) -> UnitList:
    known = [key for key in keys if key is not None]
    doubled = next((key for key in known if known.count(key) > 1), None)
    if doubled:
        raise WorkbookError(
            _("表头里有两列都表示“%(heading)s”，请只留一列。") % {"heading": BY_KEY[doubled].heading}
        )
    missing = [column.heading for column in COLUMNS if column.required and column.key not in known]
    if missing:
        raise WorkbookError(_("缺少必填的列：%(headings)s。") % {"headings": "、".join(missing)})
    unknown = tuple(cell.text for cell, key in zip(headings, keys, strict=True) if key is None and cell.text)
    found = tuple(_row(number, keys, cells) for number, cells in rows)
    return UnitList(tuple(known), unknown, tuple(row for row in found if row.cells))


def _row(number: int, keys: list[str | None], cells: list[Cell]) -> Row:
    return Row(
        number,
        {
            key: cell
            for key, cell in zip(keys, cells, strict=False)
            if key is not None and (cell.text or cell.formula)
        },
    )
