"""Writers that are killed in the middle of things, and how they find out afterwards what they had done."""

import json
import os
import random
import signal
import sys
import traceback
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.apps import apps

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.models import Heartbeat, Matter, Outbox
from jiannuo.kernel.now import frozen_at, now
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.tests.conftest import viewer_of
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.worker.outbox import deliver_with

#: writers live so far in the past that every alarm of their matters, and every pause, is over today
PAST = timedelta(days=40)
#: what each step is told
FACTS: dict[str, dict[str, str]] = {
    "report": {"place": "春海街 1 号"},
    "fix": {"how": "换了新井盖"},
    "remark": {"words": "已围挡"},
    "wait": {"why": "storm"},
    "go_on": {},
    "accept": {},
    "reject": {"why": "复查发现仍有松动"},
    "refuse": {"why": "属于水务公司"},
}
STEPS = ("fix", "remark", "remark", "wait", "go_on", "accept", "reject", "reject", "refuse")


def write_until_killed(diary: str, seed: int) -> None:
    """Take random steps for ever, noting each before and after; first repeat what was left open."""
    chance = random.Random(seed)
    notes = Path(diary)
    for intent in open_intents(notes):
        carry_out(notes, intent)
    while True:
        number = f"{notes.stem}-{os.getpid()}-{chance.getrandbits(48):x}"
        carry_out(notes, {"key": number, "who": _who(chance), **_what(chance)})


def _who(chance: random.Random) -> str:
    return chance.choice(("inspector", "officer", "head"))


def _what(chance: random.Random) -> dict[str, Any]:
    """A step of a matter everybody works at, so that writers meet; or a new matter."""
    newest = Matter.objects.order_by("-pk").values_list("pk", flat=True).first()
    if newest is None or chance.random() < 0.1:
        return {"step": "report", "matter": None}
    return {"step": chance.choice(STEPS), "matter": max(newest - chance.randrange(12), 1)}


def carry_out(notes: Path, intent: dict[str, Any]) -> None:
    """Do it, under its key, and note what came of it once it is certain."""
    note(notes, {"intent": intent})
    with frozen_at(now() - PAST):
        actor = viewer_of(apps.get_model("people.Account").objects.get(username=intent["who"]))
        facts = FACTS[intent["step"]]
        try:
            if intent["matter"] is None:
                event = begin(Hazard, "report", actor=actor, facts=facts, key=intent["key"], title="井盖缺失")
            else:
                event = act(intent["matter"], intent["step"], actor=actor, facts=facts, key=intent["key"])
        except Refused as refusal:
            note(notes, {"key": intent["key"], "refused": str(refusal.code)})
        else:
            note(notes, {"key": intent["key"], "matter": event.matter_id, "seq": event.seq})


def note(notes: Path, line: dict[str, Any]) -> None:
    """Append a line; a kill in the middle leaves one without an end."""
    descriptor = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, (json.dumps(line) + "\n").encode())
    os.close(descriptor)


def forget_what_was_torn(notes: Path) -> None:
    """Cut off a line that a kill left without its end: what it should have said was never noted."""
    written = notes.read_bytes() if notes.exists() else b""
    whole = written.rfind(b"\n") + 1
    if whole < len(written):
        os.truncate(notes, whole)


def lines(notes: Path) -> Iterator[dict[str, Any]]:
    """What was noted."""
    for line in notes.read_text().splitlines() if notes.exists() else ():
        yield json.loads(line)


def open_intents(notes: Path) -> list[dict[str, Any]]:
    """What was begun and never heard of again."""
    forget_what_was_torn(notes)
    begun: dict[str, dict[str, Any]] = {}
    for line in lines(notes):
        if intent := line.get("intent"):
            begun[intent["key"]] = intent
        else:
            begun.pop(line["key"], None)
    return list(begun.values())


def deliver_with_a_trace() -> None:
    """Notices leave one row each, under a name that cannot be taken twice."""

    def leave_a_trace(row: Outbox) -> None:
        Heartbeat.objects.create(name=f"notice {row.pk}", beat_at=now())

    deliver_with("notice", leave_a_trace)


def work_until_killed() -> None:
    """The real worker."""
    from jiannuo.kernel.worker.commands import work

    deliver_with_a_trace()
    work([])


def fork_on_order() -> None:
    """Start a process for every order on standard input and say its number: in milliseconds, not seconds."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
            try:
                work_until_killed() if order["do"] == "work" else write_until_killed(*order["with"])
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(1)
        print(pid, flush=True)
