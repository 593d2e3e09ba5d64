"""How fast the log takes events, proves them and is checked; and whether one flipped bit is found.

``python bench/ledger.py [--events 1000000] [--sequenced 50000] [--proofs 50000] [--forgetful]``:

- the sequencer of the package takes events that wait in a PostgreSQL database of its own;
- inclusion proofs are made from the tiles of a log of so many events;
- an export of so many events is written and checked with the verifier of the package, in turn with a bare
  loop that reads the same file and hashes every line with SHA-256 and does nothing else;
- one bit of the export is flipped, and the verifier has to name its byte.

Figures are per second of the clock, and per second of processor time: what one core does that has nothing
else to do. Asked for, on one core: 5,000 events taken, 20,000 proofs, 200,000 events checked.
"""

import argparse
import hashlib
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from database import database, server_seconds

EVENTS_A_MATTER, BATCH = 10, 50_000
LIMITS = {"events taken into the log": 5_000, "inclusion proofs": 20_000, "events checked": 200_000}
DICE = random.Random(210202)


def main() -> None:
    """Measure all four."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--events", type=int, default=1_000_000)
    asked.add_argument("--sequenced", type=int, default=50_000)
    asked.add_argument("--proofs", type=int, default=50_000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--forgetful", action="store_true", help="commits need not survive a power cut")
    options = asked.parse_args()
    if options.sequenced:
        with database("postgresql", durable=not options.forgetful):
            sequencing(options.sequenced)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        size = write(Path(folder), options.events)
        print(f"{options.events:,} events written, {size / 1e9:.2f} GB, {time.perf_counter() - began:.0f} s")
        proving(Path(folder), options.proofs)
        checking(Path(folder), options.events, options.rounds)
        flipping(Path(folder))


def tell(what: str, number: int, wall: float, processor: float) -> None:
    """One figure beside its limit."""
    core = number / processor
    limit = f" = {core / LIMITS[what]:.2f} of what is asked" if what in LIMITS else ""
    print(f"{what:<34}{number / wall:>12,.0f} /s {core:>12,.0f} /s of processor time{limit}", flush=True)


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Seconds of the clock and of this process."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def sequencing(number: int) -> None:
    """Let events wait and take them: the sequencer's own time, and that of the server's process."""
    from django.db import connection

    from jiannuo.kernel.ledger.sequencer import Sequencer
    from jiannuo.kernel.models import Leaf
    from jiannuo.kernel.now import now

    wait_to_be_taken(number)
    sequencer = Sequencer()

    def take() -> None:
        while sequencer.run_once(now()):
            pass

    connection.ensure_connection()
    before = server_seconds()
    wall, own = timed(take)
    taken = Leaf.objects.count()
    if taken != number:
        raise SystemExit(f"{taken} events taken of {number}")
    tell("events taken into the log", number, wall, own + server_seconds() - before)
    connection.close()


def wait_to_be_taken(number: int) -> None:
    """Sealed events of many matters, each matter's in a chain."""
    from jiannuo.kernel.actors import SYSTEM
    from jiannuo.kernel.models import Event, Matter
    from jiannuo.kernel.now import now
    from jiannuo.kernel.recording import record

    at = now()
    columns = {"loop": "bench.loop", "state": "found", "opened_at": at, "moved_at": at}
    matters = Matter.objects.bulk_create(
        Matter(title=f"matter {place}", **columns) for place in range(max(1, number // EVENTS_A_MATTER))
    )
    events = []
    for place in range(number):
        event, _personal = record(
            matters[place % len(matters)], step="remark", before="found", standing=SYSTEM.standings[0],
            at=at, facts={"words": "已现场查看，情况属实。"}, effects={},
        )  # fmt: skip
        events.append(event)
    Event.objects.bulk_create(events, batch_size=1000)


def lines(number: int) -> Iterator[bytes]:
    """Canonical records of so many events, the matters taking turns."""
    from jiannuo.kernel.ledger.record import read_record, seal
    from jiannuo.kernel.ledger.tests.records import record

    sample = seal(record(matter=1))[0]
    head, tail = sample.split(b'"matter":1,"personal":{},"prev":"","seq":1')
    pattern = head.replace(b"%", b"%%") + b'"matter":%d,"personal":{},"prev":"%b","seq":%d' + tail
    read_record(pattern % (1, b"", 1))
    matters = max(1, number // EVENTS_A_MATTER)
    heads, sha256 = [b""] * matters, hashlib.sha256
    for place in range(number):
        turn, matter = divmod(place, matters)
        line = pattern % (matter + 1, heads[matter], turn + 1)
        heads[matter] = sha256(b"\x00" + line).hexdigest().encode()
        yield line


def write(folder: Path, number: int) -> int:
    """An export, signed; the size of its entries in bytes."""
    from jiannuo.kernel.ledger.checkpoint import Checkpoint
    from jiannuo.kernel.ledger.export import CHECKPOINT, ENTRIES, LEAVES, write_export
    from jiannuo.kernel.ledger.note import sign
    from jiannuo.kernel.ledger.tests.logs import KEY
    from jiannuo.kernel.ledger.tiles import Edge

    write_export(folder, lines(number), "")
    edge = Edge()
    with (folder / LEAVES).open("rb") as leaves:
        while piece := leaves.read(1 << 20):
            edge.append([piece])
    (folder / CHECKPOINT).write_text(str(sign(Checkpoint(KEY.name, edge.size, edge.root()).text(), [KEY])))
    return (folder / ENTRIES).stat().st_size


def proving(folder: Path, number: int) -> None:
    """Proofs of random entries, the tiles at hand as a server that is asked often has them."""
    from jiannuo.kernel.ledger.export import LEAVES
    from jiannuo.kernel.ledger.merkle import inclusion_proof, root_from_inclusion
    from jiannuo.kernel.ledger.tiles import Edge, node_reader

    leaves = (folder / LEAVES).read_bytes()
    size, edge, tiles = len(leaves) // 32, Edge(), {}
    for tile in edge.append([leaves]):
        tiles[tile.level, tile.index] = tile.content
    node = node_reader(lambda level, index: tiles[level, index], cached=1 << 20)
    asked = [DICE.randrange(size) for _proof in range(number)]
    for index in asked[:100]:
        path = inclusion_proof(node, index, size)
        assert root_from_inclusion(leaves[32 * index : 32 * index + 32], index, size, path) == edge.root()
    for index in range(0, size, 256):
        inclusion_proof(node, index, size)
    tell("inclusion proofs", number, *timed(lambda: [inclusion_proof(node, index, size) for index in asked]))


def checking(folder: Path, number: int, rounds: int) -> None:
    """The verifier and the bare loop in turn; the best round of each."""
    checks = [
        timed(lambda: check(folder)) if turn % 2 else timed(lambda: bare(folder))
        for turn in range(2 * rounds)
    ]
    plain, whole = (min(found, key=lambda one: one[1]) for found in (checks[::2], checks[1::2]))
    tell("events checked", number, *whole)
    tell("lines hashed by a bare loop", number, *plain)
    print(f"checking takes {whole[1] / plain[1]:.2f} of the processor time of hashing alone")


def check(folder: Path) -> Any:
    """The export, checked as ``jiannuo verify`` does."""
    from jiannuo.kernel.ledger.export import Files
    from jiannuo.kernel.ledger.tests.logs import KEY
    from jiannuo.kernel.ledger.verify.export import check_export

    return check_export(Files(folder), [KEY.public])


def bare(folder: Path) -> None:
    """Every line read and hashed."""
    from jiannuo.kernel.ledger.export import ENTRIES

    sha256 = hashlib.sha256
    with (folder / ENTRIES).open("rb") as entries:
        for line in entries:
            sha256(line).digest()


def flipping(folder: Path) -> None:
    """One bit is flipped somewhere; the verifier has to say where."""
    from jiannuo.kernel.ledger.export import ENTRIES
    from jiannuo.kernel.ledger.verify.findings import WrongError

    file = folder / ENTRIES
    byte, bit = DICE.randrange(file.stat().st_size), 1 << DICE.randrange(8)
    with file.open("r+b") as entries:
        entries.seek(byte)
        was = entries.read(1)[0]
        entries.seek(byte)
        entries.write(bytes([was ^ bit]))
    began, found = time.perf_counter(), None
    try:
        check(folder)
    except WrongError as wrong:
        found = wrong.place
    if found is None:
        raise SystemExit("the flipped bit was not found")
    print(f"one bit of byte {byte:,} flipped: found after {time.perf_counter() - began:.1f} s at byte"
          f" {found.byte:,}, line {found.line:,}, field {found.field or '-'}")  # fmt: skip
    if found.byte != byte:
        raise SystemExit("another byte was named")


if __name__ == "__main__":
    main()
