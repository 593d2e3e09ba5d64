"""Checking a receipt: one matter's events, their proofs, and the hidden fields shown."""

from collections.abc import Sequence
from typing import Any

from jiannuo.kernel.ledger.canonical import CanonicalError, parse
from jiannuo.kernel.ledger.checkpoint import Checkpoint
from jiannuo.kernel.ledger.commitment import commitment_at, opens
from jiannuo.kernel.ledger.merkle import root_from_inclusion
from jiannuo.kernel.ledger.note import Verifier
from jiannuo.kernel.ledger.receipt import FORMAT
from jiannuo.kernel.ledger.record import RecordError, seal
from jiannuo.kernel.ledger.verify.erasures import erasures
from jiannuo.kernel.ledger.verify.findings import Kind, Place, Sound, WrongError
from jiannuo.kernel.ledger.verify.nearest import field_at, one_edit
from jiannuo.kernel.ledger.verify.shapes import digest_of, expect
from jiannuo.kernel.ledger.verify.signatures import signed_checkpoint
from jiannuo.kernel.ledger.verify.wording import was


def check_receipt(data: bytes, keys: Sequence[Verifier], file: str) -> Sound:
    """Check the receipt ``data``; the first of ``keys`` is the log's, the others are witnesses'.

    Raises WrongError at the first thing that is wrong.
    """
    receipt = _read(data, file)
    signed = signed_checkpoint(receipt["checkpoint"], keys, file)
    checker = _Checker(data, receipt["entries"], signed.checkpoint, file)
    for at in range(len(receipt["entries"])):
        checker.check_entry(at)
    for at, opening in enumerate(receipt["openings"]):
        checker.check_opening(at, opening)
    root = signed.checkpoint.root.hex()
    counts = len(receipt["entries"]), 1, len(receipt["openings"])
    point = signed.checkpoint
    return Sound(point.origin, point.size, root, *counts, signed.others, tuple(checker.erased))


def _read(data: bytes, file: str) -> dict[str, Any]:
    """The receipt with every shape checked except the records'."""
    try:
        receipt = parse(data)
    except CanonicalError as error:
        cut_off = not data.endswith(b"}\n")
        raise WrongError(
            Kind.TRUNCATED if cut_off else Kind.MALFORMED, Place(file), (str(error), str(error))
        ) from None
    place = Place(file)
    expect(receipt, {"format": str, "checkpoint": str, "entries": list, "openings": list}, place)
    if receipt["format"] != FORMAT or not receipt["entries"]:
        wrong = "entries" if receipt["format"] == FORMAT else "format"
        raise WrongError(Kind.MALFORMED, Place(file, field=wrong))
    for entry in receipt["entries"]:
        expect(entry, {"index": int, "proof": list, "record": dict}, Place(file, field="entries"))
        for step in entry["proof"]:
            digest_of(step, Place(file, field="proof"))
    for opening in receipt["openings"]:
        place = Place(file, field="openings")
        expect(opening, {"seq": int, "field": str, "salt": str}, place, also="value")
        digest_of(opening["salt"], place)
    return dict(receipt)


