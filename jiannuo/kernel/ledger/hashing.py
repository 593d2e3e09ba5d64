"""The hash behind the ledger: SHA-256, or SM3 (GB/T 32905-2016) where the machine's OpenSSL offers it.

One log uses one hash for leaves, nodes and commitments from its first entry to its last; a checkpoint of a
log that does not use SHA-256 says so in a signed line of its own.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

#: bytes in every digest of both hashes
DIGEST_SIZE = 32


class UnknownHashError(ValueError):
    """The hash is not one of ours, or the machine's OpenSSL lacks it."""


@dataclass(frozen=True, slots=True)
class Hash:
    """One hash function with the four uses the ledger makes of it (prefixes of RFC 9162 section 2.1.1)."""

    name: str
    new: Callable[[bytes], Any]

    def leaf(self, content: bytes) -> bytes:
        """The digest of one entry of the log."""
        digest: bytes = self.new(b"\x00" + content).digest()
        return digest

    def node(self, left: bytes, right: bytes) -> bytes:
        """The digest of two subtrees."""
        digest: bytes = self.new(b"\x01" + left + right).digest()
        return digest

    def empty(self) -> bytes:
        """The root of a log without entries."""
        digest: bytes = self.new(b"").digest()
        return digest

    def keyed(self, key: bytes, message: bytes) -> bytes:
        """HMAC (RFC 2104) over this hash."""
        return hmac.digest(key, message, self.name)


SHA256 = Hash("sha256", hashlib.sha256)


def hash_named(name: str) -> Hash:
    """The hash called ``name``: ``sha256`` or ``sm3``.

    Raises UnknownHashError for any other name, and for ``sm3`` where OpenSSL was built without it.
    """
    if name == "sha256":
        return SHA256
    if name != "sm3":
        raise UnknownHashError(f"unknown hash {name!r}: sha256 or sm3")
    try:
        hashlib.new("sm3", b"", usedforsecurity=True)
    except ValueError:
        raise UnknownHashError("OpenSSL on this machine was built without SM3") from None
    return Hash("sm3", partial(hashlib.new, "sm3"))
