"""What a file is, told from its bytes; its name is only compared with that."""

import io
import zipfile
from typing import Literal

from jiannuo.reports.reading.sources.refusal import Unreadable

Kind = Literal["txt", "docx", "pdf", "html"]

_HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
#: beginnings of files that are no text, and the code of their refusal
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "executable"),
    (b"\x7fELF", "executable"),
    (b"\xcf\xfa\xed\xfe", "executable"),
    (b"\xca\xfe\xba\xbe", "executable"),
    (b"#!", "executable"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"{\\rtf", "rich_text"),
)
_HTML = (b"<!doctype html", b"<html", b"<body", b"<head", b"<meta", b"<div", b"<p>", b"<p ")
_EXTENSIONS: dict[str, Kind] = {
    "txt": "txt", "text": "txt", "md": "txt", "docx": "docx", "pdf": "pdf", "html": "html", "htm": "html",
}  # fmt: skip


def kind_of(content: bytes) -> Kind:
    """What ``content`` is. Raises ``Unreadable`` for what is known to hold no report text."""
    head = content[:_HEAD]
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("empty_file")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _zipped(content)
    if head.startswith(_OLE):
        raise Unreadable("password_docx" if _ENCRYPTED in content else "old_word")
    for beginning, code in _REFUSED:
        if head.startswith(beginning):
            raise Unreadable(code)
    return "html" if _looks_like_html(head) else "txt"


def promised_by(name: str) -> Kind | None:
    """What a file's name says it is, or None where it says nothing known."""
    return _EXTENSIONS.get(name.rpartition(".")[2].lower()) if "." in name else None


def extension(name: str) -> str:
    """The ending of a name with its dot, lower case, or ""."""
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""


def _zipped(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable("damaged") from error
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        raise Unreadable("spreadsheet")
    raise Unreadable("archive")


def _looks_like_html(head: bytes) -> bool:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")) and b"<html" in start:
        return True
    return start.startswith(b"<") and any(tag in start for tag in _HTML)
