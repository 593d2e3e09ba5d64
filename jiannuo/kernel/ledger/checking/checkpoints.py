"""Checkpoints: each signed by a key of this log, each root computed again, nothing left out of the log."""

from datetime import timedelta

from jiannuo.kernel.ledger.checking.portion import Portion
from jiannuo.kernel.ledger.checkpoint import parse_checkpoint
from jiannuo.kernel.ledger.configured import ledger_hash, ledger_key
from jiannuo.kernel.ledger.keys import known_keys
from jiannuo.kernel.ledger.merkle import root
from jiannuo.kernel.ledger.note import NoteError, parse_note
from jiannuo.kernel.ledger.pending import Horizon, pending
from jiannuo.kernel.ledger.store import stored_nodes
from jiannuo.kernel.models import Checkpoint
from jiannuo.kernel.now import now, real_now

#: checkpoints in one portion
PORTION = 100
#: an event that has waited so long for its place was forgotten
FORGOTTEN = timedelta(hours=1)


def check_checkpoints(position: int) -> Portion:
    """Check some checkpoints after that of size ``position``.

    Two roots that both follow from the same tiles are consistent with each other.
    """
    rows = list(Checkpoint.objects.filter(size__gt=position).order_by("size")[:PORTION])
    if not rows:
        return Portion(None, 0, _forgotten())
    found = [f"checkpoint {row.size}: {words}" for row in rows if (words := _wrong(row))]
    return Portion(rows[-1].size, len(rows), found)


def _wrong(row: Checkpoint) -> str:
    try:
        note = parse_note(row.note)
        signed = parse_checkpoint(note.text)
    except NoteError as problem:
        return f"cannot be read ({problem})"
    if not any(note.signed_by(key) for key in known_keys()):
        return "is signed by no key of this log"
    if (signed.origin, signed.size, signed.root.hex()) != (ledger_key().name, row.size, row.root):
        return "does not say what its row says"
    try:
        computed = root(stored_nodes(ledger_hash(), cached=16), row.size, ledger_hash())
    except LookupError as problem:
        return str(problem)
    return "" if computed == signed.root else "the tiles do not lead to its root"


def _forgotten() -> list[str]:
    if abs(now() - real_now()) > FORGOTTEN:
        return []  # in a rehearsal months pass in a moment, and the log follows in seconds
    waiting = pending(Horizon(0, 0), everything=True).filter(at__lt=now() - FORGOTTEN)
    count = waiting[:1000].count()
    return [f"{count} events have no place in the log after an hour"] if count else []
