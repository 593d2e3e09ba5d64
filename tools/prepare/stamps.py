"""Stamps: a step is done when the digest of everything it read is on file."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(files: Iterable[Path], *words: str) -> str:
    """A digest over names and contents of ``files`` and over ``words``; order does not matter."""
    total = hashlib.sha256()
    for file in sorted(set(files)):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.name}\0{file.parent}\0{content}\n".encode())
    for word in sorted(words):
        total.update(f"{word}\n".encode())
    return total.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    """Whether the step behind ``stamp`` finished with the very inputs of ``wanted``."""
    return stamp.is_file() and stamp.read_text() == wanted


def renew(stamp: Path, wanted: str) -> None:
    """Note that the step is done. Called last: a set-up that was interrupted does the step again."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)
