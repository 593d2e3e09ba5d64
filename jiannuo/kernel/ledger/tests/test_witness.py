"""The witness sees a log that was rewritten or cut, and countersigns one that only grew."""

import subprocess
import sys
from pathlib import Path

import pytest

from jiannuo.kernel.ledger.ed25519 import parse_public
from jiannuo.kernel.ledger.note import parse_note
from jiannuo.kernel.ledger.tests.logs import KEY, Log
from jiannuo.kernel.ledger.tiles import Edge, tile_path

PROGRAM = Path(__file__).resolve().parents[4] / "docs" / "verify" / "witness.py"


def publish(log: Log, folder: Path) -> None:
    """What the ledger serves, as files."""
    folder.mkdir(exist_ok=True)
    (folder / "checkpoint").write_text(log.checkpoint())
    for tile in Edge(hash_=log.hash_).append(log.leaves):
        file = folder / "tile" / tile_path(tile.level, tile.index, tile.width)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(tile.content)


def grown(count: int, note: str = "11" * 32) -> Log:
    log = Log()
    for number in range(count):
        log.add(number % 5 + 1, facts={"note": note if number == 3 else "00" * 32})
    return log


def look(served: Path, kept: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROGRAM), served.as_uri(), str(KEY.public), str(kept), "witness.example"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("old", "new"), [(1, 2), (255, 256), (256, 257), (300, 1000), (513, 700)])
def test_a_log_that_grew_is_countersigned(tmp_path: Path, old: int, new: int) -> None:
    for size in (old, new, new):
        publish(grown(size), tmp_path / "served")
        done = look(tmp_path / "served", tmp_path / "kept")
        assert done.returncode == 0, done.stderr
    note = parse_note((tmp_path / "kept" / "countersigned").read_text())
    assert note.signed_by(KEY.public)
    assert note.signed_by(parse_public(done.stdout.split()[-1]))


@pytest.mark.parametrize("size", [299, 300, 301, 900])
def test_a_log_that_was_rewritten_is_told(tmp_path: Path, size: int) -> None:
    publish(grown(300), tmp_path / "served")
    look(tmp_path / "served", tmp_path / "kept")
    before = (tmp_path / "kept" / "last").read_text()
    publish(grown(size, note="22" * 32), tmp_path / "served")
    done = look(tmp_path / "served", tmp_path / "kept")
    assert done.returncode == 9
    assert "NOT CONSISTENT" in done.stdout
    assert (tmp_path / "kept" / "last").read_text() == before


def test_a_ledger_out_of_reach_is_no_alarm(tmp_path: Path) -> None:
    assert look(tmp_path / "nothing", tmp_path / "kept").returncode == 1
