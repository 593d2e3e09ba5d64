"""Which byte was changed: the one edit that makes the bytes hash to what was signed.

A hash says that something differs, never what. But most damage is one flipped bit, one byte typed over, one
lost or one added, and these can all be tried.
"""

from collections.abc import Callable, Iterator

from jiannuo.kernel.ledger.canonical import canonical
from jiannuo.kernel.ledger.record import RecordError, read_record

#: longer contents would take minutes to try
LONGEST = 8192


def one_edit(
    content: bytes, fits: Callable[[bytes], bool], *, bits_only: bool = False
) -> tuple[int, bytes, bytes] | None:
    """Where ``content`` differs from the bytes that fit, what stands there, and what should; None if unknown.

    The first is an offset from 0; what stands there is empty if a byte was lost, what should is empty if one
    was added. ``bits_only`` tries nothing but flipped bits.
    """
    if len(content) > LONGEST:
        return None
    for at, wrong, right in _flips(content) if bits_only else _edits(content):
        if fits(content[:at] + right + content[at + len(wrong) :]):
            return at, wrong, right
    return None


def field_at(content: bytes, at: int) -> str:
    """The key of the record ``content`` (canonical) whose bytes include offset ``at``; empty if none does."""
    try:
        record = read_record(content)
    except RecordError:
        return ""
    end = 0
    for key in sorted(record):
        end += len(canonical({key: record[key]})) - 1
        if at < end:
            return key
    return ""


def _flips(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    for at, byte in enumerate(content):
        for bit in range(8):
            yield at, content[at : at + 1], bytes([byte ^ 1 << bit])


def _edits(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Likeliest first: a flipped bit, a byte too many, another byte, a byte too few."""
    yield from _flips(content)
    for at in range(len(content)):
        yield at, content[at : at + 1], b""
    for at in range(len(content)):
        for other in range(256):
            yield at, content[at : at + 1], bytes([other])
    for at in range(len(content) + 1):
        for other in range(256):
            yield at, b"", bytes([other])
