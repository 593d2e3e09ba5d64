"""PDF files with a text layer, line by line, page by page.

Only the text layer is read. A paragraph's indentation is written as two full-width blanks, as the
office typed it, so that wrapped lines can be joined again; pages are parted by a form feed.
"""

import io
import logging
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from jiannuo.reports.reading.document import Finding
from jiannuo.reports.reading.sources.pdf_drawing import OutOfTime, draw
from jiannuo.reports.reading.sources.refusal import Limits, Unreadable

_FEWEST_CHARACTERS = 20
_GARBLED = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
_STREAM = re.compile(rb"stream\r?\n")
_MARK = re.compile(r"[\d\[\]［］①-⑳]")
_SMALL = 0.75
_INDENTS = (1.3, 5.0)
#: packings that cannot be looked through ahead of time, and that no office program writes for text
_OLD_PACKING = re.compile(rb"/(?:RunLength|LZW)Decode\b|/Filter\s*\[?[^>\]]{0,200}/(?:RL|LZW)\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
#: a file that uses them may be this large, in bytes: RunLength makes at most 64 times as much of it
_MOST_OLD_PACKED = 1024 * 1024
#: how a stream packed by zlib may begin
_PACKED = (b"\x78", b"\x68", b"\x58", b"\x48", b"\x38", b"\x28", b"\x18", b"\x08")
#: streams packed in streams deeper than this are of no writer of documents
_DEEPEST = 3


def read_pdf(content: bytes, limits: Limits) -> tuple[str, list[Finding]]:
    """The text, and a finding naming the pages that hold none."""
    _refuse_bombs(content, limits)
    # its warnings about odd fonts are of no use to a reader of reports
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as file:
            if len(file.pages) > limits.pages:
                raise Unreadable("too_many_pages", pages=len(file.pages), limit=limits.pages)
            pages = list(_pages(file.pages, limits))
    except OutOfTime as error:
        raise Unreadable("too_slow", limit=round(limits.seconds)) from error
    except PdfminerException as error:
        locked = error.args and isinstance(error.args[0], PDFPasswordIncorrect)
        raise Unreadable("password_pdf" if locked else "damaged") from error
    except (
        PDFException,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AssertionError,
        RecursionError,
    ) as error:
        raise Unreadable("damaged") from error
    return _judged(pages)


def _judged(pages: Sequence[str]) -> tuple[str, list[Finding]]:
    characters = [len("".join(page.split())) for page in pages]
    if sum(characters) < _FEWEST_CHARACTERS:
        raise Unreadable("scanned_pdf")
    text = "\n\f".join(pages)
    if len(_GARBLED.findall(text)) > 0.1 * sum(characters):
        raise Unreadable("garbled_pdf")
    empty = [str(number) for number, count in enumerate(characters, start=1) if count == 0]
    return text, [Finding("pages_without_text", words="、".join(empty))] if empty else []


def _pages(pages: Sequence[Page], limits: Limits) -> Iterator[str]:
    until = time.monotonic() + limits.seconds
    for page in pages:
        if time.monotonic() > until:
            raise OutOfTime
        draw(page, until)
        yield _page(page)
        page.close()


def _page(page: Page) -> str:
    sizes = Counter(round(char["size"], 1) for char in page.chars)
    if not sizes:
        return ""
    usual = sizes.most_common(1)[0][0]
    kept = page.filter(lambda item: not _note_mark(item, usual))
    lines: list[dict[str, Any]] = kept.extract_text_lines(strip=True, return_chars=False)
    if not lines:
        return ""
    margin = _margin(lines)
    return "\n".join(_indent(line["x0"] - margin, usual) + line["text"] for line in lines)


def _note_mark(item: dict[str, Any], usual: float) -> bool:
    """A raised little number that sends the reader to a note."""
    return bool(
        item.get("object_type") == "char"
        and item["size"] < _SMALL * usual
        and _MARK.fullmatch(item.get("text", ""))
    )


def _margin(lines: Sequence[dict[str, Any]]) -> float:
    """Where most lines begin; the leftmost of those that are common."""
    begins = Counter(round(line["x0"]) for line in lines)
    most = begins.most_common(1)[0][1]
    return float(min(x for x, count in begins.items() if count >= 0.3 * most))


def _indent(offset: float, size: float) -> str:
    low, high = _INDENTS
    return "\u3000\u3000" if low * size <= offset <= high * size else ""


def _refuse_bombs(content: bytes, limits: Limits) -> None:
    """Unpack every stream up to the limit before the reader does so without one."""
    if len(content) > _MOST_OLD_PACKED and _OLD_PACKING.search(_unescaped(content)):
        raise Unreadable("pdf_bomb")
    left = limits.unpacked
    for match in _STREAM.finditer(content):
        left -= _size(_inflated(content, match.end(), left), left, _DEEPEST)
        if left <= 0:
            raise Unreadable("pdf_bomb")


def _unescaped(content: bytes) -> bytes:
    """The file with names written out: /LZ#57Decode is /LZWDecode."""
    return _ESCAPED.sub(lambda escaped: bytes([int(escaped.group(1), 16)]), content)


def _inflated(content: bytes, start: int, most: int) -> bytes:
    """The stream at ``start`` unpacked, at most a little over ``most``; b"" where it is not packed.

    Its end is searched for rather than believed: the word may stand inside the packed data.
    """
    if content[start : start + 1] not in _PACKED:
        return b""
    inflater = zlib.decompressobj()
    pieces: list[bytes] = []
    size = 0
    while not inflater.eof and size <= most and start < len(content):
        end = content.find(b"endstream", start) + len(b"endstream")
        end = end if end >= len(b"endstream") else len(content)
        try:
            pieces.append(inflater.decompress(content[start:end], most + 1 - size))
        except zlib.error:
            break
        size += len(pieces[-1])
        start = end
    return b"".join(pieces)


def _size(unpacked: bytes, most: int, depth: int) -> int:
    """The size of what was unpacked and of what is packed inside it."""
    if depth == 0 or unpacked[:1] not in _PACKED or len(unpacked) > most:
        return len(unpacked)
    return len(unpacked) + _size(
        _inflated(unpacked, 0, most - len(unpacked)), most - len(unpacked), depth - 1
    )
