"""What did not arrive is in front of the administrator, with another try, and says nothing of its matter."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.fold import differences
from jiannuo.kernel.happened import _listeners, on
from jiannuo.kernel.models import Event, Outbox
from jiannuo.kernel.now import now
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.worker.letters import GIVEN_UP, RETRIED
from jiannuo.kernel.worker.outbox import deliver_due
from jiannuo.notices.models import Delivery, InboxItem
from jiannuo.notices.tests.conftest import Notice, SignIn, Town, account_of, channel, text


@pytest.fixture
def setup(db: None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create(username="setup", is_superuser=True, is_staff=True))
    return client


def dead(town: Town) -> Delivery:
    its = channel(
        account_of(town.officer), address="someone@example.org", off_at=now(), off_reason="没有应答"
    )
    return Delivery.objects.create(
        subscription=its,
        tally={"kernel.alarm": 2},
        created_at=now(),
        dead_at=now(),
        tries=6,
        error="没有应答",
    )


def test_a_message_that_was_given_up_can_be_sent_again(town: Town, setup: Client) -> None:
    row = dead(town)
    page = text(setup.get("/inbox/failures/"))
    assert "没有应答" in page
    assert "someone" not in page
    setup.post(f"/inbox/failures/{row.pk}/retry")
    row.refresh_from_db()
    assert (row.dead_at, row.tries, row.subscription.works) == (None, 0, True)


def test_notices_that_reached_nobody_stand_together_and_arrive_after_another_try(
    notice: Notice, town: Town, setup: Client
) -> None:
    rows: list[Any] = [notice("some.app.to.come", to=[{"unit_id": town.works.pk}]) for _number in range(3)]
    deliver_due(now())
    assert Outbox.objects.filter(dead_at__isnull=False).count() == 3
    page = text(setup.get("/inbox/failures/"))
    assert page.count("some.app.to.come") == 3  # the reason and the forms that try it again or give it up
    Outbox.objects.update(topic="kernel.new_duty")
    setup.post("/inbox/failures/retry", {"error": Outbox.objects.filter(pk=rows[0].pk).get().error})
    deliver_due(now())
    assert InboxItem.objects.get(account_id=account_of(town.officer)).count == 3


def test_the_page_is_for_the_administrator_only(town: Town, sign_in: SignIn) -> None:
    row = dead(town)
    client = sign_in(town.officer)
    assert client.get("/inbox/failures/").status_code == 403
    assert client.post(f"/inbox/failures/{row.pk}/retry").status_code == 403


def test_nothing_failed_is_said_in_words(setup: Client) -> None:
    assert "每条通知都有人接收" in text(setup.get("/inbox/failures/"))


@pytest.fixture
def stuck(town: Town) -> Iterator[Outbox]:
    """A step after which another app should have done something, and could not."""
    calls: list[int] = []

    @on("sample.hazard", "fix")
    def fails(_event: Event) -> None:
        calls.append(1)
        raise ValueError("接口没有应答")

    matter = begin(Hazard, "report", actor=town.inspector, title="井盖缺失").matter
    act(matter, "fix", actor=town.officer, facts={"how": "换了"})
    for _try in range(10):
        Outbox.objects.filter(kind="happened", dead_at=None).update(next_try_at=now())
        deliver_due(now())
    yield Outbox.objects.get(kind="happened")
    _listeners["sample.hazard/fix"].remove(fails)


def test_what_should_have_followed_is_listed_with_cause_and_tries(stuck: Outbox, setup: Client) -> None:
    page = text(setup.get("/inbox/failures/"))
    for words in ("隐患 · 整改", "ValueError: 接口没有应答", "试了 6 次", f"第 {stuck.matter_id} 号事项"):
        assert words in page, words
    assert "井盖缺失" not in page


def test_another_try_is_noted_in_the_matter(stuck: Outbox, setup: Client) -> None:
    setup.post(f"/inbox/failures/letters/{stuck.pk}")
    stuck.refresh_from_db()
    assert (stuck.dead_at, stuck.tries) == (None, 0)
    event = Event.objects.get(step=RETRIED)
    assert (event.actor, event.matter_id) == (get_user_model().objects.get(username="setup"), stuck.matter_id)
    assert differences(event.matter) == []
    assert "这一条已经处理过了" in text(setup.post(f"/inbox/failures/letters/{stuck.pk}", follow=True))


def test_giving_up_needs_a_reason_and_keeps_who_and_why(stuck: Outbox, setup: Client) -> None:
    address = f"/inbox/failures/letters/{stuck.pk}"
    assert "请写明为什么放弃" in text(setup.post(address, {"do": "give-up", "why": " "}, follow=True))
    setup.post(address, {"do": "give-up", "why": "对方系统已停用"})
    stuck.refresh_from_db()
    assert (stuck.given_up_why, stuck.given_up_by) == (
        "对方系统已停用",
        get_user_model().objects.get(username="setup"),
    )
    assert Event.objects.get(step=GIVEN_UP).facts["why"] == "对方系统已停用"
    assert "都做成了" in text(setup.get("/inbox/failures/"))
    setup.post(address)
    stuck.refresh_from_db()
    assert stuck.next_try_at is None


def test_notices_are_given_up_by_reason(notice: Notice, town: Town, setup: Client) -> None:
    notice("some.app.to.come", to=[{"unit_id": town.works.pk}])
    deliver_due(now())
    error = Outbox.objects.get(dead_at__isnull=False).error
    setup.post("/inbox/failures/retry", {"error": error, "do": "give-up", "why": "应用已经卸载"})
    assert "每条通知都有人接收" in text(setup.get("/inbox/failures/"))
    assert Outbox.objects.get().given_up_why == "应用已经卸载"


def test_letters_are_for_the_administrator_only(stuck: Outbox, town: Town, sign_in: SignIn) -> None:
    assert sign_in(town.inspector).post(f"/inbox/failures/letters/{stuck.pk}").status_code == 403
