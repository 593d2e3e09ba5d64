"""The worker delivers and sends; a loop that tells what nobody declares does not start the server."""

from collections.abc import Iterator
from dataclasses import replace
from threading import enumerate as threads
from typing import Any

import pytest
from django.core.checks import run_checks

from jiannuo.kernel.loops import Tell, holds
from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import now
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.worker.outbox import deliver_due
from jiannuo.notices import channels, message
from jiannuo.notices.message import Message, Told, all_messages, forget, message_of
from jiannuo.notices.models import Delivery, InboxItem
from jiannuo.notices.rounds import send_outside
from jiannuo.notices.tests.conftest import Notice, Open, Town, account_of, channel


def test_the_worker_delivers_a_step_to_an_inbox(open_matter: Open, town: Town) -> None:
    open_matter()
    deliver_due(now())
    assert InboxItem.objects.get(account_id=account_of(town.officer)).message == "kernel.new_duty"
    assert not Outbox.objects.filter(done_at__isnull=True).exists()


@pytest.mark.django_db(transaction=True)
def test_sending_does_not_keep_the_worker_waiting(
    notice: Notice, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(channels, "send", lambda _channel, letter: sent.append(letter))
    its = channel(account_of(town.officer))
    Delivery.objects.create(
        subscription=its, tally={"kernel.alarm": 1}, created_at=now().replace(year=2020), next_try_at=now()
    )
    send_outside()
    for thread in threads():
        if thread.name == "notices":
            thread.join()
    assert len(sent) == 1


@pytest.fixture
def telling() -> Iterator[None]:
    step = Hazard.steps["fix"]
    Hazard.steps["fix"] = replace(step, tells=(Tell("sample.fixed", holds("supervision", label="督查室")),))
    yield
    Hazard.steps["fix"] = step


def undeclared() -> list[str]:
    return [found.msg for found in run_checks() if found.id == "notices.E001"]


def test_a_step_that_tells_what_nobody_declares_is_named(telling: None) -> None:
    (problem,) = undeclared()
    assert "sample.hazard" in problem
    assert "sample.fixed" in problem

    class Fixed(Message):
        key, label = "sample.fixed", "已整改"

    assert undeclared() == []
    forget(Fixed)


def test_two_messages_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"kernel\.alarm"):

        class Other(Message):
            key, label = "kernel.alarm", "另一个"

    assert message_of("kernel.alarm") is message._messages["kernel.alarm"]


@pytest.mark.parametrize("declared", all_messages(), ids=lambda declared: declared.key)
@pytest.mark.parametrize(
    "payload", [{}, {"fraction": "1", "due": "2026-03-04T02:00:00+00:00", "clock": "cure"}]
)
def test_every_message_can_be_said_of_a_matter_that_may_be_seen_no_longer(
    declared: type[Message], payload: dict[str, Any]
) -> None:
    told = Told(None, None, now(), payload, declared.level(payload))
    assert declared.title(told)
    assert isinstance(declared.body(told), str)
    for count in (1, 2):
        assert str(count) in declared.outside(count)
