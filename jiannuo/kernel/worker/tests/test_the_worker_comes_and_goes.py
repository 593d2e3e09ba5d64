"""``jiannuo work``: one portion or until told to stop, alone on SQLite, kept alive beside the web."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event as Flag

import pytest
from django.db import OperationalError, connection

from jiannuo.kernel.models import Event, Heartbeat, Matter, Outbox
from jiannuo.kernel.now import frozen_at, now
from jiannuo.kernel.tests.processes import python
from jiannuo.kernel.worker import heartbeat, jobs, working
from jiannuo.kernel.worker.commands import TAKEN
from jiannuo.kernel.worker.keeper import Keeper

WORK = "from jiannuo.kernel.worker.commands import work; work(sys.argv[1:])"
Found = Callable[..., Matter]


def until(true: Callable[[], object], seconds: float = 20) -> None:
    """Wait until ``true``."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.05)


@pytest.fixture
def _no_other_jobs() -> Iterator[None]:
    kept = jobs._jobs.copy()
    jobs._jobs.clear()
    jobs._look_again.clear()
    yield
    jobs._jobs.clear()
    jobs._jobs.update(kept)
    jobs._look_again.clear()


def test_one_round_does_all_that_is_due(found: Found) -> None:
    found()
    with frozen_at(now() + timedelta(days=30)):
        while working.one_round():
            pass
    assert Event.objects.filter(step="system.alarm").count() == 2


def test_a_part_that_fails_does_not_stop_the_others(
    found: Found, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_at: object) -> int:
        raise ValueError("broken")

    found()
    monkeypatch.setattr(working, "PARTS", {"first": broken, **working.PARTS})
    with frozen_at(now() + timedelta(days=30)):
        assert working.one_round() > 0
    assert "part failed name=first" in caplog.text


@pytest.mark.django_db
def test_the_worker_outlives_a_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, rounds = Flag(), []

    def round_without_database() -> int:
        rounds.append(1)
        if len(rounds) == 3:
            stop.set()
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(working, "one_round", round_without_database)
    monkeypatch.setattr(working, "PAUSE", 0.01)
    monkeypatch.setattr(working, "close_old_connections", lambda: None)
    monkeypatch.setattr(connection, "close", lambda: None)
    working.work(stop)
    assert len(rounds) == 3
    assert Heartbeat.objects.filter(name=heartbeat.WORKER).exists()


@pytest.mark.usefixtures("_no_other_jobs")
@pytest.mark.django_db
def test_a_job_runs_once_an_interval_and_may_fail(caplog: pytest.LogCaptureFixture) -> None:
    ran: list[str] = []
    jobs.every(3600)(lambda: ran.append("sound"))

    @jobs.every(3600)
    def breaks() -> None:
        ran.append("broken")
        raise ValueError

    assert jobs.run_due_jobs() == 2
    jobs._look_again.clear()  # as another worker would
    assert jobs.run_due_jobs() == 0
    Heartbeat.objects.update(beat_at=now() - timedelta(hours=2))
    jobs._look_again.clear()
    jobs.run_due_jobs()
    assert sorted(ran) == ["broken", "broken", "sound", "sound"]
    assert "breaks" in caplog.text


def test_once_does_what_is_due_and_leaves(committed: None, found: Found) -> None:
    with frozen_at(now() - timedelta(days=30)):
        found()
    Outbox.objects.update(next_try_at=None)
    with python(WORK, "--once") as process:
        _out, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert Event.objects.filter(step="system.alarm").count() == 2


def test_it_stops_cleanly_and_is_alone_on_sqlite(committed: None) -> None:
    with python(WORK) as first:
        until(lambda: Heartbeat.objects.filter(name=heartbeat.WORKER).exists())
        with python(WORK, "--once") as second:
            _out, said = second.communicate(timeout=60)
        if connection.vendor == "sqlite":
            assert (second.returncode, said.count("\n")) == (TAKEN, 1)
            assert "A worker is already running" in said
        else:
            assert second.returncode == 0, said
        first.terminate()
        assert first.wait(timeout=20) == 0


KEEP = (
    "import subprocess, sys, time\n"
    "kept = [sys.executable, '-c', f'import os, time; print(os.getpid(), flush=True); time.sleep(600)']\n"
    "code = f'from jiannuo.kernel.worker import keeper; keeper.AGAIN = 0.1; keeper.LONGEST_AGAIN = 0.1;"
    " keeper.COMMAND = {kept!r}; keeper.main()'\n"
    "keeper = subprocess.Popen([sys.executable, '-c', code])\n"
    "print(keeper.pid, flush=True)\n"
    "time.sleep(600)\n"
)


def alive(pid: int) -> bool:
    """Whether a process is there and not just waiting to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_no_worker_is_left_behind_and_a_dead_one_is_replaced(ending: signal.Signals) -> None:
    # a parent that starts a keeper, which keeps a program that prints its number
    parent = subprocess.Popen([sys.executable, "-c", KEEP], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    keeper, first = (int(parent.stdout.readline()) for _ in range(2))
    try:
        os.kill(first, signal.SIGKILL)
        second = int(parent.stdout.readline())
        assert second != first
        os.kill(parent.pid if ending == signal.SIGKILL else keeper, ending)
        until(lambda: not alive(second) and not alive(keeper))
    finally:
        for pid in (parent.pid, keeper):
            if alive(pid):
                os.kill(pid, signal.SIGKILL)
        parent.communicate()


def test_a_worker_ends_when_its_parent_is_gone() -> None:
    gone = Flag()
    gone.set()
    working.work(Flag(), parent_gone=gone.is_set)  # returns


def test_a_keeper_waits_longer_for_a_worker_that_dies_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper([sys.executable, "-c", "raise SystemExit(75)"])
    pauses: list[float] = []

    def rest(pause: float) -> None:
        pauses.append(pause)
        if len(pauses) == 7:
            keeper.stop()

    monkeypatch.setattr(keeper, "rest", rest)
    keeper.keep()
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
