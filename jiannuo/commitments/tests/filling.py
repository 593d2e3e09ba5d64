"""Filling in a sheet as an officer does in Excel, and files that go with it."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from PIL import Image

from jiannuo.commitments.exchange.columns import ID


def fill(content: bytes, rows: Mapping[int, Mapping[str, Any]]) -> bytes:
    """The workbook with the cells of ``rows`` written: id of the commitment -> key of the column -> value."""
    book = load_workbook(io.BytesIO(content))
    sheet: Any = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    for line in sheet.iter_rows(min_row=3):
        for key, value in rows.get(line[places[ID] - 1].value, {}).items():
            cell = line[places[key] - 1]
            cell.value = value
            if isinstance(value, str) and value.startswith("'"):
                # what Excel does with a leading apostrophe: text, whatever it looks like
                cell.value, cell.data_type, cell.quotePrefix = value[1:], "s", True
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def cells(content: bytes) -> list[dict[str, Any]]:
    """Every row as key -> value."""
    sheet: Any = load_workbook(io.BytesIO(content)).worksheets[0]
    keys = [cell.value for cell in sheet[1]]
    return [dict(zip(keys, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=3)]


def upload(content: bytes, name: str = "月度填报.xlsx") -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile(name, content)


def jpeg(shade: int = 90) -> bytes:
    """A photograph."""
    drawn = io.BytesIO()
    Image.new("RGB", (80, 60), (shade, 120, 90)).save(drawn, "JPEG")
    return drawn.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of ``members``."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()
