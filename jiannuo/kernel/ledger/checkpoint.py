"""Checkpoints (C2SP tlog-checkpoint): the text a log signs to say how long it is and what its root is."""

import base64
from dataclasses import dataclass

from jiannuo.kernel.ledger.hashing import DIGEST_SIZE, SHA256, Hash, UnknownHashError, hash_named
from jiannuo.kernel.ledger.note import NoteError, exact_base64

_HASH = "hash "


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One state of the log: its name, how many entries, and the root over them."""

    origin: str
    size: int
    root: bytes
    hash_: Hash = SHA256

    def text(self) -> str:
        """The text to sign. A log that does not use SHA-256 says so in an extension line."""
        text = f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"
        return text if self.hash_.name == SHA256.name else f"{text}{_HASH}{self.hash_.name}\n"


def parse_checkpoint(text: str) -> Checkpoint:
    """The checkpoint in the ``text`` of a note; raises NoteError naming the line.

    Extension lines other than the hash are passed over, as the format asks.
    """
    lines = text.split("\n")[:-1]
    if len(lines) < 3 or "" in lines:
        raise NoteError(len(lines), "a checkpoint has an origin, a size and a root")
    if not (lines[1].isascii() and lines[1].isdigit()) or str(int(lines[1][:20])) != lines[1]:
        raise NoteError(2, "not a size")
    try:
        root = exact_base64(lines[2])
    except ValueError as error:
        raise NoteError(3, str(error)) from None
    if len(root) != DIGEST_SIZE:
        raise NoteError(3, f"a root has {DIGEST_SIZE} bytes")
    return Checkpoint(lines[0], int(lines[1]), root, _hash_of(lines))


def _hash_of(lines: list[str]) -> Hash:
    for number, line in enumerate(lines[3:], start=4):
        if line.startswith(_HASH):
            try:
                return hash_named(line.removeprefix(_HASH))
            except UnknownHashError as error:
                raise NoteError(number, str(error)) from None
    return SHA256
