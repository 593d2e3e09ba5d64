"""Writers and workers killed at random: what was acknowledged is there, nothing is half there.

JIANNUO_CRASH_SECONDS says for how long; ``.ci/run`` asks for a minute.
"""

import contextlib
import json
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from jiannuo.kernel.fold import differences
from jiannuo.kernel.ledger.record import seal
from jiannuo.kernel.models import AlarmFired, Clock, Duty, Event, Heartbeat, Involvement, Leaf, Matter, Outbox
from jiannuo.kernel.now import now
from jiannuo.kernel.recording import content
from jiannuo.kernel.tests import crashing
from jiannuo.kernel.tests.conftest import town
from jiannuo.kernel.tests.processes import start
from jiannuo.kernel.worker import outbox
from jiannuo.kernel.worker.working import one_round

__all__ = ["town"]

SECONDS = float(os.environ.get("JIANNUO_CRASH_SECONDS", "12"))
WRITERS = 3
FORK = "from jiannuo.kernel.tests.crashing import fork_on_order; fork_on_order()"


@pytest.fixture
def accounts(committed: None, town: Any) -> None:
    """The people of the town, by the names the writers know, in office for long enough."""
    for name in ("inspector", "officer", "head"):
        apps.get_model("people.Account").objects.filter(pk=getattr(town, name).account_id).update(
            username=name
        )
    apps.get_model("people.Tenure").objects.update(valid_from=None)


@pytest.fixture
def _the_ways() -> Iterator[None]:
    kept = outbox._ways.copy()
    yield
    outbox._ways.clear()
    outbox._ways.update(kept)