class _Checker:
    """The entries of one receipt against one checkpoint, in order."""

    def __init__(self, data: bytes, entries: list[dict[str, Any]], signed: Checkpoint, file: str) -> None:
        self.data, self.entries, self.signed, self.file = data, entries, signed, file
        self.digests: list[bytes] = []
        self.erased: list[str] = []

    def place(self, at: int, content: bytes = b"", field: str = "", byte: int = 0) -> Place:
        """Where entry ``at`` stands; its line and byte are known if the record is in the file as hashed."""
        record, found = self.entries[at]["record"], self.data.find(content) if content else -1
        line = self.data.count(b"\n", 0, found) + 1 if found >= 0 else None
        offset = found + byte if found >= 0 else None
        named = {key: record[key] if type(record.get(key)) is int else None for key in ("matter", "seq")}
        return Place(self.file, line, offset, self.entries[at]["index"], field=field, **named)

    def check_entry(self, at: int) -> None:
        """Shape, inclusion, then the link to the entry before."""
        entry, hash_ = self.entries[at], self.signed.hash_
        try:
            content, digest = seal(entry["record"], hash_)
        except RecordError as error:
            raise WrongError(
                Kind.MALFORMED, self.place(at, field=error.field), (str(error), str(error))
            ) from None
        if not self._is_included(at, digest):
            self._refuse(at, content, digest)
        self.digests.append(digest)
        self._check_link(at, content)

    def _is_included(self, at: int, digest: bytes) -> bool:
        entry, signed = self.entries[at], self.signed
        proof = [bytes.fromhex(step) for step in entry["proof"]]
        return root_from_inclusion(digest, entry["index"], signed.size, proof, signed.hash_) == signed.root

    def _refuse(self, at: int, content: bytes, digest: bytes) -> None:
        """Say whether the record or its proof was changed: the next event still knows the record's digest."""
        following = self.entries[at + 1]["record"].get("prev") if at + 1 < len(self.entries) else None
        if following == digest.hex():
            hint = (
                "记录与下一条记录相符，但证明路径或序号不对。",
                "The next event confirms the record, but its index or proof is wrong.",
            )
            raise WrongError(Kind.ROOT, self.place(at, content, "proof"), hint)
        edit = self._edit(at, content, following)
        if edit is None:
            raise WrongError(
                Kind.CHANGED, self.place(at, content), ("记录或它的证明被改动。", "The record or its proof.")
            )
        offset, wrong, right = edit
        right_content = content[:offset] + right + content[offset + len(wrong) :]
        place = self.place(at, content, field_at(right_content, offset), offset)
        raise WrongError(Kind.CHANGED, place, was(wrong, right))

    def _edit(self, at: int, content: bytes, following: object) -> tuple[int, bytes, bytes] | None:
        """The one byte that was changed, if it was one."""
        hash_ = self.signed.hash_
        if following is None:  # trying costs a whole proof, so only the likeliest are tried
            return one_edit(content, lambda tried: self._is_included(at, hash_.leaf(tried)), bits_only=True)
        return one_edit(content, lambda tried: hash_.leaf(tried).hex() == following)

    def _check_link(self, at: int, content: bytes) -> None:
        record = self.entries[at]["record"]
        before = self.entries[at - 1]["record"] if at else None
        last = before["seq"] if before else 0
        if before and record["matter"] != before["matter"]:
            raise WrongError(Kind.CHAIN, self.place(at, content, "matter"))
        if record["seq"] != last + 1:
            kind = Kind.MISSING if record["seq"] > last else Kind.EXTRA
            hint = (
                f"上一条是第 {last} 号，这一条是第 {record['seq']} 号。",
                f"Event {last} is followed by {record['seq']}.",
            )
            raise WrongError(kind, self.place(at, content, "seq"), hint)
        if before and record["prev"] != self.digests[at - 1].hex():
            raise WrongError(Kind.CHAIN, self.place(at, content, "prev"))
        if before and self.entries[at]["index"] <= self.entries[at - 1]["index"]:
            raise WrongError(Kind.CHAIN, self.place(at, content, "index"))

    def check_opening(self, at: int, opening: dict[str, Any]) -> None:
        """That the field shown is the one committed to."""
        seq, field = opening["seq"], opening["field"]
        place = Place(self.file, seq=seq, field=field)
        record = self.entries[seq - 1]["record"] if 1 <= seq <= len(self.entries) else None
        known = commitment_at(record, field) if record else ""
        salt, value = bytes.fromhex(opening["salt"]), opening["value"]
        if record is None or not opens(known, salt, field, value, self.signed.hash_):
            raise WrongError(Kind.OPENING, place)
        self.erased += erasures(record, field, value)
