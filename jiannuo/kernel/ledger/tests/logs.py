"""A small log made up for tests, with receipts and an export of it."""

from dataclasses import dataclass, field
from pathlib import Path

from jiannuo.kernel.ledger.checkpoint import Checkpoint
from jiannuo.kernel.ledger.commitment import commit
from jiannuo.kernel.ledger.ed25519 import PrivateKey
from jiannuo.kernel.ledger.export import Opening, write_export
from jiannuo.kernel.ledger.hashing import SHA256, Hash
from jiannuo.kernel.ledger.merkle import inclusion_proof
from jiannuo.kernel.ledger.note import sign
from jiannuo.kernel.ledger.receipt import Entry, Receipt
from jiannuo.kernel.ledger.receipt import Opening as Shown
from jiannuo.kernel.ledger.record import seal
from jiannuo.kernel.ledger.tests.records import record
from jiannuo.kernel.ledger.tiles import Edge, node_reader

KEY = PrivateKey("district.example/ledger", bytes(range(32)))
PHONE = "13800000000"


@dataclass
class Log:
    """Entries as canonical records; every first event of a matter commits to a telephone number."""

    hash_: Hash = SHA256
    contents: list[bytes] = field(default_factory=list)
    leaves: list[bytes] = field(default_factory=list)
    of_matter: dict[int, list[int]] = field(default_factory=dict)

    def add(self, matter: int, **changes: object) -> None:
        """The next event of ``matter``."""
        before = self.of_matter.setdefault(matter, [])
        seq = len(before) + 1
        prev = self.leaves[before[-1]].hex() if before else ""
        personal = (
            {"phone": commit(salt_for(matter), "personal.phone", PHONE, self.hash_)} if seq == 1 else {}
        )
        made = record(matter=matter, seq=seq, prev=prev, personal=personal) | changes
        content, digest = seal(made, self.hash_)
        before.append(len(self.contents))
        self.contents.append(content)
        self.leaves.append(digest)

    def checkpoint(self, *keys: PrivateKey) -> str:
        """The log as it is, signed."""
        edge = Edge(hash_=self.hash_)
        edge.append(self.leaves)
        text = Checkpoint(KEY.name, edge.size, edge.root(), self.hash_).text()
        return str(sign(text, keys or (KEY,)))

    def receipt(self, matter: int) -> bytes:
        """The receipt of ``matter`` with its telephone number shown."""
        edge, tiles = Edge(hash_=self.hash_), {}
        for tile in edge.append(self.leaves):
            tiles[tile.level, tile.index] = tile.content
        node = node_reader(lambda level, index: tiles[level, index], self.hash_)
        entries = [
            Entry(index, self.contents[index], inclusion_proof(node, index, edge.size, self.hash_))
            for index in self.of_matter[matter]
        ]
        return Receipt(
            self.checkpoint(),
            entries,
            [
                Shown(1, "facts.note", salt_for(0), note(0)),
                Shown(1, "personal.phone", salt_for(matter), PHONE),
            ],
        ).write()

    def openings(self) -> list[Opening]:
        """The telephone numbers of the first two matters."""
        firsts = sorted((places[0], matter) for matter, places in self.of_matter.items())[:2]
        return [Opening(index, "personal.phone", salt_for(matter), PHONE) for index, matter in firsts]

    def export(self, folder: Path) -> Path:
        """The whole log in ``folder``, with those telephone numbers shown."""
        write_export(folder, self.contents, self.checkpoint(), self.openings(), self.hash_)
        return folder


def salt_for(matter: int) -> bytes:
    """A salt that is the same in every run."""
    return matter.to_bytes(32)


def note(turn: int) -> str:
    """Text that is hard to write alike."""
    return f"第{turn}轮“\\”\n𠮷"


def small_log(hash_: Hash = SHA256, matters: int = 3, rounds: int = 3) -> Log:
    """A log in which ``matters`` take turns; the last one has one event only."""
    log = Log(hash_)
    for turn in range(rounds):
        for matter in range(1, matters + 1):
            log.add(matter, facts={"note": commit(salt_for(turn), "facts.note", note(turn), hash_)})
    log.add(matters + 1, facts={"note": commit(salt_for(0), "facts.note", note(0), hash_)})
    return log
