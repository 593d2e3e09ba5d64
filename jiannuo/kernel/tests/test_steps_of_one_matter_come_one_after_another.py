"""Several people at one matter at once: what comes out is what some order of single steps gives."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.fold import differences
from jiannuo.kernel.models import Event, Matter
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard

__all__ = ["town"]

PEOPLE, TRIES = 4, 12
#: what each state of the sample allows
ALLOWED = {
    "found": {"fix", "remark", "wait", "go_on"},
    "fixed": {"remark", "reject"},
}
FACTS = {"fix": {"how": "换了"}, "remark": {"words": "已围挡"}, "reject": {"why": "仍有松动"}}


@dataclass
class Try:
    """One call: when it was made and answered, with which expectation, and the answer."""

    step: str
    expect: int | None
    began: float
    ended: float
    answer: Event | Code


def tries_of(matter: int, actors: list[Any], seed: int, start: threading.Barrier) -> list[Try]:
    """What one person tries, one step after another."""
    chance, found = random.Random(seed), []
    start.wait()
    for _ in range(TRIES):
        step = chance.choice(("fix", "remark", "reject"))
        actor = actors[1] if step == "reject" else actors[0]
        revision = Matter.objects.values_list("revision", flat=True).get(pk=matter)
        expect = chance.choice((None, revision))
        began = time.monotonic()
        answer: Event | Code
        try:
            answer = act(matter, step, actor=actor, facts=FACTS[step], expect=expect)
        except Refused as refusal:
            answer = refusal.code
        found.append(Try(step, expect, began, time.monotonic(), answer))
    connection.close()
    return found


@pytest.fixture
def history(committed: None, town: Town) -> list[Try]:
    """What several people did to one matter at the same time."""
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖缺失").matter_id
    start = threading.Barrier(PEOPLE)
    with ThreadPoolExecutor(PEOPLE) as pool:
        people = [
            pool.submit(tries_of, matter, [town.officer, town.inspector], seed, start)
            for seed in range(PEOPLE)
        ]
        return [one for person in people for one in person.result()]


def test_the_history_is_an_order_of_single_steps(history: list[Try]) -> None:
    events = {one.answer.seq: one for one in history if isinstance(one.answer, Event)}
    done = [events[seq] for seq in sorted(events)]
    assert len(done) >= PEOPLE
    # nothing is doubled, nothing missing, and every step was allowed where it was taken
    assert len(done) == sum(isinstance(one.answer, Event) for one in history)
    assert sorted(events) == list(range(2, len(done) + 2))
    state = "found"
    for one in done:
        event = one.answer
        assert isinstance(event, Event)
        assert event.before == state
        assert one.step in ALLOWED[state]
        assert one.expect in (None, event.revision - 1)
        state = event.after
    # whoever was answered before another began comes before them
    for place, one in enumerate(done):
        assert all(later.ended > one.began for later in done[place:])
    assert differences(Matter.objects.get()) == []


def test_a_refusal_says_why(history: list[Try]) -> None:
    reasons = {one.answer for one in history if isinstance(one.answer, Code)}
    assert reasons <= {Code.NOT_NOW, Code.OUT_OF_DATE}
    assert Event.objects.count() == 1 + sum(isinstance(one.answer, Event) for one in history)
