"""Anybody tries anything on an inspection and its parts: what the kernel promises holds after every try."""

import random
from datetime import date, timedelta
from typing import Any

import pytest

from jiannuo.kernel.act import act
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.loops.facts import Evidence, Fact, Rows
from jiannuo.kernel.models import Matter
from jiannuo.kernel.tests.walking import walk
from jiannuo.people.models import Post
from jiannuo.supervision.models import Inspection
from jiannuo.supervision.tests.conftest import District, approve, conclude, draft, on, part_of, photo

PLACES = ("drafted", "approved", "under_way", "fed_back", "signed")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("place", PLACES)
def test_the_promises_hold_on_every_way(district: District, place: str, seed: int) -> None:
    dice = random.Random(f"{place}{seed}")
    people = [
        district.inspector,
        district.colleague,
        district.leader,
        district.builder,
        district.keeper,
        district.resident,
    ]
    viewers = {person.account_id: person for person in people}
    posts = list(Post.objects.values_list("pk", flat=True))

    def make(fact: Fact, actor: Actor) -> Any:
        if isinstance(fact, Evidence):
            return [photo(viewers[actor.account_id])]
        if isinstance(fact, Rows) and fact.model == "people.Post":
            return [dice.choice(posts)] if fact.many else dice.choice(posts)
        units = [district.building.pk, district.city.pk]
        return units if isinstance(fact, Rows) and fact.many else dice.choice(units)

    row = _come_to(place, district)
    taken: list[str] = []
    for stretch in range(10):
        with on((date(2024, 4, 1) + timedelta(days=10 * stretch)).isoformat()):
            taken += walk(row.pk, people, dice, 12, make)
            for part in Matter.objects.filter(parent=row.pk, closed_at=None):
                taken += walk(part.pk, people, dice, 10, make)
    assert taken


def _come_to(place: str, district: District) -> Inspection:
    """An inspection that came as far as ``place`` by the end of March."""
    far = PLACES.index(place)
    with on("2024-03-04"):
        row = draft(district, begins_on="2024-03-04", ends_on="2024-12-31")
        if far >= PLACES.index("approved"):
            approve(district, row)
        if far >= PLACES.index("under_way"):
            act(row, "start", actor=district.inspector)
    if far >= PLACES.index("fed_back"):
        conclude(district, row)
    if place == "signed":
        with on("2024-03-29"):
            act(part_of(row, district.building), "sign", actor=district.builder)
            act(part_of(row, district.city), "sign_clean", actor=district.keeper)
    return row
