"""Checking a whole log: every entry, every matter's chain, the root, and the personal fields shown."""

from collections.abc import Sequence
from typing import IO

from jiannuo.kernel.ledger.export import CHECKPOINT, ENTRIES, LEAVES, Files
from jiannuo.kernel.ledger.hashing import DIGEST_SIZE
from jiannuo.kernel.ledger.note import MOST_CHARACTERS, Verifier
from jiannuo.kernel.ledger.record import RecordError, read_record
from jiannuo.kernel.ledger.tiles import Edge
from jiannuo.kernel.ledger.verify.chains import Chains
from jiannuo.kernel.ledger.verify.damage import Damage
from jiannuo.kernel.ledger.verify.findings import Kind, Place, Sound, WrongError
from jiannuo.kernel.ledger.verify.lines import Block, blocks
from jiannuo.kernel.ledger.verify.openings import Openings
from jiannuo.kernel.ledger.verify.signatures import Signed, signed_checkpoint


def check_export(files: Files, keys: Sequence[Verifier], *, strict: bool = False) -> Sound:
    """Check the export in ``files``; the first of ``keys`` is the log's, the others are witnesses'.

    ``strict`` also parses every record and checks its shape and canonical form, at a fifth of the speed: it
    says whether the signer kept to the format, not whether anything was changed. Raises WrongError at the
    first thing that is wrong.
    """
    for name in (CHECKPOINT, ENTRIES, LEAVES):
        if name not in files:
            raise WrongError(Kind.TRUNCATED, Place(name), ("缺少这个文件。", "The file is missing."))
    with files.open(CHECKPOINT) as source:
        text = source.read(MOST_CHARACTERS * 4).decode("utf-8", "replace")
    signed = signed_checkpoint(text, keys, CHECKPOINT)
    check = _Check(files, signed, strict)
    check.run()
    counts = signed.checkpoint.size, len(check.chains), check.openings.count
    point = signed.checkpoint
    erased = tuple(check.openings.erased)
    return Sound(point.origin, point.size, point.root.hex(), *counts, signed.others, erased)


class _Check:
    """One run over the entries."""

    def __init__(self, files: Files, signed: Signed, strict: bool) -> None:
        self.files, self.point, self.strict = files, signed.checkpoint, strict
        self.chains, self.edge = Chains(), Edge(hash_=self.point.hash_)
        self.openings = Openings(files, self.point)

    def run(self) -> None:
        """Everything in the order of the format's description."""
        self._refuse_length()
        with self.files.open(ENTRIES) as entries, self.files.open(LEAVES) as leaves:
            for block in blocks(entries, ENTRIES):
                self._check_block(block, leaves)
        if self.edge.size < self.point.size:
            place = Place(ENTRIES, self.edge.size + 1, index=self.edge.size)
            zh = f"只有 {self.edge.size} 条，应有 {self.point.size} 条。"
            raise WrongError(Kind.TRUNCATED, place, (zh, f"{self.edge.size} of {self.point.size} entries."))
        if self.edge.root() != self.point.root:
            hint = (
                "各条记录与其哈希相符，但不是当初签名的那些。",
                "Records and hashes agree with each other, but they are not what was signed.",
            )
            raise WrongError(Kind.ROOT, Place(ENTRIES), hint)
        self.openings.finish(self.point.size)

    def _refuse_length(self) -> None:
        length, expected = self.files.size(LEAVES), self.point.size * DIGEST_SIZE
        if length != expected:
            kind = Kind.TRUNCATED if length < expected else Kind.EXTRA
            hint = (f"应有 {expected} 字节，现有 {length}。", f"{length} bytes where {expected} are due.")
            raise WrongError(kind, Place(LEAVES, byte=min(length, expected)), hint)

    def _check_block(self, block: Block, leaves: IO[bytes]) -> None:
        new = self.point.hash_.new
        # one replacement puts the leaf's prefix before every line of the block
        contents = (b"\x00" + block.text.replace(b"\n", b"\n\x00")).split(b"\n")
        digests = b"".join([new(content).digest() for content in contents])
        if leaves.read(len(digests)) != digests:
            Damage(self.files, self.point).refuse(block)
        self.edge.append([digests])
        self.chains.follow(block, digests, ENTRIES)
        self.openings.check(block)
        if self.strict:
            _refuse_loose(block)


def _refuse_loose(block: Block) -> None:
    for at, line in enumerate(block.lines):
        try:
            read_record(line)
        except RecordError as error:
            place = block.place(ENTRIES, at)
            where = Place(place.file, place.line, place.byte, place.index, field=error.field)
            raise WrongError(Kind.MALFORMED, where, (str(error), str(error))) from None
