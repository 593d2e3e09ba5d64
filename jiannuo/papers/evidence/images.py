"""Photos drawn anew: only the pixels stay, turned the right way up."""

import io
import re
import threading
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from jiannuo.papers import detection
from jiannuo.papers.evidence.refusals import EvidenceRefused

#: pixels of a picture; cameras of phones have 50 million, and the page makes larger photos smaller
MOST_PIXELS = 51_000_000
#: pictures with more pixels wait for one another: each takes up to half a gigabyte while it is drawn
_LARGE = 16_000_000
_one_large_at_a_time = threading.Lock()
#: pixels of the longer side that is kept; enough to read a house number across a street
LONGEST_SIDE = 4096
#: pixels of the longer side of the small picture
THUMBNAIL_SIDE = 480
#: passes over a progressive JPEG; cameras and editors write about ten, an attacker thousands
MOST_SCANS = 100
_FORMATS = {
    detection.JPEG: "JPEG",
    detection.PNG: "PNG",
    detection.WEBP: "WEBP",
    detection.GIF: "GIF",
}
#: modes whose pixels can be averaged as they are
_SHRINKABLE = frozenset({"RGB", "RGBA", "L", "CMYK"})
_ORIENTATION = 0x0112
_LARGEST_PROFILE = 1024 * 1024
#: in JPEG data a byte FF that is no marker is followed by 00, or by a restart marker D0 to D7
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
_SCAN, _END = b"\xff\xda", b"\xff\xd9"


@dataclass(frozen=True)
class Picture:
    """A photo to keep, and its small picture (WebP). Sides in pixels."""

    content: bytes
    thumbnail: bytes
    width: int
    height: int


def drawn_anew(content: bytes, media_type: str, name: str) -> Picture:
    """The photo with nothing but its pixels; GIF becomes a PNG of its first picture.

    What stood beside the pixels is gone: where and with which camera it was taken (PIPL, article 6),
    comments, and whatever was appended. Raises EvidenceRefused.
    """
    if media_type == detection.JPEG and _scans(content) > MOST_SCANS:
        raise EvidenceRefused("damaged", name=name)
    try:
        image = _decoded(content, media_type, name)
    except EvidenceRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(name) from error
    except Exception as error:  # decoders raise whatever they met: OSError, SyntaxError, struct.error, …
        raise EvidenceRefused("damaged", name=name) from error
    kept = "PNG" if media_type == detection.GIF else _FORMATS[media_type]
    small = image.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return Picture(_encoded(image, kept), _encoded(small, "WEBP", quality=72), *image.size)


def _too_many(name: str) -> EvidenceRefused:
    return EvidenceRefused("too_many_pixels", name=name, limit=MOST_PIXELS // 1_000_000)


def _decoded(content: bytes, media_type: str, name: str) -> Image.Image:
    """All pixels, upright, in the colours every screen understands. The size is looked at first."""
    image: Image.Image = Image.open(io.BytesIO(content), formats=[_FORMATS[media_type]])
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        raise _too_many(name)
    turn: AbstractContextManager[object] = _one_large_at_a_time if pixels > _LARGE else nullcontext()
    with turn:
        return _loaded(image, media_type)


def _loaded(image: Image.Image, media_type: str) -> Image.Image:
    if media_type == detection.JPEG:
        image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # decode no more than will be kept
    image.load()
    if image.mode not in _SHRINKABLE:
        image = _in_common_colours(image)
    # shrunk first: turning and recolouring copy the whole picture
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    colours = _in_common_colours(_turned(image))
    colours.info.clear()  # PNG and JPEG would write comments and profiles from here into the new file
    return colours


def _turned(image: Image.Image) -> Image.Image:
    """Upright as the camera says. A note nobody can read leaves the picture as it lies."""
    try:
        if image.getexif().get(_ORIENTATION, 1) == 1:
            return image
        return ImageOps.exif_transpose(image)
    except Exception:  # a broken note raises whatever its parser met
        return image


def _in_common_colours(image: Image.Image) -> Image.Image:
    """RGB or RGBA in sRGB: phones write wider colours that look pale once their profile is gone."""
    profile = image.info.get("icc_profile")
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if profile and len(profile) <= _LARGEST_PROFILE and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            changed = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            changed = None
        if changed is not None:
            return changed
    return image.convert("RGBA" if clear else "RGB")


def _encoded(image: Image.Image, form: str, quality: int = 88) -> bytes:
    out = io.BytesIO()
    if form == "JPEG":
        image.convert("RGB").save(out, form, quality=quality, optimize=True)
    elif form == "WEBP":
        image.save(out, form, quality=quality, method=4)
    else:
        image.save(out, form, optimize=False, compress_level=3)
    return out.getvalue()


def _scans(content: bytes) -> int:
    """How many passes the first picture in a JPEG file makes; thousands keep a machine busy for minutes."""
    place, scans = 2, 0
    while match := _MARKER.search(content, place):
        marker, place = match.group(), match.end()
        if marker == _END:
            break
        scans += marker == _SCAN
        # a segment states its length, and what it holds is no marker
        place += int.from_bytes(content[place : place + 2], "big")
    return scans
