"""The hidden fields that an export shows, checked against their commitments as the entries go by."""

from collections.abc import Iterator

from jiannuo.kernel.ledger.canonical import CanonicalError, canonical, parse
from jiannuo.kernel.ledger.checkpoint import Checkpoint
from jiannuo.kernel.ledger.commitment import commitment_at, opens
from jiannuo.kernel.ledger.export import ENTRIES, OPENINGS, Files, Opening
from jiannuo.kernel.ledger.record import RecordError, read_record
from jiannuo.kernel.ledger.verify.erasures import erasures
from jiannuo.kernel.ledger.verify.findings import Kind, Place, WrongError
from jiannuo.kernel.ledger.verify.lines import Block, blocks
from jiannuo.kernel.ledger.verify.shapes import digest_of, expect

_SHAPE = {"index": int, "field": str, "salt": str}


class Openings:
    """openings.jsonl read beside entries.jsonl; both are in the order of the log.

    What is wrong here is kept back until the entries are through, so that a damaged entry is named first.
    """

    def __init__(self, files: Files, point: Checkpoint) -> None:
        self.count = 0
        self.erased: list[str] = []
        self._hash = point.hash_
        self._rows = _read(files)
        self._row: tuple[Opening, Place] | None = None
        self._wrong: WrongError | None = None
        self._advance()

    def check(self, block: Block) -> None:
        """Check the openings of the entries in ``block``."""
        end = block.index + len(block.lines)
        while self._row and self._row[0].index < end:
            opening, place = self._row
            try:
                record = read_record(block.lines[opening.index - block.index])
            except RecordError as error:
                line = block.place(ENTRIES, opening.index - block.index)
                self._keep(WrongError(Kind.MALFORMED, line, (str(error), str(error))))
                return
            known = commitment_at(record, opening.field)
            if not opens(known, opening.salt, opening.field, opening.value, self._hash):
                self._keep(WrongError(Kind.OPENING, place))
                return
            self.count += 1
            self.erased += erasures(record, opening.field, opening.value)
            self._advance()

    def finish(self, size: int) -> None:
        """Raise what was wrong; also if an opening is of an entry beyond ``size``."""
        if self._wrong:
            raise self._wrong
        if self._row:
            raise WrongError(Kind.OPENING, self._row[1], (f"账本只有 {size} 条。", f"Beyond {size} entries."))

    def _advance(self) -> None:
        try:
            self._row = next(self._rows, None)
        except WrongError as wrong:
            self._keep(wrong)

    def _keep(self, wrong: WrongError) -> None:
        self._row, self._wrong = None, wrong
        self._rows = iter(())


def _read(files: Files) -> Iterator[tuple[Opening, Place]]:
    """The openings in the file, if there is one; raises WrongError where it is not in the format."""
    if OPENINGS not in files:
        return
    last = (-1, "")
    with files.open(OPENINGS) as source:
        for block in blocks(source, OPENINGS):
            for at, line in enumerate(block.lines):
                opening, place = _parse(line, block.place(OPENINGS, at))
                if (opening.index, opening.field) <= last:
                    hint = ("次序不对，或同一字段出现两次。", "Out of order, or shown twice.")
                    raise WrongError(Kind.EXTRA, place, hint)
                last = opening.index, opening.field
                yield opening, place


def _parse(line: bytes, place: Place) -> tuple[Opening, Place]:
    where = Place(place.file, place.line, place.byte)
    try:
        value = parse(line)
        sound = canonical(value) == line
    except CanonicalError as error:
        raise WrongError(Kind.MALFORMED, where, (str(error), str(error))) from None
    expect(value, _SHAPE, where, also="value")
    salt = digest_of(value["salt"], where)
    if not sound or value["index"] < 0:
        raise WrongError(Kind.MALFORMED, where, ("不是规范形式。", "Not in canonical form."))
    opening = Opening(value["index"], value["field"], salt, value["value"])
    return opening, Place(place.file, place.line, place.byte, opening.index, field=opening.field)
