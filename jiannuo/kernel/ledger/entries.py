"""The entries of the log out of the tables: canonical records in the order of the log."""

from collections.abc import Iterator
from typing import Any

from jiannuo.kernel.ledger.commitment import salt_of
from jiannuo.kernel.ledger.configured import ledger_hash
from jiannuo.kernel.ledger.record import seal
from jiannuo.kernel.models import Event, Leaf
from jiannuo.kernel.recording import content, told

_PIECE = 2000


def record_bytes(event: Event) -> bytes:
    """The canonical record of a stored event (with its matter at hand)."""
    return seal(content(event, event.matter), ledger_hash())[0]


def openings_of(event: Event) -> Iterator[tuple[str, bytes, Any]]:
    """The fields that the record hides, personal ones aside: path, salt and value."""
    for field, value in told(event, event.matter):
        yield field, salt_of(bytes(event.salt), field, ledger_hash()), value


def entries(begin: int, end: int) -> Iterator[tuple[int, Event]]:
    """The events at indexes [begin, end) of the log, in order, with their matters."""
    for start in range(begin, end, _PIECE):
        rows = Leaf.objects.filter(index__gte=start, index__lt=min(start + _PIECE, end))
        for leaf in (
            rows.order_by("index").select_related("event__matter").prefetch_related("event__personal")
        ):
            yield leaf.index, leaf.event


def entry_bytes(begin: int, end: int) -> Iterator[bytes]:
    """Their canonical records."""
    for _index, event in entries(begin, end):
        yield record_bytes(event)
