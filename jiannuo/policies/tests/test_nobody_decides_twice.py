"""Two persons where money is decided, whatever accounts, posts and delegations they have."""

from datetime import date

import pytest

from jiannuo.kernel.act import act, steps_open_to
from jiannuo.kernel.models import Event
from jiannuo.kernel.now import now
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.people.models import Delegation, Post, Tenure
from jiannuo.people.viewer import Viewer, viewer_of
from jiannuo.policies.actions.asking import ask
from jiannuo.policies.actions.batching import batch as make_batch
from jiannuo.policies.models import Batch, Claim, Version
from jiannuo.policies.tests.conftest import (
    PUBLICATION,
    City,
    account_of,
    again,
    announced,
    check,
    draft,
    on,
)


def may(viewer: Viewer, row: Batch | Claim | Version) -> set[str]:
    """The steps that are open to ``viewer``."""
    return {step.key for step in steps_open_to(viewer, again(row))}


@pytest.fixture
def batch(city: City, version: Version, claim: Claim) -> Batch:
    """Announced until 14 March."""
    return announced(city, version, claim)


def test_the_unit_approves_first_and_the_payer_second(city: City, batch: Batch) -> None:
    with on("2024-03-15"):
        for viewer in (city.officer, city.clerk, city.payer, city.leader, city.boss, city.resident):
            with pytest.raises(Refused):
                act(batch, "approve_first", actor=viewer)
        act(batch, "approve_first", actor=city.head)
        for viewer in (city.head, city.officer, city.leader, city.supervisor):
            with pytest.raises(Refused):
                act(batch, "approve_second", actor=viewer)
        act(batch, "approve_second", actor=city.payer)


def test_who_checked_a_claim_does_not_approve_it(city: City, version: Version, claim: Claim) -> None:
    with on("2024-03-06"):
        act(claim, "pass_check", actor=city.head)
        batch = make_batch(city.officer, version, [claim])
        act(batch, "announce", actor=city.officer)
    with on("2024-03-15"), pytest.raises(Refused) as refused:
        act(batch, "approve_first", actor=city.head)
    assert "没有审核" in str(refused.value.sentence)


def test_one_person_in_both_offices_approves_once(city: City, batch: Batch) -> None:
    person = account_of(city.head).person
    assert person is not None
    Tenure.objects.create(person=person, post=city.payer_head.posts[0])
    both = viewer_of(account_of(city.head))
    with on("2024-03-15"):
        act(batch, "approve_first", actor=both)
        assert "approve_second" not in may(both, batch)
        with pytest.raises(Refused):
            act(batch, "approve_second", actor=both)


def delegate(giver: Viewer, receiver: Viewer) -> Viewer:
    """``receiver`` acts for the post of ``giver`` in March 2024."""
    Delegation.objects.create(
        giver=Post.objects.get(pk=giver.posts[0].pk),
        receiver=Post.objects.get(pk=receiver.posts[0].pk),
        valid_from=date(2024, 3, 1),
        valid_to=date(2024, 3, 31),
        reason="出差",
        granted_by=account_of(giver),
        granted_at=now(),
    )
    return viewer_of(account_of(receiver))


def test_a_delegation_makes_no_second_person(city: City, batch: Batch) -> None:
    with on("2024-03-15"):
        proxy = delegate(city.payer_head, city.head)
        act(batch, "approve_first", actor=city.head)
        with pytest.raises(Refused):
            act(batch, "approve_second", actor=proxy)


def test_who_lent_the_power_does_not_use_it_again(city: City, batch: Batch) -> None:
    with on("2024-03-15"):
        proxy = delegate(city.head, city.other)
        act(batch, "approve_first", actor=proxy)
        head = account_of(city.head).person
        assert head is not None
        Tenure.objects.create(person=head, post=city.payer_head.posts[0])
        both = viewer_of(account_of(city.head))
        act(batch, "approve_second", actor=city.payer_head)
        assert again(batch).events.get(step="approve_first").behalf_of_id == city.head.posts[0].pk
        assert "approve_first" not in may(both, batch)


def test_who_drafted_a_version_neither_checks_nor_publishes_it(city: City) -> None:
    with on("2024-03-04"):
        row = draft(city)
        act(row, "submit", actor=city.officer)
        for viewer in (city.officer, city.head, city.lawyer, city.leader, city.other):
            with pytest.raises(Refused):
                act(row, "pass_fair", actor=viewer, facts={"fair": []})
    with on("2024-03-05"):
        other = draft(city, row.policy, 2, automatic=False)
        check(city, other)
        for viewer in (city.officer, city.clerk, city.lawyer, city.market, city.payer_head):
            with pytest.raises(Refused):
                act(other, "publish", actor=viewer, facts=PUBLICATION)
        act(other, "publish", actor=city.head, facts=PUBLICATION)


def test_a_head_who_drafted_leaves_publication_to_the_leader(city: City) -> None:
    with on("2024-03-04"):
        row = draft(city)
        event = row.events.get(step="write")
        act(row, "write", actor=city.head, facts=event.facts)
        check(city, row)
        with pytest.raises(Refused):
            act(row, "publish", actor=city.head, facts=PUBLICATION)
        act(row, "publish", actor=city.leader, facts=PUBLICATION)


def test_the_enterprise_takes_no_step_of_an_office(city: City, claim: Claim, batch: Batch) -> None:
    for viewer in (city.boss, city.rival, city.resident):
        mine = may(viewer, batch)
        assert mine <= {"object"}
    assert may(city.rival, claim) == set()
    assert may(city.colleague, claim) == {"withdraw"}


def test_nobody_stops_a_batch_with_a_key_that_is_guessed(city: City, version: Version, claim: Claim) -> None:
    """What becomes of each claim has a key made of the event; events are counted."""
    with on("2024-03-06"):
        act(claim, "pass_check", actor=city.officer)
        last = Event.objects.order_by("-pk").values_list("pk", flat=True)[0]
        told = {"words": "什么时候公示？"}
        ask(city.rival, version.policy, city.rivals, facts=told, key=f"{last + 2}:list:{claim.pk}")
        batch = make_batch(city.officer, version, [claim])
    assert again(claim).batch_id == batch.pk


def test_whoever_put_a_claim_onto_the_list_does_not_approve_it(
    city: City, version: Version, claim: Claim
) -> None:
    """By the claim's own step as well as by the batch's."""
    with on("2024-03-06"):
        act(claim, "pass_check", actor=city.officer)
    with on("2024-03-07"):
        batch = make_batch(city.officer, version)
        act(claim, "list", actor=city.head, facts={"batch": batch.pk})
        act(batch, "announce", actor=city.officer)
    with on("2024-03-15"), pytest.raises(Refused) as refused:
        act(batch, "approve_first", actor=city.head)
    assert refused.value.code == Code.NOT_YOURS
