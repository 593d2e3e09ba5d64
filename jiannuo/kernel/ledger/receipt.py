"""A receipt: one matter's events with the proofs that they stand in the log, in one JSON file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from jiannuo.kernel.ledger.canonical import canonical

FORMAT = "jiannuo-receipt/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: its place in the log, the canonical bytes of its record, and the path to the root."""

    index: int
    content: bytes
    proof: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Opening:
    """The salt and value behind one commitment of event ``seq``, for whoever may see it."""

    seq: int
    field: str
    salt: bytes
    value: Any


@dataclass(frozen=True, slots=True)
class Receipt:
    """The whole of it; ``checkpoint`` is the signed note."""

    checkpoint: str
    entries: Sequence[Entry]
    openings: Sequence[Opening] = field(default=())

    def write(self) -> bytes:
        """The file. Every record stands on a line of its own, as the bytes that were hashed."""
        head = b'{"format":%b,\n"checkpoint":%b,\n' % (canonical(FORMAT), canonical(self.checkpoint))
        entries = _lines(
            b'{"index":%d,"proof":%b,"record":%b}'
            % (entry.index, canonical([step.hex() for step in entry.proof]), entry.content)
            for entry in self.entries
        )
        openings = _lines(
            canonical({"seq": one.seq, "field": one.field, "salt": one.salt.hex(), "value": one.value})
            for one in self.openings
        )
        return b'%b"entries":[%b],\n"openings":[%b]}\n' % (head, entries, openings)


def _lines(items: Iterable[bytes]) -> bytes:
    inside = b",\n".join(items)
    return b"\n%b\n" % inside if inside else b""
