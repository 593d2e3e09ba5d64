"""PDFs that do something when opened, or carry something else, are refused."""

import re
import zlib
from bisect import bisect_left

from jiannuo.papers.evidence.refusals import EvidenceRefused

#: what a name in a PDF lets happen (ISO 32000-1, 12.6.4 actions; 7.11.4 embedded files)
_ACTIVE = {
    "JavaScript": "JavaScript",
    "Launch": "Launch",
    "EmbeddedFile": "EmbeddedFile",
    "RichMedia": "RichMedia",
    "ImportData": "ImportData",
    "SubmitForm": "SubmitForm",
    "XFA": "XFA",
}
#: unpacked bytes of one object stream and of all; a report of 600 pages has some hundred thousand
_LARGEST_STREAM = 16 * 1024 * 1024
_LARGEST_ALL = 64 * 1024 * 1024
_END_OF_NAME = rb"(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"
_MOST_STREAMS = 10_000
_CHUNK = 16 * 1024
_STREAM = re.compile(rb"stream\r?\n")


def _spelled(name: str) -> bytes:
    """A pattern for a name however it is written: ``/JavaScript`` may stand as ``/J#61vaScript``."""
    letters = (b"(?:%c|#%s)" % (ord(c), _hexadecimal(c)) for c in name)
    return b"/" + b"".join(letters)


def _hexadecimal(letter: str) -> bytes:
    return b"".join(b"[%s%s]" % (d.lower().encode(), d.upper().encode()) for d in f"{ord(letter):02x}")


_FOUND = re.compile(
    b"|".join(b"(?P<%s>%s)" % (key.encode(), _spelled(name)) for key, name in _ACTIVE.items()).join(
        (b"(?:", b")")
    )
    # /EmbeddedFiles, the list of them, is the plural of the same name
    + b"s?"
    + _END_OF_NAME
)
#: an object stream says its type, but readers open one that does not; they all need /First
_OBJECTS = re.compile(b"(?P<sure>%s)|%s" % (_spelled("ObjStm"), _spelled("First")) + _END_OF_NAME)
_LOCKED = re.compile(_spelled("Encrypt") + _END_OF_NAME)


def refuse_active(content: bytes, name: str) -> None:
    """Refuse a PDF that runs something, carries files, or cannot be looked into.

    Every byte is searched, packed or not, so nothing hides behind a wrong length or a false ending;
    objects packed into object streams are unpacked first. Raises EvidenceRefused.
    """
    if not content.lstrip(b"\xef\xbb\xbf\x00\t\n\x0c\r ").startswith(b"%PDF-"):
        raise EvidenceRefused("concealed", name=name, found="%PDF-")  # something stands before it
    if b"%%EOF" not in content:
        raise EvidenceRefused("damaged", name=name)
    if _LOCKED.search(content):
        raise EvidenceRefused("locked_pdf", name=name)
    _search(content, name)
    left = _LARGEST_ALL
    for start, sure in _object_streams(content, name).items():
        unpacked = _unpacked(content, start, name, sure=sure)
        left -= len(unpacked)
        if left < 0:
            raise EvidenceRefused("swollen", name=name)
        _search(unpacked, name)


def _search(content: bytes, name: str) -> None:
    if found := _FOUND.search(content):
        raise EvidenceRefused("active_pdf", name=name, found=_ACTIVE[str(found.lastgroup)])


def _object_streams(content: bytes, name: str) -> dict[int, bool]:
    """Where the data of object streams begin, and whether they surely are such."""
    starts = [match.end() for match in _STREAM.finditer(content)]
    found: dict[int, bool] = {}
    for words in _OBJECTS.finditer(content):
        if (after := bisect_left(starts, words.end())) < len(starts):
            found[starts[after]] = found.get(starts[after], False) or words["sure"] is not None
    if len(found) > _MOST_STREAMS:
        raise EvidenceRefused("swollen", name=name)
    return found


def _unpacked(content: bytes, place: int, name: str, *, sure: bool) -> bytes:
    """The stream that begins at ``place``; b"" where none does, which is damage if one surely should."""
    inflater = zlib.decompressobj()
    pieces: list[bytes] = []
    left = _LARGEST_STREAM
    try:
        while not inflater.eof and place < len(content):
            pieces.append(inflater.decompress(content[place : place + _CHUNK], left))
            left -= len(pieces[-1])
            if left <= 0:
                raise EvidenceRefused("swollen", name=name)
            place += _CHUNK
    except zlib.error as error:
        if sure:
            raise EvidenceRefused("damaged", name=name) from error
    return b"".join(pieces)
