"""Files as phones and offices make them, and as attackers do."""

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image

#: a Windows program begins like this
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 100
ELF = b"\x7fELF\x02\x01\x01" + b"\x00" * 100
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SERIAL = "SN-20240117-778899"


def photo(
    form: str = "JPEG",
    size: tuple[int, int] = (64, 48),
    *,
    turned: int = 1,
    mode: str = "RGB",
    **options: Any,
) -> bytes:
    """A picture, red on the left and blue on the right, with a place and a serial number in its notes."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (size[0] // 2, 0, size[0], size[1]))
    out = io.BytesIO()
    image.convert(mode).save(out, form, exif=notes(turned), **options)
    return out.getvalue()


def notes(turned: int = 1) -> Image.Exif:
    """EXIF as a phone writes it: orientation, maker, serial number, and where it was (GPS)."""
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "示例相机"
    exif.get_ifd(0x8769)[0xA431] = SERIAL
    exif.get_ifd(0x8825).update({1: "N", 2: (38.0, 55.0, 12.0), 3: "E", 4: (121.0, 38.0, 30.0)})
    return exif


def wide_png(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that says it is ``width`` × ``height``."""
    rows = zlib.compress(b"\x00" * 1000)
    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">L", len(content)) + checked + struct.pack(">L", zlib.crc32(checked))


def many_scans(count: int) -> bytes:
    """A JPEG whose last pass over the picture is made ``count`` times more."""
    whole = photo(progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * count + b"\xff\xd9"


def zipped(parts: dict[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(**more: bytes | str) -> bytes:
    """A small Word file; ``more`` adds parts, two underscores standing for the slash."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": "<Relationships/>",
        "word/document.xml": "<w:document/>",
    }
    return zipped(parts | {name.replace("__", "/"): content for name, content in more.items()})


def pdf(body: bytes = b"", *, objects: bytes = b"") -> bytes:
    """A PDF with ``body`` in its catalog, and ``objects`` packed into an object stream."""
    packed = zlib.compress(objects)
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + body + b">>\nendobj\n"
        b"2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n"
        % len(packed)
        + packed
        + b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )


def box(kind: bytes, content: bytes = b"") -> bytes:
    """One box of a film."""
    return struct.pack(">L4s", len(content) + 8, kind) + content


def film(*, brand: bytes = b"isom") -> bytes:
    """A film of no pictures with a place in its user texts and in a track of notes."""
    place = box(b"\xa9xyz", b"\x00\x12\x15\xc7+38.9201+121.6418/")
    handler = box(b"hdlr", b"\x00" * 8 + b"meta" + b"\x00" * 12)
    path = box(b"trak", box(b"tkhd", b"+38.9201+121.6418/") + box(b"mdia", handler))
    seen = box(
        b"trak", box(b"tkhd", b"seen") + box(b"mdia", box(b"hdlr", b"\x00" * 8 + b"vide" + b"\x00" * 12))
    )
    moov = box(b"moov", box(b"mvhd", b"\x00" * 100) + seen + path + box(b"udta", place))
    return box(b"ftyp", brand + b"\x00\x00\x02\x00isommp41") + moov + box(b"mdat", b"pictures")
