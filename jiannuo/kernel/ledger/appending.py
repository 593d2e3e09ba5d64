"""Writing a batch of events into the log: leaves, tiles, and a checkpoint signed over what was read back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from jiannuo.kernel.ledger.checkpoint import Checkpoint as Signed
from jiannuo.kernel.ledger.checkpoint import parse_checkpoint
from jiannuo.kernel.ledger.configured import ledger_hash, ledger_key
from jiannuo.kernel.ledger.note import parse_note, sign
from jiannuo.kernel.ledger.store import stored_edge, write_tiles
from jiannuo.kernel.ledger.tiles import Edge
from jiannuo.kernel.models import Checkpoint, Event, Leaf


class LedgerError(Exception):
    """What is stored is not what was signed, or not what would be signed; nothing was signed."""


def append(last: Checkpoint | None, events: Sequence[Event], horizon: int, at: datetime) -> Checkpoint | None:
    """Add ``events`` to the log that ends at ``last``, in the transaction that is open; the new checkpoint.

    Raises LedgerError, and IntegrityError when somebody else has added to ``last`` meanwhile.
    """
    edge = trusted_edge(last)
    if not events:
        return None
    before = replace(edge, levels=list(edge.levels))
    leaves = [Leaf(index=index, event=event) for index, event in enumerate(events, start=edge.size)]
    Leaf.objects.bulk_create(leaves)
    write_tiles(edge.append(bytes.fromhex(event.digest) for event in events))
    root = _read_back(before, edge.size)
    key = ledger_key()
    note = sign(Signed(key.name, edge.size, root, edge.hash_).text(), [key])
    return Checkpoint.objects.create(
        size=edge.size, root=root.hex(), note=str(note), signed_at=at, horizon=horizon
    )


def trusted_edge(last: Checkpoint | None) -> Edge:
    """The edge of the stored log, if it leads to the root that was signed last; raises LedgerError if not."""
    hash_ = ledger_hash()
    if last is None:
        return Edge(hash_=hash_)
    signed = parse_checkpoint(parse_note(last.note).text)
    if (signed.origin, signed.hash_.name) != (ledger_key().name, hash_.name):
        raise LedgerError(
            f"the log was begun as {signed.origin} with {signed.hash_.name}: a log keeps name and hash"
        )
    try:
        edge = stored_edge(last.size, hash_)
    except (LookupError, ValueError) as error:
        raise LedgerError(f"tiles are missing: {error}") from None
    if edge.root() != signed.root or (last.root, last.size) != (signed.root.hex(), signed.size):
        raise LedgerError(f"the stored tiles do not lead to the root signed for {last.size} entries")
    return edge


def _read_back(before: Edge, size: int) -> bytes:
    """The root to sign, computed once more from what the tables hold now.

    A public log once signed a root that did not follow from its entries, after a bit had flipped in memory.
    """
    rows = Leaf.objects.filter(index__gte=before.size).order_by("index").values_list("index", "event__digest")
    stored = dict(rows)
    if list(stored) != list(range(before.size, size)):
        raise LedgerError("the leaves just written are not there")
    before.append(bytes.fromhex(digest) for digest in stored.values())
    if before.root() != stored_edge(size, before.hash_).root():
        raise LedgerError("the tiles just written are not those of the leaves")
    return before.root()
