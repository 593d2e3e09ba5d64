"""The keys of the log: the one that signs, and those that signed before it."""

from django.conf import settings

from jiannuo.kernel.ledger.configured import ledger_key
from jiannuo.kernel.ledger.ed25519 import PublicKey, new_key, parse_public, put_key
from jiannuo.kernel.ledger.note import parse_note, sign
from jiannuo.kernel.ledger.store import newest
from jiannuo.kernel.models import Checkpoint, FormerKey
from jiannuo.kernel.now import real_now

HANDOVER = "jiannuo-handover/1"


def known_keys() -> list[PublicKey]:
    """Every key that may have signed a checkpoint of this log, the present one first."""
    former = FormerKey.objects.order_by("-retired_at", "-id").values_list("public", flat=True)
    return [ledger_key().public, *(parse_public(text) for text in former)]


def rotate() -> PublicKey:
    """Make a new signing key and put it in the place of the old one, whose private half is destroyed.

    Old key and new key both sign a note that hands the log over, and the newest checkpoint gets the new
    key's signature beside the old one's. What the old key signed stays valid. If this is cut off before
    the new key is in its place, the old one goes on signing and the next try begins anew.
    """
    old, fresh, last = ledger_key(), new_key(ledger_key().name), newest()
    size = last.size if last else 0
    text = f"{HANDOVER}\n{old.name}\n{size}\n{old.public}\n{fresh.public}\n"
    FormerKey.objects.update_or_create(
        public=str(old.public),
        defaults={"retired_at": real_now(), "size": size, "handover": str(sign(text, [old, fresh]))},
    )
    if last:
        note = parse_note(last.note).signed_also(fresh)
        Checkpoint.objects.filter(size=last.size).update(note=str(note))
    put_key(settings.LEDGER_KEY_FILE, fresh)
    return fresh.public
