"""Why a file cannot be read, and how much is read at most."""

import math
from dataclasses import dataclass

from jiannuo.reports.reading.messages import Language, message

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one file from taking the machine."""

    #: size of the file
    size: int = 50 * MEGABYTE
    #: size of everything inside it, unpacked
    unpacked: int = 200 * MEGABYTE
    #: how many times larger than its file an unpacked content above 10 MB may be
    ratio: int = 150
    #: files inside a .docx
    members: int = 5000
    pages: int = 600
    #: characters of text; the longest reports have some 40,000
    characters: int = 500_000
    seconds: float = 90.0


class Unreadable(Exception):  # noqa: N818  what it says of the file, as in Http404
    """A file that cannot be read. ``code`` is stable; ``words`` say the cause and the next step."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(self.words("en"))

    def words(self, language: Language = "zh") -> str:
        """Cause and next step in the language asked for."""
        return message(self.code, language, **self.values)


def too_large(size: int, limit: int) -> Unreadable:
    """The refusal of a file of ``size`` bytes where ``limit`` are allowed, told in whole megabytes."""
    return Unreadable("too_large", size=max(math.ceil(size / MEGABYTE), 1), limit=limit // MEGABYTE)
