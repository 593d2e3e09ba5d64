"""Tables of an official document: heads that repeat, rows that stay whole, widths in both dialects."""

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

from jiannuo.kernel.xml_text import writable
from jiannuo.papers.official import page

#: heading and width in mm; upright the widths sum up to 156, on its side to 225
Columns = Sequence[tuple[str, int]]


def write_table(document: Document, columns: Columns, rows: Iterable[Sequence[str]]) -> None:
    """Add a table at the end of ``document``; the first column is a number and stands in the middle."""
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _head(table, columns)
    for texts in rows:
        _fill(table.add_row(), texts)
    _set_widths(table, columns)


def _head(table: Table, columns: Columns) -> None:
    row = table.rows[0]
    for cell, (heading, _width) in zip(row.cells, columns, strict=True):
        _write(cell, heading, page.HEI)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _flag(row, "w:tblHeader")
    _flag(row, "w:cantSplit")


def _fill(row: _Row, texts: Sequence[str]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        _write(cell, text, page.FANG)
    row.cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _flag(row, "w:cantSplit")


def _write(cell: _Cell, text: str, font: str) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.line_spacing = Pt(15)
    page.set_font(line.add_run(writable(text)), font, page.CELL)
    page.off_grid(line)


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _set_widths(table: Table, columns: Columns) -> None:
    """Word goes by the cells, LibreOffice by the grid: both are told."""
    for column, (_heading, width) in zip(table.columns, columns, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, (_heading, width) in zip(row.cells, columns, strict=True):
            cell.width = Mm(width)
