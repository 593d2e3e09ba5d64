"""Cosignatures of witnesses (C2SP tlog-cosignature): taken back into the checkpoint that they countersign."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from jiannuo.kernel.ledger.ed25519 import COSIGNATURE, KeyTextError, PublicKey, parse_public
from jiannuo.kernel.ledger.note import MOST_SIGNATURES, Note, NoteError, Signature, parse_note
from jiannuo.kernel.models import Checkpoint


class CosigningError(ValueError):
    """Nothing was taken; the text says why, in Chinese and English."""


@dataclass(frozen=True)
class Cosigned:
    """A checkpoint with the names of the witnesses that have signed it, and when (Unix seconds)."""

    size: int
    witnesses: tuple[tuple[str, int], ...]


def witnesses() -> list[PublicKey]:
    """The witnesses whose signatures are taken, as set; raises CosigningError for a key that is none."""
    try:
        keys = [parse_public(text) for text in settings.LEDGER_WITNESSES]
    except KeyTextError as problem:
        raise CosigningError(f"JIANNUO_LEDGER_WITNESSES 里有读不懂的公钥 not a key: {problem}") from None
    wrong = [key.name for key in keys if key.kind != COSIGNATURE]
    if wrong:
        raise CosigningError(f"不是见证公钥（第 4 类）not the key of a witness: {', '.join(wrong)}")
    return keys


def take_back(text: str) -> Cosigned:
    """Put the right signatures of known witnesses in the note ``text`` into the stored checkpoint.

    The note must be one of our checkpoints, byte for byte. A witness that has signed before is counted
    with its first signature. Raises CosigningError.
    """
    try:
        given = parse_note(text)
    except NoteError as problem:
        raise CosigningError(f"不是带签名的检查点 not a signed checkpoint: {problem}") from None
    known = witnesses()
    with transaction.atomic():
        for row in Checkpoint.objects.select_for_update().filter(size=_size(given)):
            stored = parse_note(row.note)
            if stored.text == given.text:
                return _added(row, stored, _right(given, known))
    raise CosigningError("这不是本账本签过的检查点 this checkpoint is not one of ours")


def cosigned(row: Checkpoint) -> Cosigned:
    """Which of the witnesses we know have signed ``row``."""
    note = parse_note(row.note)
    found = [(key.name, _time(one)) for key in witnesses() for one in note.claimed_by(key)[:1]]
    return Cosigned(row.size, tuple(found))


def newest_cosigned() -> Checkpoint | None:
    """The newest checkpoint that a witness has signed too."""
    return Checkpoint.objects.filter(cosigned=True).order_by("-size").first()


def _added(row: Checkpoint, stored: Note, fresh: list[Signature]) -> Cosigned:
    if not fresh:
        raise CosigningError("没有已登记见证方的有效签名 no valid signature of a witness we know")
    there = {(one.name, one.key_id) for one in stored.signatures}
    new = [one for one in fresh if (one.name, one.key_id) not in there]
    note = Note(stored.text, (*stored.signatures, *new)[:MOST_SIGNATURES])
    Checkpoint.objects.filter(size=row.size).update(note=str(note), cosigned=True)
    return Cosigned(row.size, tuple((one.name, _time(one)) for one in fresh))


def _right(given: Note, known: list[PublicKey]) -> list[Signature]:
    return [one for key in known for one in given.claimed_by(key) if key.verify(given.text, one.signature)]


def _size(given: Note) -> int:
    lines = given.text.split("\n")
    return int(lines[1]) if len(lines) > 1 and lines[1].isdecimal() and len(lines[1]) < 19 else -1


def _time(one: Signature) -> int:
    return int.from_bytes(one.signature[:8])
