"""The outbox: delivered with its mark, tried again with growing pauses, given up where somebody looks."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import pytest
from django.db import transaction

from jiannuo.kernel import happened
from jiannuo.kernel.act import act
from jiannuo.kernel.models import Event, Heartbeat, Matter, Outbox
from jiannuo.kernel.now import now
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.worker.letters import dead_letters, revive
from jiannuo.kernel.worker.outbox import (
    LEASE,
    PAUSES,
    deliver_all_with,
    deliver_due,
    deliver_with,
)

Found = Callable[..., Matter]


@pytest.fixture
def message(found: Found, no_ways: None) -> Outbox:
    """The notice of a new duty."""
    found()
    return Outbox.objects.get()


def broken(_row: Outbox) -> None:
    raise ValueError("the other side said no")


def test_a_message_is_delivered_once_and_marked_with_its_effect(message: Outbox) -> None:
    deliver_with("notice", lambda row: Heartbeat.objects.create(name=f"{row.pk}", beat_at=now()))
    at = now()
    assert (deliver_due(at), deliver_due(at)) == (1, 0)
    message.refresh_from_db()
    assert (message.done_at, message.next_try_at) == (at, None)
    assert Heartbeat.objects.filter(name=f"{message.pk}").exists()


def test_a_message_nobody_knows_how_to_deliver_waits(message: Outbox) -> None:
    assert deliver_due(now()) == 0
    assert Outbox.objects.get().next_try_at is not None


def test_a_failure_undoes_its_effect_and_leaves_the_others(found: Found, message: Outbox) -> None:
    found()

    def half(row: Outbox) -> None:
        Heartbeat.objects.create(name=f"{row.pk}", beat_at=now())
        if row.pk == message.pk:
            raise ValueError("half-way")

    deliver_with("notice", half)
    assert deliver_due(now()) == 2
    assert Heartbeat.objects.count() == 1
    assert Outbox.objects.filter(done_at__isnull=False).count() == 1
    message.refresh_from_db()
    assert (message.tries, message.error) == (1, "ValueError: half-way")


def test_the_pauses_grow_and_the_last_failure_is_a_dead_letter(message: Outbox) -> None:
    deliver_with("notice", broken)
    at = now()
    for tries, pause in enumerate(PAUSES, 1):
        assert deliver_due(at) == 1
        message.refresh_from_db()
        assert (message.tries, message.next_try_at) == (tries, at + pause)
        assert deliver_due(at + pause - timedelta(seconds=1)) == 0
        at += pause
    deliver_due(at)
    assert list(dead_letters()) == [message]
    assert deliver_due(at + timedelta(days=30)) == 0
    assert revive(dead_letters(), at) == 1
    assert deliver_due(at) == 1
    message.refresh_from_db()
    assert (message.tries, message.dead_at) == (1, None)


def test_a_call_that_leaves_the_system_holds_a_lease_and_no_transaction(message: Outbox) -> None:
    at = now()
    depth = len(transaction.get_connection().savepoint_ids)

    def call(row: Outbox) -> None:
        assert len(transaction.get_connection().savepoint_ids) == depth
        assert Outbox.objects.get(pk=row.pk).leased_until == at + LEASE
        assert deliver_due(at) == 0, "nobody else calls meanwhile"

    deliver_with("notice", call, leaves_the_system=True)
    assert deliver_due(at) == 1
    message.refresh_from_db()
    assert (message.done_at, message.leased_until) == (at, None)


def test_a_lease_that_nobody_returns_to_ends(message: Outbox) -> None:
    calls: list[int] = []
    deliver_with("notice", lambda row: calls.append(row.pk), leaves_the_system=True)
    at = now()
    Outbox.objects.update(leased_until=at + LEASE)
    assert deliver_due(at) == 0
    assert deliver_due(at + LEASE) == 1
    assert calls == [message.pk]


@pytest.fixture
def heard() -> Iterator[list[Event]]:
    """What a listener of the sample's remarks hears."""
    events: list[Event] = []
    happened.on("sample.hazard", "remark")(events.append)
    yield events
    happened._listeners["sample.hazard/remark"].remove(events.append)


def test_other_apps_hear_of_a_step(town: Town, found: Found, heard: list[Event]) -> None:
    event = act(found(), "remark", actor=town.officer, facts={"words": "已围挡"})
    assert heard == []
    deliver_due(now())
    assert heard == [event]
    assert heard[0].matter.loop == "sample.hazard"


def test_what_was_rolled_back_is_never_told(town: Town, found: Found, heard: list[Event]) -> None:
    matter = found()
    with transaction.atomic():
        act(matter, "remark", actor=town.officer, facts={"words": "已围挡"})
        transaction.set_rollback(True)
    deliver_due(now() + timedelta(days=1))
    assert heard == []


def test_what_is_delivered_together_is_marked_together_and_names_what_reached_nobody(
    found: Found, message: Outbox
) -> None:
    found()
    batches: list[int] = []

    def all_but_the_first(rows: Sequence[Outbox]) -> dict[int, str]:
        batches.append(len(rows))
        return {row.pk: "nobody there" for row in rows if row.pk == message.pk}

    deliver_all_with("notice", all_but_the_first)
    at = now()
    assert deliver_due(at) == 2
    message.refresh_from_db()
    assert (batches, message.dead_at, message.error) == ([2], at, "nobody there")
    assert Outbox.objects.filter(done_at=at).count() == 1


def test_one_broken_message_does_not_hold_up_those_delivered_with_it(found: Found, message: Outbox) -> None:
    found()

    def breaks_on_the_first(rows: Sequence[Outbox]) -> dict[int, str]:
        if any(row.pk == message.pk for row in rows):
            raise ValueError("broken")
        return {}

    deliver_all_with("notice", breaks_on_the_first)
    at = now()
    deliver_due(at)
    message.refresh_from_db()
    assert (message.done_at, message.error) == (None, "ValueError: broken")
    assert Outbox.objects.filter(done_at=at).count() == 1
