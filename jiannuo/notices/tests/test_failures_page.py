"""What did not arrive is in front of the administrator, with another try, and says nothing of its matter."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import now
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
    assert page.count("some.app.to.come") == 2  # the reason and the form that tries it again
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
