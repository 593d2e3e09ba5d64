"""Signed notes (C2SP signed-note): a text, a blank line, and one line a signature.

Signature lines of keys one does not know are kept and passed over: that is how witnesses can add theirs.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_MARK = "— "
#: control characters except the newline, and lone surrogates, which JSON can smuggle in
_BAD = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff]")
#: nobody needs more, and reading must stay cheap
MOST_SIGNATURES, MOST_CHARACTERS = 64, 100_000


class NoteError(ValueError):
    """The bytes are no signed note; ``line`` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


class Signer(Protocol):
    """Who signs notes: a key with a name. Another scheme (SM2) is another class of this shape."""

    @property
    def name(self) -> str:
        """The key's name, as it stands in the signature line."""

    @property
    def key_id(self) -> bytes:
        """The four bytes by which a verifier finds its own signature."""

    def sign(self, text: str) -> bytes:
        """The signature over ``text``, which ends with a newline."""


class Verifier(Protocol):
    """Who checks notes: the public half."""

    @property
    def name(self) -> str:
        """The key's name."""

    @property
    def key_id(self) -> bytes:
        """The four bytes that go before the signature."""

    def verify(self, text: str, signature: bytes) -> bool:
        """Whether ``signature`` is this key's over ``text``."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line."""

    name: str
    key_id: bytes
    signature: bytes

    def line(self) -> str:
        """The line as it stands in the note, with its newline."""
        return f"{_MARK}{self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text with its signatures; the text ends with a newline."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(signature.line() for signature in self.signatures)

    def signed_by(self, verifier: Verifier) -> bool:
        """Whether ``verifier``'s signature is there and right."""
        return any(verifier.verify(self.text, found.signature) for found in self.claimed_by(verifier))

    def claimed_by(self, verifier: Verifier) -> list[Signature]:
        """The signature lines with the name and key id of ``verifier``, right or wrong."""
        return [
            found
            for found in self.signatures
            if (found.name, found.key_id) == (verifier.name, verifier.key_id)
        ]

    def signed_also(self, signer: Signer) -> "Note":
        """The note with one more signature."""
        return Note(self.text, (*self.signatures, _signature(self.text, signer)))


def sign(text: str, signers: Sequence[Signer]) -> Note:
    """A note of ``text`` (ending with a newline) signed by every one of ``signers``."""
    if not text.endswith("\n"):
        raise ValueError("the text of a note ends with a newline")
    return Note(text, tuple(_signature(text, signer) for signer in signers))


def parse_note(data: str) -> Note:
    """The note written in ``data``; raises NoteError."""
    if len(data) > MOST_CHARACTERS:
        raise NoteError(1, "too long for a note")
    if bad := _BAD.search(data):
        raise NoteError(data.count("\n", 0, bad.start()) + 1, "a control character, or half of one")
    text, blank, tail = data.rpartition("\n\n")
    if not blank or not text:
        raise NoteError(data.count("\n") + 1, "no blank line before the signatures")
    text += "\n"
    first = text.count("\n") + 2
    if not tail.endswith("\n"):
        raise NoteError(first + tail.count("\n"), "no newline at the end")
    lines = tail[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise NoteError(first, "too many signatures")
    return Note(text, tuple(_parse_line(line, first + at) for at, line in enumerate(lines)))


def exact_base64(text: str) -> bytes:
    """The bytes written as ``text``; raises ValueError unless it is the one way to write them."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise ValueError("not base64") from None
    if base64.b64encode(found).decode() != text:
        raise ValueError("not the canonical base64")
    return found


def is_name(name: str) -> bool:
    """Whether ``name`` may be the name of a key: some text without blanks and plus signs."""
    return bool(name) and "+" not in name and not any(char.isspace() for char in name)


def _signature(text: str, signer: Signer) -> Signature:
    return Signature(signer.name, signer.key_id, signer.sign(text))


def _parse_line(line: str, number: int) -> Signature:
    name, blank, encoded = line.removeprefix(_MARK).partition(" ")
    if not line.startswith(_MARK) or not blank or not is_name(name):
        raise NoteError(number, "not a signature line")
    try:
        content = exact_base64(encoded)
    except ValueError as error:
        raise NoteError(number, str(error)) from None
    if len(content) < 5:
        raise NoteError(number, "the signature is too short")
    return Signature(name, content[:4], content[4:])
