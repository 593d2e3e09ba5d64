"""The directory of a zip file, read only when it is of a bearable size."""

import struct
import zipfile
from typing import IO

#: bytes of directory; an Office file has some tens of parts, each taking about a hundred
LARGEST_DIRECTORY = 1024 * 1024
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 0xFFFF
_LARGE_FORMAT = b"PK\x06\x07"
_LARGE_FORMAT_SIZE = 20


class SwollenError(Exception):
    """The directory alone is larger than any honest Office file has."""


def members_of(file: IO[bytes]) -> list[zipfile.ZipInfo]:
    """What a zip file holds. Raises SwollenError, or zipfile.BadZipFile for every kind of damage.

    ``zipfile`` reads the whole directory into objects before one can look at it: some hundred bytes
    in the file become a kilobyte in memory. So the stated size is looked at first.
    """
    _look_at_the_end(file)
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise zipfile.BadZipFile(str(error)) from error


def holds_a_zip(content: bytes) -> bool:
    """Whether a zip reader would find an archive in ``content``: such readers start from the end."""
    tail = content[-(_END_SIZE + _LONGEST_COMMENT) :]
    place = tail.rfind(_END)
    return place >= 0 and len(tail) - place >= _END_SIZE and b"PK\x01\x02" in content


def _look_at_the_end(file: IO[bytes]) -> None:
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - _LARGE_FORMAT_SIZE))
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_SIZE:
        raise zipfile.BadZipFile("no end of a directory")
    (directory,) = struct.unpack("<L", tail[place + 12 : place + 16])
    large = tail[max(0, place - _LARGE_FORMAT_SIZE) : place].startswith(_LARGE_FORMAT)
    if directory > LARGEST_DIRECTORY or large:
        raise SwollenError(f"a directory of {directory} bytes")
    file.seek(0)
