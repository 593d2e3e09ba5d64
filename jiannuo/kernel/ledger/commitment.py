"""Commitments: a personal field stands in the log as a keyed digest that tells nothing without its salt.

Whoever is shown salt and value can check that this is what was recorded. Once both are destroyed nobody can
tell what it was, not by trying every telephone number either, and every proof of the log still holds
(the erasure that Personal Information Protection Law article 47 asks for).
"""

import hmac
import secrets
from typing import Any

from jiannuo.kernel.ledger.canonical import canonical
from jiannuo.kernel.ledger.hashing import SHA256, Hash

#: bytes of a salt; as long as the digest, so that guessing the salt is as hard as inverting the hash
SALT_SIZE = 32


def new_salt() -> bytes:
    """A salt for one field of one event; never used twice."""
    return secrets.token_bytes(SALT_SIZE)


def commit(salt: bytes, field: str, value: Any, hash_: Hash = SHA256) -> str:
    """The commitment to ``value`` as ``field``, in hexadecimal: HMAC(salt, canonical JSON of [field, value]).

    The name is inside, so that a name committed as applicant cannot be shown as the officer's.
    Raises ValueError for a salt of another length than SALT_SIZE.
    """
    if len(salt) != SALT_SIZE:
        raise ValueError(f"a salt has {SALT_SIZE} bytes, not {len(salt)}")
    return hash_.keyed(salt, canonical([field, value])).hex()


def opens(commitment: str, salt: bytes, field: str, value: Any, hash_: Hash = SHA256) -> bool:
    """Whether ``salt`` and ``value`` are what was committed to as ``field``."""
    return len(salt) == SALT_SIZE and hmac.compare_digest(commit(salt, field, value, hash_), commitment)
