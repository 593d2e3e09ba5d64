"""Nothing is paid twice, nothing is promised that is not there, whatever is tried in which order."""

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.append_only import protect, unprotect
from jiannuo.kernel.now import now
from jiannuo.kernel.tests.committing import committed, protected_again
from jiannuo.people.models import Unit
from jiannuo.policies.models import Claim, Entry, Policy, Pool, Version
from jiannuo.policies.money import entering
from jiannuo.policies.money.balance import Balance, of_claim, of_pool
from jiannuo.policies.money.entering import MoneyRefused, Short

__all__ = ["committed", "protected_again"]

TABLES = ("policies_entry",)
CODES = {"甲": "91210202MA0000001P", "乙": "91210202MA0000002K", "丙": "91210202MA0000003F"}


@pytest.fixture
def pool(db: None) -> Pool:
    """A pool of the finance bureau with nothing in it."""
    payer = Unit.objects.create(code="CZJ", name="区财政局", kind="government")
    return Pool.objects.create(name="惠企资金", budget_line="2150508", year=2026, payer=payer)


@pytest.fixture
def claims(pool: Pool) -> list[Claim]:
    """Three enterprises, each with a claim."""
    unit = Unit.objects.create(code="KGJ", name="区科工局", kind="government")
    policy = Policy.objects.create(key="test.prize", title="奖励", level="district", issuer="区", unit=unit)
    matter = {"state": "confirmed", "opened_at": now(), "moved_at": now()}
    version = Version.objects.create(loop="policies.version", title="奖励", policy=policy, **matter)
    return [
        Claim.objects.create(
            loop="policies.claim", title=name, version=version, unit=unit, way="automatic",
            enterprise=Enterprise.objects.create(
                credit_code=code, name=name, added_at=now(), changed_at=now()
            ), **matter,
        )
        for name, code in CODES.items()
    ]  # fmt: skip


def test_the_same_key_enters_once(pool: Pool, claims: list[Claim]) -> None:
    entering.grant(pool, 1000, key="budget")
    first = entering.reserve(claims[0], pool, 400, key="reserve-1")
    assert entering.reserve(claims[0], pool, 400, key="reserve-1") == first
    assert of_pool(pool) == Balance(granted=1000, reserved=400)
    # a repetition is answered even when nothing would be left by now
    entering.reserve(claims[1], pool, 600, key="reserve-2")
    assert entering.reserve(claims[0], pool, 400, key="reserve-1") == first


def test_a_key_is_not_for_two_things(pool: Pool, claims: list[Claim]) -> None:
    entering.grant(pool, 1000, key="budget")
    entering.reserve(claims[0], pool, 400, key="one")
    for claim, amount in ((claims[0], 401), (claims[1], 400)):
        with pytest.raises(MoneyRefused):
            entering.reserve(claim, pool, amount, key="one")
    assert Entry.objects.count() == 2


def test_a_pool_that_runs_out_says_what_is_left_and_keeps_what_was_promised(
    pool: Pool, claims: list[Claim]
) -> None:
    entering.grant(pool, 1_000_000, key="budget")
    entering.reserve(claims[0], pool, 700_000, key="one")
    with pytest.raises(Short) as found:
        entering.reserve(claims[1], pool, 300_001, key="two")
    assert found.value.left == 300_000
    assert "3,000元" in str(found.value)
    assert of_claim(claims[0]).waiting == 700_000
    with pytest.raises(Short):
        entering.cut(pool, 300_001, key="cut")


def test_a_payment_that_comes_back_is_held_again_and_paid_once_more(pool: Pool, claims: list[Claim]) -> None:
    claim = claims[0]
    entering.grant(pool, 1000, key="budget")
    entering.reserve(claim, pool, 1000, key="reserve")
    entering.pay(claim, pool, 1000, key="pay-1")
    entering.give_back(claim, pool, 1000, key="back-1")
    assert of_claim(claim).waiting == 1000
    entering.pay(claim, pool, 1000, key="pay-2")
    with pytest.raises(MoneyRefused):
        entering.pay(claim, pool, 1, key="pay-3")
    entering.recover(claim, pool, 300, key="recover")
    with pytest.raises(MoneyRefused):
        entering.recover(claim, pool, 701, key="recover-more")
    assert of_pool(pool) == Balance(granted=1000, reserved=1000, paid=1000, recovered=300)


def test_entries_are_never_changed_or_deleted(pool: Pool) -> None:
    entry = entering.grant(pool, 1000, key="budget")
    for change in (
        lambda: Entry.objects.filter(pk=entry.pk).update(amount=2000),
        lambda: Entry.objects.filter(pk=entry.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Entry.objects.get().amount == 1000


moves = st.lists(
    st.tuples(
        st.sampled_from(["grant", "cut", "reserve", "release", "pay", "give_back", "recover"]),
        st.integers(0, 2),
        st.integers(0, 900),
        st.integers(0, 14),
    ),
    max_size=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(moves)
def test_whatever_is_tried_nothing_goes_below_zero(
    pool: Pool, claims: list[Claim], tried: list[tuple[str, int, int, int]]
) -> None:
    with transaction.atomic():
        for name, place, amount, key in tried:
            told = {"key": f"key{key}"}
            try:
                if name in ("grant", "cut"):
                    getattr(entering, name)(pool, amount, **told)
                else:
                    getattr(entering, name)(claims[place], pool, amount, **told)
            except MoneyRefused:
                pass
            stands = of_pool(pool)
            assert 0 <= stands.paid <= stands.reserved <= stands.granted
            assert stands.left >= 0
            each = [of_claim(claim) for claim in claims]
            assert all(0 <= one.recovered <= one.paid <= one.reserved for one in each)
            assert sum(one.paid for one in each) == stands.paid
        transaction.set_rollback(True)


@pytest.fixture
def _open_to_emptying(committed: None) -> Iterator[None]:
    protect(TABLES)
    yield
    unprotect(TABLES)


@pytest.mark.usefixtures("_open_to_emptying")
def test_officers_at_once_pay_once_and_never_more_than_there_is(pool: Pool, claims: list[Claim]) -> None:
    entering.grant(pool, 1000, key="budget")
    start = threading.Barrier(4)

    def officer(seed: int) -> None:
        chance = random.Random(seed)
        start.wait()
        for claim in chance.sample(claims, len(claims)):
            try:
                entering.reserve(claim, pool, 400, key=f"reserve-{claim.pk}")
                entering.pay(claim, pool, 400, key=f"pay-{claim.pk}")
            except MoneyRefused:
                pass
        connection.close()

    with ThreadPoolExecutor(4) as people:
        for one in [people.submit(officer, seed) for seed in range(4)]:
            one.result()
    stands = of_pool(pool)
    # three would need 1,200: two are paid, each once
    assert (stands.reserved, stands.paid) == (800, 800)
    assert Entry.objects.filter(kind="pay").count() == 2
