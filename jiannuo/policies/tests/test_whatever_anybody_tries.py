"""Anybody tries anything on a claim, its batch, a version, a question: what the kernel promises holds."""

import random
from datetime import date, timedelta
from typing import Any

import pytest

from jiannuo.kernel.act import act
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.loops.facts import Evidence, Fact, Rows
from jiannuo.kernel.models import Matter
from jiannuo.kernel.tests.walking import walk
from jiannuo.people.models import Unit
from jiannuo.policies.actions.asking import ask, object_to
from jiannuo.policies.models import Batch, Claim, Pool, Version
from jiannuo.policies.money.balance import of_claim, of_pool
from jiannuo.policies.tests.conftest import City, announced, confirm, draft, on, policy, sent
from jiannuo.policies.treasury.numbers import current_number

PLACES = ("reviewing", "announced", "paid", "draft", "asked")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("seed", range(2))
def test_the_promises_hold_on_every_way(city: City, version: Version, place: str, seed: int) -> None:
    dice = random.Random(f"{place}{seed}")
    people = city.everybody()
    units = list(Unit.objects.values_list("pk", flat=True))

    def make(fact: Fact, actor: Actor) -> Any:
        if isinstance(fact, Evidence):
            return None
        assert isinstance(fact, Rows)
        ids = {
            "people.Unit": units,
            "policies.Claim": list(Claim.objects.values_list("pk", flat=True)),
            "policies.Batch": list(Batch.objects.values_list("pk", flat=True)),
            "policies.Pool": list(Pool.objects.values_list("pk", flat=True)),
        }[fact.model]
        if not ids:
            return None
        return [dice.choice(ids)] if fact.many else dice.choice(ids)

    _come_to(place, city, version)
    taken: list[str] = []
    for stretch in range(6):
        with on((date(2024, 3, 20) + timedelta(days=8 * stretch)).isoformat()):
            for row in Matter.objects.filter(closed_at=None).exclude(pk=version.pk):
                taken += walk(row.pk, people, dice, 14, make)
    assert taken
    _money_adds_up(city)


def _money_adds_up(city: City) -> None:
    """What is held and paid is held and paid for claims, and never more than was granted."""
    stands = [of_claim(one) for one in Claim.objects.filter(loop="policies.claim")]
    pool = of_pool(city.pool)
    assert pool.left >= 0
    assert pool.reserved == sum(one.reserved for one in stands)
    for claim, one in zip(Claim.objects.filter(loop="policies.claim"), stands, strict=True):
        assert one.waiting >= 0
        assert one.paid in (0, claim.amount)
        if claim.state in ("refused", "withdrawn"):
            assert one.waiting == 0
        if claim.state in ("paid", "completed"):
            assert one.paid == claim.amount


def _come_to(place: str, city: City, version: Version) -> None:
    with on("2024-03-05"):
        if place == "draft":
            draft(city, policy(city, "second"))
            return
        claim = confirm(city.boss, version, city.firm)
        if place == "asked":
            ask(city.boss, version.policy, city.firm, facts={"words": "什么时候到账？"})
            object_to(city.boss, version, city.firm, facts={"words": "金额算得不对。"})
        if place == "reviewing":
            confirm(city.rival, version, city.rivals)
    if place == "announced":
        announced(city, version, claim)
    if place == "paid":
        sent(city, version, claim)
        with on("2024-03-19"):
            told = {"number": current_number(Claim.objects.get(pk=claim.pk)), "paid_on": "2024-03-19"}
            act(claim, "receive", actor=city.payer, facts=told)
