"""What a file is, told from its bytes. The name and the browser's word for it are not trusted."""

import zipfile
from typing import IO

from jiannuo.papers.archives import SwollenError, members_of

TEXT = "text/plain"
HTML = "text/html"
SVG = "image/svg+xml"
SCRIPT = "text/x-script"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MACROS = "application/vnd.ms-office.macroenabled"  #: any of the three with a macro project inside
OLE = "application/x-ole-storage"  #: old Office files, and new ones with a password
RTF = "application/rtf"
JPEG, PNG, WEBP, GIF = "image/jpeg", "image/png", "image/webp", "image/gif"
HEIC, AVIF, OTHER_IMAGE = "image/heic", "image/avif", "image/x-other"
MP4, QUICKTIME = "video/mp4", "video/quicktime"
EXECUTABLE = "application/x-executable"
ARCHIVE = "application/x-archive"
UNKNOWN = "application/octet-stream"

#: how much of the beginning is looked at
HEAD = 4096
_OFFICE = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"BM", OTHER_IMAGE),
    (b"II*\x00", OTHER_IMAGE),
    (b"MM\x00*", OTHER_IMAGE),
    (b"8BPS\x00", OTHER_IMAGE),
    (b"MZ", EXECUTABLE),
    (b"\x7fELF", EXECUTABLE),
    (b"\xfe\xed\xfa\xce", EXECUTABLE),
    (b"\xfe\xed\xfa\xcf", EXECUTABLE),
    (b"\xce\xfa\xed\xfe", EXECUTABLE),
    (b"\xcf\xfa\xed\xfe", EXECUTABLE),
    (b"\xca\xfe\xba\xbe", EXECUTABLE),
    (b"dex\n", EXECUTABLE),
    (b"\x00asm", EXECUTABLE),
    (b"L\x00\x00\x00\x01\x14\x02\x00", EXECUTABLE),  # a Windows shortcut starts what it points to
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"{\\rtf", RTF),
    (b"PK\x05\x06", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ\x00", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"MSCF\x00", ARCHIVE),
    (b"LZIP", ARCHIVE),
)
#: letters that a plain text may begin with too; a program or picture also has zero bytes
_ALSO_LETTERS = (b"MZ", b"BM", b"BZh", b"LZIP", b"dex\n")
_BRANDS: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"hei", b"hev", b"mif1", b"msf1"), HEIC),
    ((b"avi",), AVIF),
    ((b"qt",), QUICKTIME),
    ((b"iso", b"mp4", b"avc", b"M4V", b"3gp", b"3g2", b"MSNV", b"dash", b"f4v"), MP4),
)
#: beginnings of texts that a browser or a shell would run
_RUNS: tuple[tuple[bytes, str], ...] = (
    (b"#!", SCRIPT),
    (b"<?php", SCRIPT),
    (b"<svg", SVG),
    (b"<!doctype svg", SVG),
    (b"<!doctype html", HTML),
    (b"<html", HTML),
    (b"<script", HTML),
    (b"<head", HTML),
    (b"<body", HTML),
    (b"<iframe", HTML),
)


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
        return _zipped(file)
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    return _by_beginning(head) or (PDF if b"%PDF-" in head[:1024] else _written(head))


def _by_beginning(head: bytes) -> str:
    """The type by its first bytes, or ""."""
    if head[257:262] == b"ustar":
        return ARCHIVE
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning) and (b"\x00" in head or beginning not in _ALSO_LETTERS):
            return kind
    return ""


def _written(head: bytes) -> str:
    """A text, and whether it is one that runs."""
    if not head:
        return UNKNOWN
    wide = head.startswith(_BYTE_ORDER_MARKS)
    if b"\x00" in head and not wide:
        return UNKNOWN
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x0c").lower()
    for beginning, kind in _RUNS:
        if start.startswith(beginning):
            return kind
    if start.startswith((b"<?xml", b"<!--")):
        return SVG if b"<svg" in start else HTML if b"<html" in start else TEXT
    return TEXT


def _by_brand(brand: bytes) -> str:
    """Pictures and films in the box format of ISO/IEC 14496-12 say in ``ftyp`` which they are."""
    return next((kind for beginnings, kind in _BRANDS if brand.startswith(beginnings)), UNKNOWN)


def _zipped(file: IO[bytes]) -> str:
    try:
        inside = {member.filename for member in members_of(file)}
    except SwollenError:
        return ARCHIVE
    except zipfile.BadZipFile:
        return UNKNOWN
    kind = next((kind for member, kind in _OFFICE.items() if member in inside), ARCHIVE)
    macros = any(name.lower().endswith("vbaproject.bin") for name in inside)
    return MACROS if macros and kind != ARCHIVE else kind
