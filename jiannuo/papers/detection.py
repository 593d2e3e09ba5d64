"""What a file is, told from its bytes. The name and the browser's word for it are not trusted."""

import zipfile
from typing import IO

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLE = "application/x-ole-storage"  #: old Office files, and new ones with a password
UNKNOWN = "application/octet-stream"

#: how much of the beginning is looked at
HEAD = 4096
_OFFICE = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def media_type_of(file: IO[bytes]) -> str:
    """The media type of ``file``, read from its start; the reading position is put back."""
    place = file.tell()
    file.seek(0)
    try:
        return _media_type(file, file.read(HEAD))
    finally:
        file.seek(place)


def _media_type(file: IO[bytes], head: bytes) -> str:
    if head.startswith(b"PK\x03\x04"):
        return _office_type(file)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLE
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(_BYTE_ORDER_MARKS):
        return TEXT
    if not head or b"\x00" in head:
        return UNKNOWN
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return HTML if start.startswith((b"<!doctype html", b"<html")) else TEXT


def _office_type(file: IO[bytes]) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            inside = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return UNKNOWN
    return next((kind for member, kind in _OFFICE.items() if member in inside), UNKNOWN)
