"""The hash and the key this installation uses, from the settings."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from jiannuo.kernel.ledger.ed25519 import PrivateKey, kept_key
from jiannuo.kernel.ledger.hashing import Hash, hash_named


def ledger_hash() -> Hash:
    """The hash of this installation's log; raises UnknownHashError where the setting names none."""
    return _hash(settings.LEDGER_HASH)


def ledger_key() -> PrivateKey:
    """The signing key, made when there is none yet; the new one as soon as another process changed it."""
    file: Path = settings.LEDGER_KEY_FILE
    try:
        place = file.stat().st_ino, file.stat().st_mtime_ns
    except FileNotFoundError:
        place = 0, 0
    return _key(file, settings.LEDGER_NAME, place)


_hash = lru_cache(2)(hash_named)


@lru_cache(2)
def _key(file: Path, name: str, _place: tuple[int, int]) -> PrivateKey:
    return kept_key(file, name)
