"""Ed25519 keys for signed notes: the log's own (type 1) and a witness's (type 4, C2SP tlog-cosignature).

Keys are written as text in the forms of C2SP: the public key ``name+id+base64`` can be handed to anyone and
is all a verifier needs, the private key ``PRIVATE+KEY+name+id+base64`` stays on the machine.
"""

import base64
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from jiannuo.kernel.ledger.note import exact_base64, is_name

#: signature types of C2SP: a plain signature of the note, and a witness's cosignature with its time
PLAIN, COSIGNATURE = 1, 4
_PRIVATE = "PRIVATE+KEY+"


class KeyTextError(ValueError):
    """The text is no key."""


def key_id(name: str, kind: int, public: bytes) -> bytes:
    """The first four bytes of SHA-256 over name, newline, type and public key."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A verifier key."""

    name: str
    public: bytes
    kind: int = PLAIN

    @property
    def key_id(self) -> bytes:
        """See ``key_id``."""
        return key_id(self.name, self.kind, self.public)

    def verify(self, text: str, signature: bytes) -> bool:
        """Whether ``signature`` is this key's over ``text``."""
        stamp, message = b"", text.encode()
        if self.kind == COSIGNATURE:
            stamp, signature = signature[:8], signature[8:]
            message = _stamped(text, int.from_bytes(stamp))
        if len(signature) != 64 or len(stamp) not in (0, 8):
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def __str__(self) -> str:
        encoded = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{encoded}"


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A signing key; ``at`` is the Unix time a witness signs for, in seconds."""

    name: str
    seed: bytes
    kind: int = PLAIN
    at: int = 0

    @property
    def public(self) -> PublicKey:
        """The half that may be shown."""
        return PublicKey(self.name, self._key().public_key().public_bytes_raw(), self.kind)

    @property
    def key_id(self) -> bytes:
        """See ``key_id``."""
        return self.public.key_id

    def sign(self, text: str) -> bytes:
        """The signature over ``text``; a witness's carries the time it was made at."""
        if self.kind == COSIGNATURE:
            return self.at.to_bytes(8) + self._key().sign(_stamped(text, self.at))
        return self._key().sign(text.encode())

    def __str__(self) -> str:
        encoded = base64.b64encode(bytes([self.kind]) + self.seed).decode()
        return f"{_PRIVATE}{self.name}+{self.key_id.hex()}+{encoded}"

    def __repr__(self) -> str:  # never the seed in a log or a traceback
        return f"PrivateKey({self.name!r})"

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def new_key(name: str, kind: int = PLAIN) -> PrivateKey:
    """A fresh signing key."""
    if not is_name(name):
        raise KeyTextError(f"{name!r} cannot name a key: no blanks, no plus signs")
    return PrivateKey(name, secrets.token_bytes(32), kind)


def parse_public(text: str) -> PublicKey:
    """The verifier key written in ``text``; raises KeyTextError."""
    name, id_, kind, content = _parts(text.strip())
    key = PublicKey(name, content, kind)
    if key.key_id.hex() != id_:
        raise KeyTextError("name, id and key do not belong together: mistyped or cut off?")
    return key


def parse_private(text: str) -> PrivateKey:
    """The signing key written in ``text``; raises KeyTextError."""
    if not text.startswith(_PRIVATE):
        raise KeyTextError("no private key")
    name, id_, kind, content = _parts(text.strip().removeprefix(_PRIVATE))
    key = PrivateKey(name, content, kind)
    if key.key_id.hex() != id_:
        raise KeyTextError("name, id and key do not belong together")
    return key


def kept_key(file: Path, name: str) -> PrivateKey:
    """The signing key in ``file``; made there, readable by its owner alone, if there is none yet.

    Raises KeyTextError if the file holds the key of another name.
    """
    if not file.exists():
        fresh = _written(new_key(name), file)
        try:
            os.link(fresh, file)  # whoever is first wins; a second process takes the first one's key
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    key = parse_private(file.read_text())
    if key.name != name:
        raise KeyTextError(f"the key in {file.name} is {key.name}, not {name}")
    return key


def put_key(file: Path, key: PrivateKey) -> None:
    """Put ``key`` in the place of the one in ``file``, whose private half is gone then."""
    _written(key, file).replace(file)


def _written(key: PrivateKey, beside: Path) -> Path:
    """A new file with ``key``, readable by its owner alone, in the folder of ``beside``."""
    beside.parent.mkdir(parents=True, exist_ok=True)
    fresh = beside.with_name(f".{beside.name}.{secrets.token_hex(4)}")
    opened = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w") as out:
        out.write(f"{key}\n")
        out.flush()
        os.fsync(out.fileno())
    return fresh


def _parts(text: str) -> tuple[str, str, int, bytes]:
    """Name, id, type and 32 bytes of a key."""
    try:
        name, id_, encoded = text.split("+", 2)
        content = exact_base64(encoded)
    except ValueError:
        raise KeyTextError("a key looks like name+id+base64") from None
    if not is_name(name) or len(content) != 33 or content[0] not in (PLAIN, COSIGNATURE):
        raise KeyTextError("no Ed25519 key")
    return name, id_, content[0], content[1:]


def _stamped(text: str, at: int) -> bytes:
    """What a witness signs: the time, then the whole checkpoint (C2SP tlog-cosignature)."""
    return f"cosignature/v1\ntime {at}\n{text}".encode()
