"""Word documents (.docx): paragraphs and tables in the order of the page, then the footnotes.

Text that was deleted while changes were tracked is left out, inserted text is read. Footnotes hold
the glossary of some reports: each becomes a line [1]… at the end.
"""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml import etree

from jiannuo.reports.reading.document import Finding
from jiannuo.reports.reading.sources.archives import checked, read_member
from jiannuo.reports.reading.sources.refusal import Limits, Unreadable

_FOOTNOTES = "word/footnotes.xml"
#: a table cell longer than this is a piece of running text in a table used for layout
_LONGEST_CELL = 60
_LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:pPr"), qn("w:rPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_WRITTEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_BOX = qn("w:txbxContent")


def read_docx(content: bytes, limits: Limits) -> tuple[str, list[Finding]]:
    """The text, and a finding where there are tables only."""
    archive = checked(content, limits)
    try:
        body = docx.Document(io.BytesIO(content)).element.body
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise Unreadable("damaged") from error
    if body is None:
        raise Unreadable("damaged")
    blocks = list(_blocks(body))
    lines = [line for _, block in blocks for line in block]
    running = any(line.strip() for tag, block in blocks if tag == "p" for line in block)
    notes = list(_footnotes(archive))
    findings = [] if running or not any(line.strip() for line in lines) else [Finding("only_tables")]
    return "\n".join([*lines, *notes]), findings


def _blocks(element: etree._Element) -> Iterator[tuple[str, list[str]]]:
    for child in element:
        if child.tag == qn("w:p"):
            yield "p", list(_paragraph(child))
        elif child.tag == qn("w:tbl"):
            yield "tbl", [line for row in _rows(child) for line in _row(row)]
        elif child.tag not in _LEFT_OUT and len(child):
            yield from _blocks(child)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    """The line of a paragraph, and the lines of the text boxes that are anchored in it."""
    boxes: list[etree._Element] = []
    yield from "".join(_words(paragraph, boxes)).split("\n")
    for box in boxes:
        for _, lines in _blocks(box):
            yield from lines


def _words(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag not in _LEFT_OUT:
            yield from _words(child, boxes)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table itself; those of a table in one of its cells are read with the cell."""
    for child in table:
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag not in _LEFT_OUT and len(child):
            yield from _rows(child)


def _row(row: etree._Element) -> list[str]:
    """The cells of a row side by side; a cell of running text stands by itself."""
    cells = [
        [line for _, lines in _blocks(cell) for line in lines if line.strip()]
        for cell in row
        if cell.tag == qn("w:tc")
    ]
    if len(cells) == 1 or any(len(line) > _LONGEST_CELL for cell in cells for line in cell):
        return [line for cell in cells for line in cell]
    return ["\t".join("".join(cell) for cell in cells)]


def _footnotes(archive: zipfile.ZipFile) -> Iterator[str]:
    if _FOOTNOTES not in archive.namelist():
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        notes = etree.fromstring(read_member(archive, _FOOTNOTES), parser)
    except etree.XMLSyntaxError:
        return
    number = 0
    for note in notes.iter(qn("w:footnote")):
        words = "".join("".join(_words(p, [])) for p in note.iter(qn("w:p"))).strip()
        if words and note.get(qn("w:type")) is None:
            number += 1
            yield f"[{number}]{words}"
