"""A workbook written row by row into a stream: a hundred thousand rows in the memory of a few.

One sheet, text as text, days and moments as such. openpyxl keeps a temporary file and needs the
whole of it before the first byte leaves; here the browser has the first rows while the last are
still being read. What may not be a formula is not: every text is an inline string, and one that
begins like a formula is marked as quoted, so that editing the cell does not make it one.
(ECMA-376 part 1, §18: SpreadsheetML.)
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any
from xml.sax.saxutils import escape

from django.utils import timezone

from jiannuo.kernel.xml_text import writable

Cell = str | int | float | date | datetime | None
#: what one cell of Excel can hold
LONGEST = 32_767
#: rows of a sheet that Excel can open
MOST_ROWS = 1_048_576
_CHUNK = 64 * 1024
_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: styles by number, as _STYLES lists them
PLAIN, BOLD, DAY, MOMENT, QUOTED, WRAPPED = range(6)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="6"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf numFmtId="165" applyNumberFormat="1"/><xf quotePrefix="1"/>'
    '<xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Pipe:
    """What zipfile writes into, and we take out of."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, part: bytes) -> int:
        self._waiting += part
        return len(part)

    def __len__(self) -> int:
        return len(self._waiting)

    def flush(self) -> None:
        """Nothing waits."""

    def take(self) -> bytes:
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def stream_sheet(
    title: str,
    cover: Iterable[str],
    head: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[Cell]],
) -> Iterator[bytes]:
    """The bytes of a workbook: the lines of ``cover``, an empty row, ``head`` fixed above ``rows``.

    ``widths`` are in characters. Rows beyond what Excel can open are left out.
    """
    pipe = _Pipe()
    lines = list(cover)
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as book:  # type: ignore[call-overload]
        for name, part in _parts(title).items():
            book.writestr(name, _HEAD + part)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((_HEAD + _opening(len(lines) + 2, widths)).encode())
            for text in lines:
                sheet.write(_row([text], BOLD if text == lines[0] else PLAIN))
            sheet.write(b"<row/>")
            sheet.write(_row(head, BOLD))
            for number, row in enumerate(rows, start=len(lines) + 3):
                if number > MOST_ROWS:
                    break
                sheet.write(_row(row))
                if len(pipe) > _CHUNK:
                    yield pipe.take()
            sheet.write(b"</sheetData></worksheet>")
    yield pipe.take()


def _parts(title: str) -> dict[str, str]:
    name = escape(
        writable("".join("_" if sign in "[]:*?/\\'" else sign for sign in title))[:31], {'"': "&quot;"}
    )
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>'
            f'<sheet name="{name or "1"}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("styles", "styles.xml")}
        ),
        "xl/styles.xml": _STYLES,
    }


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _opening(fixed: int, widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, start=1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        f'<pane ySplit="{fixed}" topLeftCell="A{fixed + 1}" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>"
    )


def _row(values: Sequence[Cell], style: int = PLAIN) -> bytes:
    return f"<row>{''.join(_cell(value, style) for value in values)}</row>".encode()


def _cell(value: Any, style: int) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, str):
        text = writable(value[:LONGEST])
        if text.startswith(_FORMULA):
            style = QUOTED
        return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
    if isinstance(value, datetime):
        return f'<c s="{MOMENT}"><v>{_serial(timezone.localtime(value).replace(tzinfo=UTC))}</v></c>'
    if isinstance(value, date):
        return (
            f'<c s="{DAY}"><v>{_serial(datetime(value.year, value.month, value.day, tzinfo=UTC)):.0f}</v></c>'
        )
    return f'<c s="{style}"><v>{value}</v></c>'


def _serial(moment: datetime) -> float:
    """The days since 1899-12-30, as spreadsheets count (ECMA-376 part 1, §18.17.4.1)."""
    return (moment - _EPOCH).total_seconds() / 86400
