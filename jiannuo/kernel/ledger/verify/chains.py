"""The chains of all matters at once, followed while the log is read from its start."""

import re
from binascii import b2a_hex

from jiannuo.kernel.ledger.verify.findings import Kind, Place, WrongError
from jiannuo.kernel.ledger.verify.lines import Block

# Keys of a record are sorted and its text is escaped, so matter, prev and seq can be read from the end of the
# line without parsing the rest: no quotation mark inside text can look like the one before a key. A whole
# block is searched at once, because a call a line would take longer than the search.
_TAILS = re.compile(
    rb',"matter":([1-9][0-9]*),"personal":\{(?:"[A-Za-z0-9_.:-]+":"[0-9a-f]{64}",?)*\},"prev":"([0-9a-f]{64}|)"'
    rb',"seq":([1-9][0-9]*),"step":"[A-Za-z0-9_.:-]*","to":"[A-Za-z0-9_.:-]*","v":1\}$',
    re.MULTILINE,
)
_START = (b"", b"1")


class Chains:
    """For every matter seen: the digest of its last event and the number the next must have."""

    def __init__(self) -> None:
        self._next: dict[bytes, tuple[bytes, bytes]] = {}

    def __len__(self) -> int:
        return len(self._next)

    def follow(self, block: Block, digests: bytes, file: str) -> None:
        """Link the events of ``block``; raises WrongError at the first that does not fit."""
        tails = _TAILS.findall(block.text)
        if len(tails) != len(block.lines):
            self._refuse_shape(block, file)
        following, hexes, at = self._next, b2a_hex(digests), 0
        for matter, prev, seq in tails:
            if following.get(matter, _START) != (prev, seq):
                self._refuse_link(block.place(file, at // 64), matter, prev, seq)
            end = at + 64
            following[matter] = hexes[at:end], b"%d" % (int(seq) + 1)
            at = end

    def _refuse_shape(self, block: Block, file: str) -> None:
        wrong = next(at for at, line in enumerate(block.lines) if len(_TAILS.findall(line)) != 1)
        hint = ("这一行不是事件记录。", "The line is not the record of an event.")
        raise WrongError(Kind.MALFORMED, block.place(file, wrong), hint)

    def _refuse_link(self, place: Place, matter: bytes, prev: bytes, seq: bytes) -> None:
        expected_prev, expected_seq = self._next.get(matter, _START)
        field = "prev" if seq == expected_seq else "seq"
        found, expected = (prev, expected_prev) if field == "prev" else (seq, expected_seq)
        where = Place(place.file, place.line, place.byte, place.index, int(matter), int(seq), field)
        hint = (
            f"应为 {expected.decode() or '空'}，现为 {found.decode() or '空'}。",
            f"{expected.decode() or 'nothing'} was expected, {found.decode() or 'nothing'} is there.",
        )
        raise WrongError(Kind.CHAIN, where, hint)
