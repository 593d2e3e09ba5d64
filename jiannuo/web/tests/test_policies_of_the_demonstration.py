"""The demonstration year has claims in every state that a visitor wants to see, and money that adds up."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from jiannuo.kernel.now import frozen_at
from jiannuo.people.models import Post, Unit, UnitDuty
from jiannuo.policies.models import Claim, Match, Pool, Version
from jiannuo.policies.money.balance import of_pool
from jiannuo.policies.population import forget
from jiannuo.policies.rematching.tests import world
from jiannuo.web.demonstration.policies import play

DAY = date(2024, 9, 18)
FIRMS = 17


@pytest.fixture
def peopled(db: None) -> Iterator[None]:
    """Every unit that the library names, with a head and an officer, and enterprises that hold a title."""
    forget()
    government = Unit.objects.create(code="QZF", name="区政府", kind="government", order=0)
    Post.objects.create(unit=government, title="区长", role="leader")
    for order, code in enumerate(("KGJ", "RSJ", "SWFJ", "SWJ", "TJJ", "CL", "JRJ", "SFJ", "SCJG", "CZJ")):
        told = {"kind": "government", "parent": government, "order": order + 1}
        unit = Unit.objects.create(code=code, name=f"测试{code}", **told)
        Post.objects.create(unit=unit, title="局长", role="department", order=1)
        Post.objects.create(unit=unit, title="科员", role="department", order=2)
    for code, word in (("SFJ", "合法性审核"), ("SCJG", "公平竞争审查"), ("CZJ", "惠企资金")):
        UnitDuty.objects.create(unit=Unit.objects.get(code=code), word=word, weight=3)
    with frozen_at(world.moment(DAY)):
        for number in range(FIRMS):
            _firm(number)
        yield
    forget()


def _firm(number: int) -> None:
    """An enterprise that fits the reward for high-tech enterprises."""
    firm = world.enterprise(number)
    day = DAY - timedelta(days=10)
    told = {"registered_at": "210202001", "status": "open", "executed": "no", "dishonest_now": "no"}
    for name, value in told.items():
        world.say(firm, name, value, observed_on=day)
    firm.qualifications.create(
        name="高新技术企业", valid_from=date(2023, 1, 1), valid_until=date(2025, 12, 31), source="science",
        evidence=4, recorded_at=world.moment(DAY),
    )  # fmt: skip


def test_claims_are_paid_announced_returned_and_under_review_and_the_money_adds_up(peopled: None) -> None:
    played = play()
    assert played.versions > 15
    assert played.claims == FIRMS
    states = set(Claim.objects.values_list("state", flat=True))
    assert {"completed", "listed", "returned", "reviewing"} <= states
    assert Match.objects.filter(standing="fits", registered=True).count() >= FIRMS
    paid = sum(claim.amount or 0 for claim in Claim.objects.filter(paid_at__isnull=False))
    assert sum(of_pool(pool).paid for pool in Pool.objects.all()) == paid > 0
    assert set(Claim.objects.values_list("demo", flat=True)) == {True}
    again = play()
    assert (again.versions, again.claims) == (0, 0)
    assert Version.objects.exists()