def test_a_line_torn_by_a_kill_is_as_if_never_noted(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    crashing.note(diary, {"intent": {"key": "first", "who": "head"}})
    with diary.open("a") as written:
        written.write('{"key": "first", "matt')
    assert crashing.open_intents(diary) == [{"key": "first", "who": "head"}]
    crashing.note(diary, {"key": "first", "refused": "moved_on"})
    assert crashing.open_intents(diary) == []


@pytest.mark.usefixtures("accounts", "_the_ways")
def test_whatever_was_acknowledged_is_there_whole_and_once(tmp_path: Path) -> None:
    diaries = [tmp_path / f"writer{number}" for number in range(WRITERS)]
    kills = kill_at_random(diaries, workers=2 if connection.vendor == "postgresql" else 1)
    assert kills > SECONDS / 2
    settle(diaries)
    acknowledged = every_promise_is_kept(diaries)
    assert acknowledged > SECONDS / 2
    every_matter_is_sound()
    every_alarm_rang_once()
    every_message_arrived_once()
    print(f"{kills} kills, {acknowledged} steps acknowledged, {Event.objects.count()} events")


class Crowd:
    """Processes forked from one that is set up, by the order that starts each."""

    def __init__(self, orders: list[dict[str, Any]], errors: Path) -> None:
        self._orders, self._errors = orders, errors
        self._mother = start(FORK, errors=errors)
        self.pids = [self._fork(order) for order in orders]

    def _fork(self, order: dict[str, Any]) -> int:
        assert self._mother.stdin is not None
        assert self._mother.stdout is not None
        print(json.dumps(order), file=self._mother.stdin, flush=True)
        return int(self._mother.stdout.readline())

    def kill(self, place: int) -> None:
        """Kill one and start it again."""
        try:
            os.kill(self.pids[place], signal.SIGKILL)
        except ProcessLookupError:
            pytest.fail(f"a process ended by itself: {self._errors.read_text()}")
        self._wait_for(self.pids[place])
        self.pids[place] = self._fork(self._orders[place])

    def _wait_for(self, pid: int) -> None:
        """Until it is gone: a killed process may still be in the middle of writing into its diary."""
        until = time.monotonic() + 30
        with contextlib.suppress(ProcessLookupError):
            while time.monotonic() < until:
                os.kill(pid, 0)
                time.sleep(0.002)
            pytest.fail(f"process {pid} is still there half a minute after it was killed")

    def end(self) -> None:
        """Kill everybody."""
        for pid in self.pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                self._wait_for(pid)
        self._mother.kill()
        self._mother.communicate()


def kill_at_random(diaries: list[Path], workers: int) -> int:
    """Writers and workers at work, one of them killed with SIGKILL and started again every so often."""
    chance = random.Random(7)
    errors = diaries[0].with_name("errors")
    orders = [{"do": "write", "with": [str(diary), place]} for place, diary in enumerate(diaries)]
    crowd = Crowd([*orders, *[{"do": "work", "with": []}] * workers], errors)
    kills, until = 0, time.monotonic() + SECONDS
    try:
        while time.monotonic() < until:
            time.sleep(chance.uniform(0.1, 0.8))
            crowd.kill(chance.randrange(len(crowd.pids)))
            kills += 1
    finally:
        crowd.end()
    assert errors.read_text() == ""
    return kills


def settle(diaries: list[Path]) -> None:
    """Clients repeat what they never heard of; the worker does what is left."""
    for diary in diaries:
        for intent in crashing.open_intents(diary):
            crashing.carry_out(diary, intent)
    crashing.deliver_with_a_trace()
    while one_round() or Outbox.objects.filter(next_try_at__isnull=False, tries__gt=0).update(
        next_try_at=now()
    ):
        pass


def every_promise_is_kept(diaries: list[Path]) -> int:
    """Each step that was acknowledged, and no other, is an event, at the place that was told."""
    told, refused = {}, set()
    for diary in diaries:
        for line in crashing.lines(diary):
            if "seq" in line:
                told[line["key"]] = (line["matter"], line["seq"])
            elif "refused" in line:
                refused.add(line["key"])
    stored = {event.key: (event.matter_id, event.seq) for event in Event.objects.filter(key__isnull=False)}
    assert stored == told
    assert not refused & stored.keys()
    return len(told)


def every_matter_is_sound() -> None:
    """The tables say what the log says, and the chain of every matter is whole."""
    for matter in Matter.objects.all():
        assert differences(matter) == []
        previous = None
        for place, event in enumerate(matter.events.order_by("seq"), 1):
            assert (event.seq, event.prev) == (place, previous.digest if previous else "")
            assert seal(content(event, matter))[1].hex() == event.digest
            assert event.before == (previous.after if previous else "new")
            previous = event
        leads = matter.duties.filter(kind="lead", closed_at=None).count()
        assert (leads, matter.duties.filter(closed_at=None).exists()) == (matter.is_open, matter.is_open)
    owing = set(Duty.objects.values_list("unit_id", "matter_id"))
    assert set(Involvement.objects.values_list("unit_id", "matter_id")) == owing
    if connection.vendor == "postgresql":
        assert not Event.objects.filter(xid=0).exists()
    if Leaf.objects.exists():
        assert list(Leaf.objects.values_list("index", flat=True)) == list(range(Event.objects.count()))


def every_alarm_rang_once() -> None:
    """One claim, one event and one message for each alarm; and none is left that is due."""
    rung = [
        (event.matter_id, event.facts["clock"], event.facts["number"], event.facts["due"])
        for event in Event.objects.filter(step="system.alarm")
    ]
    assert rung
    claims = AlarmFired.objects.values_list("clock__matter_id", "clock__key", "number")
    assert Counter(alarm[:3] for alarm in rung) == Counter(claims)
    assert Outbox.objects.filter(topic="kernel.alarm").count() == len(rung)
    open_clocks = Clock.objects.filter(stopped_at=None)
    assert not open_clocks.filter(next_alarm_at__lte=now()).exists()
    assert not open_clocks.filter(paused_until__lte=now()).exists()
    for clock in open_clocks.filter(running_since__isnull=False):
        numbers = list(
            clock.alarms_fired.filter(generation=clock.generation).values_list("number", flat=True)
        )
        # a new date leaves out what had been said with the old one, so they end at the last without a gap
        assert numbers == list(range(clock.next_alarm))[-len(numbers) :] or not numbers
    assert not AlarmFired.objects.filter(clock__in=open_clocks, fired_at__lt=now() - crashing.PAST).exists()


def every_message_arrived_once() -> None:
    """Every message was delivered, at the first try, with one effect."""
    assert not Outbox.objects.filter(done_at=None).exists()
    assert not Outbox.objects.filter(tries__gt=0).exists()
    traces = set(Heartbeat.objects.filter(name__startswith="notice ").values_list("name", flat=True))
    assert traces == {
        f"notice {pk}" for pk in Outbox.objects.filter(kind="notice").values_list("pk", flat=True)
    }
    new_duties = Event.objects.filter(effects__has_key="duties").count()
    assert Outbox.objects.filter(topic="kernel.new_duty").count() >= new_duties
