"""The record of one event: what is hashed, chained and put into the log."""

import re
from typing import Any

from jiannuo.kernel.ledger.canonical import CanonicalError, canonical, parse
from jiannuo.kernel.ledger.hashing import SHA256, Hash

#: the version of the record's shape
VERSION = 1
#: every record has exactly these keys
SHAPE: dict[str, type] = {
    "v": int,
    "matter": int,
    "loop": str,
    "loop_version": int,
    "seq": int,
    "step": str,
    "from": str,
    "to": str,
    "at": str,
    "actor": dict,
    "facts": dict,
    "effects": str,
    "personal": dict,
    "prev": str,
}
_WORDS = ("loop", "step", "from", "to")
_word = re.compile(r"[A-Za-z0-9_.:-]*").fullmatch
_moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z").fullmatch
_digest = re.compile(r"[0-9a-f]{64}").fullmatch


class RecordError(ValueError):
    """Not a record: ``field`` names what is wrong with it, or is empty."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.field, self.reason = field, reason


def seal(record: dict[str, Any], hash_: Hash = SHA256) -> tuple[bytes, bytes]:
    """The canonical bytes of ``record`` and their digest.

    The digest is the leaf hash of the log: the same 32 bytes are the ``prev`` of the matter's next event, the
    leaf of the Merkle tree and the name by which a proof knows the event. Raises RecordError for a record of
    another shape.
    """
    check_shape(record)
    try:
        content = canonical(record)
    except CanonicalError as error:
        raise RecordError("", str(error)) from None
    return content, hash_.leaf(content)


def read_record(content: bytes) -> dict[str, Any]:
    """The record whose canonical bytes are ``content``.

    Raises RecordError if they are no record or not in canonical form.
    """
    try:
        record = parse(content)
        if not isinstance(record, dict):
            raise RecordError("", "not an object")
        check_shape(record)
        if canonical(record) != content:
            raise RecordError("", "not in canonical form")
    except CanonicalError as error:
        raise RecordError("", str(error)) from None
    return record


def check_shape(record: dict[str, Any]) -> None:
    """Raise RecordError for the first key of ``record`` that is missing, unknown or of the wrong kind."""
    if record.keys() != SHAPE.keys():
        wrong = sorted(SHAPE.keys() ^ record.keys(), key=str)[0]
        raise RecordError(str(wrong), "missing" if wrong in SHAPE else "unknown")
    for key, kind in SHAPE.items():
        if type(record[key]) is not kind:
            raise RecordError(key, f"must be {kind.__name__}")
    if record["v"] != VERSION:
        raise RecordError("v", f"must be {VERSION}")
    for key in ("matter", "seq", "loop_version"):
        if record[key] < 1:
            raise RecordError(key, "must be 1 or more")
    for key in _WORDS:
        if not _word(record[key]):
            raise RecordError(key, "letters, digits and _.:- only")
    if not _moment(record["at"]):
        raise RecordError("at", "must look like 2026-01-31T08:00:00.000000Z")
    _check_digests(record)


def _check_digests(record: dict[str, Any]) -> None:
    if (record["prev"] == "") != (record["seq"] == 1):
        raise RecordError("prev", "empty in the first event of a matter and only there")
    if record["prev"] and not _digest(record["prev"]):
        raise RecordError("prev", "must be 64 hexadecimal digits in lower case")
    _check_commitments(record)


def _check_commitments(record: dict[str, Any]) -> None:
    if not _digest(record["effects"]):
        raise RecordError("effects", "must be 64 hexadecimal digits in lower case")
    actor = record["actor"]
    if not actor.keys() <= {"unit", "who"} or not _is_digest(actor.get("who")):
        raise RecordError("actor", "a unit, and who as 64 hexadecimal digits")
    if type(actor.get("unit", 1)) is not int or actor.get("unit", 1) < 1:
        raise RecordError("actor", "a unit is a number, 1 or more")
    for section in ("facts", "personal"):
        for name, commitment in record[section].items():
            if type(name) is not str or not name or not _word(name):
                raise RecordError(section, "names of letters, digits and _.:- only")
            if not _is_digest(commitment):
                raise RecordError(f"{section}.{name}", "must be 64 hexadecimal digits in lower case")


def _is_digest(value: object) -> bool:
    return type(value) is str and _digest(value) is not None
