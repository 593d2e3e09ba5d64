"""An entry does not hash to what leaf-hashes says: which of the two files was changed, where, and how."""

from contextlib import suppress
from typing import NoReturn

from jiannuo.kernel.ledger.checkpoint import Checkpoint
from jiannuo.kernel.ledger.export import ENTRIES, LEAVES, Files
from jiannuo.kernel.ledger.hashing import DIGEST_SIZE
from jiannuo.kernel.ledger.tiles import Edge
from jiannuo.kernel.ledger.verify.findings import Kind, Place, WrongError
from jiannuo.kernel.ledger.verify.lines import PIECE, Block, blocks
from jiannuo.kernel.ledger.verify.nearest import field_at, one_edit
from jiannuo.kernel.ledger.verify.wording import was


class Damage:
    """Finds the words for the first difference."""

    def __init__(self, files: Files, point: Checkpoint) -> None:
        self.files, self.point, self.hash_ = files, point, point.hash_

    def refuse(self, block: Block) -> NoReturn:
        """Raise the WrongError for the first line of ``block`` that is not as leaf-hashes says."""
        with self.files.open(LEAVES) as source:
            source.seek(block.index * DIGEST_SIZE)
            known = source.read((len(block.lines) + 1) * DIGEST_SIZE)
        leaves = [known[at : at + DIGEST_SIZE] for at in range(0, len(known), DIGEST_SIZE)]
        found = [self.hash_.leaf(line) for line in block.lines]
        count = self.point.size - block.index
        pairs = zip(found, leaves[:count], strict=False)
        at = next((at for at, (one, other) in enumerate(pairs) if one != other), count)
        place = block.place(ENTRIES, at)
        if at == count:
            raise WrongError(Kind.EXTRA, place, ("多于签名的条数。", "More entries than were signed."))
        if self._root_of_leaves() != self.point.root:
            self._refuse_leaves(place)
        following = found[at + 1] if at + 1 < len(found) else None
        self._refuse_moved(place, found[at], following, leaves[at : at + 2])
        self._refuse_changed(place, block.lines[at], leaves[at])

    def _root_of_leaves(self) -> bytes:
        edge = Edge(hash_=self.hash_)
        with self.files.open(LEAVES) as source:
            while piece := source.read(PIECE):
                edge.append([piece])
        return edge.root()

    def _root_of_entries(self) -> bytes:
        edge = Edge(hash_=self.hash_)
        with self.files.open(ENTRIES) as source, suppress(WrongError):
            for block in blocks(source, ENTRIES):
                edge.append([self.hash_.leaf(line) for line in block.lines])
        return edge.root()

    def _refuse_leaves(self, place: Place) -> NoReturn:
        """leaf-hashes does not lead to the signed root; perhaps the entries do."""
        assert place.index is not None
        if self._root_of_entries() == self.point.root:
            where = Place(LEAVES, byte=place.index * DIGEST_SIZE, index=place.index)
            hint = (
                "记录本身完好，是哈希文件被改动。",
                "The entries are sound, the hashes were changed.",
            )
            raise WrongError(Kind.CHANGED, where, hint)
        hint = (
            "记录与哈希文件从这里起不一致。",
            "From here the two differ, and neither was signed.",
        )
        raise WrongError(Kind.ROOT, place, hint)

    def _refuse_moved(
        self, place: Place, digest: bytes, following: bytes | None, leaves: list[bytes]
    ) -> None:
        """A line was taken out, put in or repeated."""
        if digest in leaves[1:]:
            raise WrongError(Kind.MISSING, place, ("这里少了一行。", "A line is missing here."))
        if following is not None and following == leaves[0]:
            raise WrongError(Kind.EXTRA, place, ("这一行不该在这里。", "This line does not belong here."))

    def _refuse_changed(self, place: Place, line: bytes, leaf: bytes) -> NoReturn:
        """The line stands where it should, but with other bytes."""
        assert place.byte is not None
        edit = one_edit(line, lambda tried: self.hash_.leaf(tried) == leaf)
        if edit is None:
            hint = ("改动不止一个字节。", "More than one byte differs.")
            raise WrongError(Kind.CHANGED, place, hint)
        at, wrong, right = edit
        field = field_at(line[:at] + right + line[at + len(wrong) :], at)
        where = Place(place.file, place.line, place.byte + at, place.index, field=field)
        raise WrongError(Kind.CHANGED, where, was(wrong, right))
