"""Commitments: what not everybody may read stands in the log as a keyed digest, dumb without its salt.

Whoever is shown salt and value can check that this is what was recorded. A personal field has a salt of its
own: once that and the value are destroyed nobody can tell what it was, not by trying every telephone number
either, and every proof of the log still holds (the erasure that Personal Information Protection Law article
47 asks for). The salts of an event's other fields come from one salt that stays.
"""

import hmac
import secrets
from typing import Any

from jiannuo.kernel.ledger.canonical import canonical
from jiannuo.kernel.ledger.hashing import SHA256, Hash

#: bytes of a salt; as long as the digest, so that guessing the salt is as hard as inverting the hash
SALT_SIZE = 32


def new_salt() -> bytes:
    """A salt for one personal field, or for the other fields of one event; never used twice."""
    return secrets.token_bytes(SALT_SIZE)


def salt_of(event_salt: bytes, field: str, hash_: Hash = SHA256) -> bytes:
    """The salt of one field of an event: shown alone, it tells nothing of the other fields."""
    return hash_.keyed(event_salt, field.encode())


def commitment_at(record: dict[str, Any], field: str) -> str:
    """The commitment of ``record`` to ``field`` (``facts.note``, ``effects``); empty if it has none."""
    section, dot, name = field.partition(".")
    found = record[section] if section in ("actor", "facts", "effects", "personal") else ""
    if dot and isinstance(found, dict):
        found = found.get(name, "") if section != "actor" or name == "who" else ""
    return found if isinstance(found, str) else ""


def commit(salt: bytes, field: str, value: Any, hash_: Hash = SHA256) -> str:
    """The commitment to ``value`` as ``field``, in hexadecimal: HMAC(salt, canonical JSON of [field, value]).

    The path of the field is inside (``personal.applicant``), so that it cannot be shown as another.
    Raises ValueError for a salt of another length than SALT_SIZE.
    """
    if len(salt) != SALT_SIZE:
        raise ValueError(f"a salt has {SALT_SIZE} bytes, not {len(salt)}")
    return hash_.keyed(salt, canonical([field, value])).hex()


def opens(commitment: str, salt: bytes, field: str, value: Any, hash_: Hash = SHA256) -> bool:
    """Whether ``salt`` and ``value`` are what was committed to as ``field``."""
    try:
        found = commit(salt, field, value, hash_)
    except ValueError:  # a salt of another length, text that is no text: it was never committed to
        return False
    return hmac.compare_digest(found, commitment)
