"""A whole log as files: entries.jsonl, leaf-hashes, checkpoint and, for what may be shown, openings.jsonl.

A folder, or the same files in a ZIP archive. Read and written as streams: ten million entries do not fit in
memory.
"""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, cast

from jiannuo.kernel.ledger.canonical import canonical
from jiannuo.kernel.ledger.hashing import SHA256, Hash

ENTRIES, LEAVES, CHECKPOINT, OPENINGS = "entries.jsonl", "leaf-hashes", "checkpoint", "openings.jsonl"
FILES = (ENTRIES, LEAVES, CHECKPOINT, OPENINGS)
_BUFFER = 1 << 20


@dataclass(frozen=True, slots=True)
class Opening:
    """The salt and value behind one commitment of the entry at ``index``."""

    index: int
    field: str
    salt: bytes
    value: Any

    def line(self) -> bytes:
        """One line of openings.jsonl."""
        return (
            canonical(
                {"index": self.index, "field": self.field, "salt": self.salt.hex(), "value": self.value}
            )
            + b"\n"
        )


def write_export(
    folder: Path,
    contents: Iterable[bytes],
    checkpoint: str,
    openings: Iterable[Opening] = (),
    hash_: Hash = SHA256,
) -> int:
    """Write the log whose entries are ``contents`` (canonical records, in order) to ``folder``; how many.

    ``openings`` come ordered by index and field.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (folder / ENTRIES).open("wb", _BUFFER) as entries, (folder / LEAVES).open("wb", _BUFFER) as leaves:
        for content in contents:
            count += 1
            entries.write(content + b"\n")
            leaves.write(hash_.leaf(content))
    (folder / CHECKPOINT).write_text(checkpoint, "utf-8")
    with (folder / OPENINGS).open("wb", _BUFFER) as out:
        out.writelines(opening.line() for opening in openings)
    return count


def pack(folder: Path, archive: Path) -> None:
    """Put the export in ``folder`` into the ZIP file ``archive``."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in FILES:
            if (folder / name).exists():
                packed.write(folder / name, name)


class Files:
    """The files of an export, in a folder or in an archive."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._archive = None if place.is_dir() else zipfile.ZipFile(place)

    def __contains__(self, name: str) -> bool:
        if self._archive:
            return name in self._archive.namelist()
        return (self._place / name).is_file()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """The file ``name``; raises FileNotFoundError."""
        if name not in self:
            raise FileNotFoundError(name)
        with ExitStack() as stack:
            if self._archive:
                member = stack.enter_context(self._archive.open(name))
                yield stack.enter_context(BufferedReader(cast("Any", member), _BUFFER))
            else:
                yield stack.enter_context((self._place / name).open("rb", _BUFFER))

    def size(self, name: str) -> int:
        """How long ``name`` says it is, in bytes."""
        if self._archive:
            return self._archive.getinfo(name).file_size
        return (self._place / name).stat().st_size
