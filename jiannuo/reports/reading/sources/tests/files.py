"""Files made byte by byte for the tests: PDF pages, Word documents, archives."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence

import docx

LINE_HEIGHT, SIZE, LEFT, TOP = 28, 16, 90, 760


def pdf(
    pages: Sequence[Sequence[str]], *, encrypted: bool = False, font: bool = True, more: bytes = b""
) -> bytes:
    """A PDF of lines of text in a font that needs no file (STSong-Light, UCS-2).

    A line that begins with a full-width blank is drawn further right, as an indented one is.
    ``more`` are drawing instructions at the end of every page.
    """
    objects: dict[int, bytes] = {}
    objects[3] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"
    )
    objects[4] = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
    )
    objects[5] = (
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
    )
    kids = []
    for number, lines in enumerate(pages):
        page, stream = 10 + 2 * number, 11 + 2 * number
        kids.append(f"{page} 0 R")
        drawn = zlib.compress("\n".join(_drawn(lines)).encode("ascii") + b"\n" + more if font else b"q Q")
        objects[page] = (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {stream} 0 R>>"
        ).encode()
        objects[stream] = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(drawn), drawn)
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    if encrypted:
        objects[6] = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
    return _assembled(objects, encrypted)


def _drawn(lines: Iterable[str]) -> Iterable[str]:
    for row, line in enumerate(lines):
        x = LEFT + SIZE * (len(line) - len(line.lstrip("\u3000")))
        words = line.lstrip("\u3000").encode("utf-16-be").hex()
        yield f"BT /F1 {SIZE} Tf 1 0 0 1 {x} {TOP - row * LINE_HEIGHT} Tm <{words}> Tj ET"


def _assembled(objects: dict[int, bytes], encrypted: bool) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    places = {}
    for number in sorted(objects):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, objects[number]))
    start = out.tell()
    out.write(b"xref\n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    locked = b"/Encrypt 6 0 R/ID[<00><00>]" if encrypted else b""
    out.write(
        b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, locked, start)
    )
    return out.getvalue()


def word(lines: Sequence[str | Sequence[Sequence[str]]]) -> bytes:
    """A Word document: a string is a paragraph, a list of lists is a table."""
    document = docx.Document()
    for line in lines:
        if isinstance(line, str):
            document.add_paragraph(line)
            continue
        table = document.add_table(rows=len(line), cols=len(line[0]))
        for row, cells in zip(table.rows, line, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(members: dict[str, bytes], *, base: bytes | None = None) -> bytes:
    """A zip file; with ``base``, that one with members added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        if base:
            with zipfile.ZipFile(io.BytesIO(base)) as old:
                for name in old.namelist():
                    if name not in members:
                        new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()
