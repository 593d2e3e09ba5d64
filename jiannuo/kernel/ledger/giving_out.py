"""Receipts and exports out of the tables, for whoever may have them; the caller asks the gate."""

from collections.abc import Iterator
from pathlib import Path

from jiannuo.kernel.ledger.configured import ledger_hash
from jiannuo.kernel.ledger.entries import entry_bytes, record_bytes
from jiannuo.kernel.ledger.export import Opening as ExportOpening
from jiannuo.kernel.ledger.export import write_export
from jiannuo.kernel.ledger.merkle import inclusion_proof
from jiannuo.kernel.ledger.receipt import Entry, Opening, Receipt
from jiannuo.kernel.ledger.store import newest, stored_nodes
from jiannuo.kernel.models import Event, Personal


class NothingYetError(LookupError):
    """Nothing of it is in the log yet; it will be in seconds."""


def receipt_of(matter_id: int, *, openings: bool) -> bytes:
    """The receipt of one matter, as far as the newest checkpoint knows it.

    With ``openings`` the personal fields that were not erased are shown: only for whoever may read them.
    Raises NothingYetError.
    """
    last = newest()
    rows = Event.objects.filter(matter_id=matter_id, leaf__index__lt=last.size if last else 0)
    events = list(rows.select_related("matter", "leaf").order_by("seq"))
    if not last or not events:
        raise NothingYetError(matter_id)
    size, hash_ = last.size, ledger_hash()
    node = stored_nodes(hash_, cached=64)
    proven = [
        Entry(event.leaf.index, record_bytes(event), inclusion_proof(node, event.leaf.index, size, hash_))
        for event in events
    ]
    shown = Personal.objects.filter(event__in=events).select_related("event") if openings else []
    opened = [Opening(row.event.seq, row.field, bytes(row.salt), row.value) for row in shown]
    return Receipt(last.note, proven, sorted(opened, key=lambda one: (one.seq, one.field))).write()


def export_log(folder: Path, *, openings: bool = False) -> int:
    """Write the log up to its newest checkpoint to ``folder``; how many entries. Raises NothingYetError."""
    last = newest()
    if last is None:
        raise NothingYetError("the log is empty")
    shown = _openings(last.size) if openings else iter(())
    return write_export(folder, entry_bytes(0, last.size), last.note, shown, ledger_hash())


def _openings(size: int) -> Iterator[ExportOpening]:
    rows = Personal.objects.filter(event__leaf__index__lt=size).order_by("event__leaf__index", "field")
    for row in rows.select_related("event__leaf").iterator(2000):
        yield ExportOpening(row.event.leaf.index, row.field, bytes(row.salt), row.value)
