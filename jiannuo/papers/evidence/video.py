"""Short films: where and with what they were taken is blanked out, the pictures stay as they are.

MP4 and QuickTime files are boxes in boxes (ISO/IEC 14496-12). A box that tells of the place or the
phone is renamed ``free`` and filled with zeros: its length stays, so every offset still holds and
nothing has to be encoded again.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from jiannuo.papers.archives import holds_a_zip
from jiannuo.papers.evidence.refusals import EvidenceRefused

#: what tells of the place, the phone or the person: user texts, tagged notes, XMP, leftovers
_TELLING = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"wide"})
_INSIDE = frozenset({b"moov", b"trak"})
_MOST_BOXES = 10_000


@dataclass(frozen=True)
class Box:
    """One box: its type, and where it begins, where its content begins and where it ends."""

    type: bytes
    begin: int
    inside: int
    end: int


def without_notes(content: bytes, name: str) -> bytes:
    """The film without its notes. Raises EvidenceRefused for what is no sound file of boxes.

    The list of a timed track of notes (the path a drone flew) is blanked too; the bytes it pointed to
    stay among the pictures, where no player finds them.
    """
    film = bytearray(content)
    try:
        top = list(_boxes(film, 0, len(film)))
        for box in top:
            _blank(film, box)
    except (struct.error, ValueError, RecursionError) as error:
        raise EvidenceRefused("damaged", name=name) from error
    if not {b"ftyp", b"moov"} <= {box.type for box in top}:
        raise EvidenceRefused("damaged", name=name)
    cleaned = bytes(film)
    if holds_a_zip(cleaned):
        raise EvidenceRefused("concealed", name=name, found="ZIP")
    return cleaned


def _blank(film: bytearray, box: Box) -> None:
    if box.type in _TELLING or (box.type == b"trak" and _tells(film, box)):
        film[box.begin + 4 : box.begin + 8] = b"free"
        film[box.inside : box.end] = bytes(box.end - box.inside)
    elif box.type in _INSIDE:
        for inner in _boxes(film, box.inside, box.end):
            _blank(film, inner)


def _tells(film: bytearray, track: Box) -> bool:
    """Whether a track holds neither picture nor sound but notes: its handler is ``meta``."""
    for media in _boxes(film, track.inside, track.end):
        if media.type == b"mdia":
            for box in _boxes(film, media.inside, media.end):
                if box.type == b"hdlr" and film[box.inside + 8 : box.inside + 12] == b"meta":
                    return True
    return False


def _boxes(film: bytearray, place: int, end: int) -> Iterator[Box]:
    """The boxes between two places, which they must fill without a gap."""
    for _number in range(_MOST_BOXES):
        if place == end:
            return
        size, kind = struct.unpack_from(">L4s", film, place)
        inside = place + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", film, inside)
            inside += 8
        elif size == 0:
            size = end - place
        if size < inside - place or place + size > end:
            # QuickTime may close a list of boxes with four zero bytes; there the size read as 0
            raise ValueError(f"a box of {size} bytes at {place}")
        yield Box(kind, place, inside, place + size)
        place += size
    raise ValueError("too many boxes")
