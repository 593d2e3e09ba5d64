"""Records as JSON lines, CSV or a workbook, to a file or to standard output.

A file is written beside its place and moved there when it is whole: what stood there before is
lost only to a complete successor.
"""

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal, Protocol

from jiannuo.reports.reading.messages import Language

Format = Literal["jsonl", "csv", "xlsx"]
Record = dict[str, Any]

FACT_KEYS = ("sent", "quote", "subject", "value", "value2", "unit", "cmp", "role", "period", "status")
TASK_KEYS = ("sent", "quote", "heading", "action", "object", "quantified", "domain")
#: facts and tasks in one table
KEYS = ("type", *FACT_KEYS, *(key for key in TASK_KEYS if key not in FACT_KEYS))
#: a spreadsheet takes a cell that begins so for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Writer(Protocol):
    """Where records go."""

    def write(self, file: str, records: Iterable[Record]) -> None:
        """Add the records of one file."""

    def discard(self) -> None:
        """Nothing was read: leave no file behind."""


@contextmanager
def writer_for(form: Format, output: Path | None, several: bool, language: Language) -> Iterator[Writer]:
    """A writer of ``form``; ``several`` adds the file's name to each record."""
    if form == "xlsx":
        from jiannuo.reports.commands.workbook import Workbook

        book = Workbook(several, language)
        yield book
        if not book.discarded:
            _place(output, book.content())
        return
    stream = io.StringIO(newline="") if output else sys.stdout
    lines: JsonLines | Table = (JsonLines if form == "jsonl" else Table)(stream, several)
    yield lines
    if isinstance(stream, io.StringIO) and not lines.discarded:
        # Excel reads a CSV file as UTF-8 only when it begins with the mark
        _place(output, stream.getvalue().encode("utf-8-sig" if form == "csv" else "utf-8"))


def _place(output: Path | None, content: bytes) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        return
    unfinished = output.with_name(f".{output.name}.part")
    unfinished.write_bytes(content)
    unfinished.replace(output)


class JsonLines:
    """One record a line."""

    def __init__(self, stream: IO[str], several: bool) -> None:
        self._stream, self._several = stream, several
        self.discarded = False

    def write(self, file: str, records: Iterable[Record]) -> None:
        """Add the records of one file."""
        for record in records:
            named = {"file": file, **record} if self._several else record
            self._stream.write(json.dumps(named, ensure_ascii=False) + "\n")

    def discard(self) -> None:
        """Leave no file behind."""
        self.discarded = True


class Table:
    """CSV with one column a key, facts and tasks in one table."""

    def __init__(self, stream: IO[str], several: bool) -> None:
        keys = ("file", *KEYS) if several else KEYS
        self._rows = csv.DictWriter(stream, keys, restval="", extrasaction="ignore", lineterminator="\n")
        self._rows.writeheader()
        self.discarded = False

    def write(self, file: str, records: Iterable[Record]) -> None:
        """Add the records of one file."""
        for record in records:
            self._rows.writerow({key: _cell(value) for key, value in {"file": file, **record}.items()})

    def discard(self) -> None:
        """Leave no file behind."""
        self.discarded = True


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
