"""Anybody tries anything on a commitment and its parts: what the kernel promises holds after every try."""

import random
from typing import Any

import pytest

from jiannuo.commitments.actions.draft import Promised, draft_commitments
from jiannuo.commitments.models import Subtask
from jiannuo.commitments.tests.conftest import District, on, photo
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.loops.facts import Evidence, Fact
from jiannuo.kernel.tests.walking import walk


@pytest.mark.parametrize("seed", range(12))
def test_the_promises_hold_on_every_way(district: District, promised: Promised, seed: int) -> None:
    dice = random.Random(seed)
    people = [district.supervisor, district.leader, district.officer, district.other, district.resident]
    viewers = {person.account_id: person for person in people}

    def make(fact: Fact, actor: Actor) -> Any:
        if isinstance(fact, Evidence):
            return [photo(viewers[actor.account_id])]
        return dice.choice([district.lead, district.assisting]).pk

    with on("2024-01-08"):
        row = draft_commitments([promised], actor=district.supervisor)[0]
    taken: list[str] = []
    for month in range(1, 9):
        with on(f"2024-{month + 1:02}-05"):
            taken += walk(row.pk, people, dice, 12, make)
            for part in Subtask.objects.filter(closed_at=None):
                walk(part.pk, people, dice, 6, make)
    assert taken
