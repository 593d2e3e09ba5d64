"""Writers and two competing sequencers are killed at random: nothing is lost, nothing is there twice."""

import random
import time
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path

from django.db import connections

from jiannuo.kernel.ledger.commands import check
from jiannuo.kernel.ledger.configured import ledger_hash, ledger_key
from jiannuo.kernel.ledger.giving_out import export_log
from jiannuo.kernel.ledger.merkle import consistency_proof, is_consistent
from jiannuo.kernel.ledger.sequencer import Sequencer
from jiannuo.kernel.ledger.store import stored_nodes
from jiannuo.kernel.ledger.tests.crashing import sequence, write
from jiannuo.kernel.ledger.tests.happenings import new_matter
from jiannuo.kernel.models import Checkpoint, Event, Leaf
from jiannuo.kernel.now import now

KILLS, WRITERS, SEQUENCERS = 20, 2, 2


class Crew:
    """Processes of one role, started again whenever one is killed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.running: list[tuple[str, ForkProcess]] = []

    def start(self, role: str) -> None:
        """One more process; what it acknowledges goes to a file of its own."""
        self.count += 1
        connections.close_all()  # no process may inherit another's
        work = {"write": write, "sequence": sequence}[role]
        process = get_context("fork").Process(target=work, args=(self.folder / f"{role}-{self.count}",))
        process.start()
        self.running.append((role, process))

    def kill(self, at: int) -> str:
        """SIGKILL; the role of the killed."""
        role, process = self.running.pop(at)
        process.kill()
        process.join()
        return role

    def acknowledged(self) -> set[int]:
        """Events whose writer was told that they are committed; a last line cut off does not count."""
        files = self.folder.glob("write-*")
        return {int(line) for file in files for line in file.read_bytes().split(b"\n")[:-1]}


def test_no_gap_no_duplicate_and_every_checkpoint_consistent(committed: None, tmp_path: Path) -> None:
    ledger_key()
    for _ in range(4):
        new_matter()
    (tmp_path / "out").mkdir()
    crew, chance = Crew(tmp_path / "out"), random.Random()
    try:
        for role in ["write"] * WRITERS + ["sequence"] * SEQUENCERS:
            crew.start(role)
        time.sleep(0.5)
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.05, 0.5))
            crew.start(crew.kill(chance.randrange(len(crew.running))))
        time.sleep(1.5)
    finally:
        while crew.running:
            crew.kill(0)
    before = Leaf.objects.count()
    sequencer = Sequencer()
    while sequencer.run_once(now()):
        pass
    assert before > 0
    assert crew.acknowledged() <= set(Event.objects.values_list("pk", flat=True))
    assert Leaf.objects.count() == Event.objects.count() >= len(crew.acknowledged()) > 0
    assert list(Leaf.objects.values_list("index", flat=True)) == list(range(Leaf.objects.count()))
    export_log(tmp_path / "export", openings=True)
    assert check(tmp_path / "export", [ledger_key().public], strict=True).opened == 4 * Event.objects.count()
    _every_checkpoint_is_consistent()


def _every_checkpoint_is_consistent() -> None:
    node, last = stored_nodes(ledger_hash()), None
    for point in Checkpoint.objects.order_by("size"):
        this = point.size, bytes.fromhex(point.root)
        if last:
            assert is_consistent(last, this, consistency_proof(node, last[0], this[0]))
        last = this
    assert last is not None
    assert last[0] == Event.objects.count()
