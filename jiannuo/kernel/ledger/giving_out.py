"""Receipts and exports out of the tables, for whoever may have them; the caller asks the gate."""

from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

from django.db.models import QuerySet

from jiannuo.kernel.ledger.configured import ledger_hash
from jiannuo.kernel.ledger.entries import entries, entry_bytes, openings_of, record_bytes
from jiannuo.kernel.ledger.export import Opening as ExportOpening
from jiannuo.kernel.ledger.export import write_export
from jiannuo.kernel.ledger.merkle import inclusion_proof
from jiannuo.kernel.ledger.receipt import Entry, Opening, Receipt
from jiannuo.kernel.ledger.store import newest, stored_nodes
from jiannuo.kernel.models import Checkpoint, Event, Personal


class NothingYetError(LookupError):
    """Nothing of it is in the log yet; it will be in seconds."""


#: whether the reader may see this field (``facts.note``, ``effects``, ``actor.who``) of this event
Shows = Callable[[Event, str], bool]


def receipt_of(
    matter_id: int, *, shows: Shows, personal: QuerySet[Personal], point: Checkpoint | None = None
) -> bytes:
    """The receipt of one matter, as far as checkpoint ``point`` (default: the newest) knows it.

    Opened are the fields that ``shows`` allows and, of the personal ones that were not erased, those among
    ``personal``. Raises NothingYetError.
    """
    last = point or newest()
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
    opened = [
        Opening(event.seq, field, salt, value)
        for event in events
        for field, salt, value in openings_of(event)
        if shows(event, field)
    ]
    kept = personal.filter(event__in=[event.pk for event in events], erased_by=None)
    for row in kept.select_related("event"):
        opened.append(Opening(row.event.seq, f"personal.{row.field}", bytes(row.salt), row.value))
    return Receipt(last.note, proven, sorted(opened, key=lambda one: (one.seq, one.field))).write()


def export_log(folder: Path, *, openings: bool = False) -> int:
    """Write the log up to its newest checkpoint to ``folder``; how many entries.

    With ``openings`` every hidden field is shown, personal ones too: not for the public. Raises
    NothingYetError.
    """
    last = newest()
    if last is None:
        raise NothingYetError("the log is empty")
    shown = _openings(last.size) if openings else iter(())
    return write_export(folder, entry_bytes(0, last.size), last.note, shown, ledger_hash())


def _openings(size: int) -> Iterator[ExportOpening]:
    for index, event in entries(0, size):
        kept = [row for row in event.personal.all() if row.erased_by_id is None]
        personal = [(f"personal.{row.field}", bytes(row.salt), row.value) for row in kept]
        for field, salt, value in sorted([*openings_of(event), *personal], key=itemgetter(0)):
            yield ExportOpening(index, field, salt, value)
