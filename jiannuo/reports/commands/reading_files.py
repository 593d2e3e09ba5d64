"""Files named on the command line, read one by one or several at once."""

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jiannuo.reports.reading import Reading, read
from jiannuo.reports.reading.document import Finding
from jiannuo.reports.reading.records import Kind, records
from jiannuo.reports.reading.sources import Limits, Source, Unreadable, open_source, too_large

#: from so many files on, starting more processes takes less time than it saves
_WORTH_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class FileRead:
    """What became of one file: its records, or the code of its refusal."""

    file: str
    records: tuple[dict[str, Any], ...] = ()
    findings: tuple[Finding, ...] = ()
    refusal: str = ""
    values: dict[str, object] = field(default_factory=dict)


def read_path(path: str) -> tuple[Source, Reading]:
    """Open and read a file, or standard input for "-". Raises ``Unreadable``."""
    source = open_source(path, content_of(path))
    return source, read(source.text)


def content_of(path: str, limit: int = Limits().size) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises ``Unreadable``.

    A file over ``limit`` bytes is refused by its size, before any of it is in memory.
    """
    try:
        if path == "-":
            return _bounded(sys.stdin.buffer.read(limit + 1), limit)
        if (size := Path(path).stat().st_size) > limit:
            raise too_large(size, limit)
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("not_found") from error
    except IsADirectoryError as error:
        raise Unreadable("is_directory") from error
    except PermissionError as error:
        raise Unreadable("not_allowed") from error
    except (OSError, ValueError) as error:
        raise Unreadable("damaged") from error


def _bounded(content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise too_large(len(content), limit)
    return content


def read_records(path: str, kind: Kind = "all") -> FileRead:
    """The records of one file. Never raises: one bad file must not stop a hundred good ones."""
    try:
        source, reading = read_path(path)
        found = tuple(records(reading, kind))
    except Unreadable as refusal:
        return FileRead(path, refusal=refusal.code, values=refusal.values)
    except Exception as error:
        return FileRead(path, refusal="internal", values={"words": f"{type(error).__name__}: {error}"[:200]})
    return FileRead(path, found, (*source.findings, *reading.document.findings))


def read_all(paths: Sequence[str], kind: Kind) -> Iterator[FileRead]:
    """Every file in the order given, on all cores where there are many."""
    cores = min(os.cpu_count() or 1, len(paths))
    if cores < 2 or len(paths) < _WORTH_PROCESSES:
        yield from (read_records(path, kind) for path in paths)
        return
    done = 0
    try:
        with ProcessPoolExecutor(cores) as pool:
            for result in pool.map(partial(read_records, kind=kind), paths):
                done += 1
                yield result
    except BrokenProcessPool:
        # a process was killed, for want of memory perhaps: go on with one file at a time
        yield from (read_records(path, kind) for path in paths[done:])


@contextmanager
def progress(results: Iterator[FileRead], total: int) -> Iterator[Iterator[FileRead]]:
    """The results, with a bar on standard error where a person watches several files."""
    if total < 2 or not sys.stderr.isatty():
        yield results
        return
    from rich.console import Console
    from rich.progress import track

    yield iter(track(results, total=total, console=Console(stderr=True), description=""))
