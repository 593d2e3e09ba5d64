"""The first thing to check: that the checkpoint is signed by whom one trusts."""

from collections.abc import Sequence
from dataclasses import dataclass

from jiannuo.kernel.ledger.checkpoint import Checkpoint, parse_checkpoint
from jiannuo.kernel.ledger.note import Note, NoteError, Verifier, parse_note
from jiannuo.kernel.ledger.verify.findings import Kind, Place, WrongError


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint whose signatures hold, and the names of the signatures nobody asked to check."""

    checkpoint: Checkpoint
    others: tuple[str, ...]


def signed_checkpoint(text: str, keys: Sequence[Verifier], file: str) -> Signed:
    """The checkpoint in ``text``; every one of ``keys`` must have signed it.

    Raises WrongError: malformed, or signature.
    """
    try:
        note = parse_note(text)
        checkpoint = parse_checkpoint(note.text)
    except NoteError as error:
        raise WrongError(Kind.MALFORMED, Place(file, error.line), ("检查点读不懂。", str(error))) from None
    for key in keys:
        if not note.signed_by(key):
            raise WrongError(Kind.SIGNATURE, Place(file), _why(note, key))
    asked = {(key.name, key.key_id) for key in keys}
    others = tuple(one.name for one in note.signatures if (one.name, one.key_id) not in asked)
    return Signed(checkpoint, others)


def _why(note: Note, key: Verifier) -> tuple[str, str]:
    if note.claimed_by(key):
        return (
            f"有 {key.name} 的签名，但与检查点的内容对不上：检查点或签名被改动。",
            f"There is a signature of {key.name}, but not over this text: one of the two was changed.",
        )
    found = "、".join(one.name for one in note.signatures)
    return (
        f"没有 {key.name} 的签名（现有：{found}）。公钥是否拿对了？",
        f"Nothing is signed by {key.name} (only by: {found}). Is it the right key?",
    )
