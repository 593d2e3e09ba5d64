"""A small town, what it tells its people, and a channel to send by."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from jiannuo.kernel.act import begin
from jiannuo.kernel.models import Matter, Outbox
from jiannuo.kernel.now import frozen_at, now
from jiannuo.kernel.tests.conftest import Town, loop, town, viewer_of
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.notices.models import Subscription
from jiannuo.notices.subscribing import digest_of

__all__ = ["Town", "loop", "town", "viewer_of"]

#: a Wednesday, 10:00 in China
MORNING = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)

SignIn = Callable[..., Client]
Open = Callable[..., Matter]
Notice = Callable[..., Outbox]


@pytest.fixture
def open_matter(town: Town) -> Open:
    """Opens hazards: the inspector reports one, the works department owes it."""

    def make(title: str = "楼道堆物", **facts: Any) -> Matter:
        return begin(Hazard, "report", actor=town.inspector, facts=facts, title=title).matter

    return make


@pytest.fixture
def notice(town: Town) -> Notice:
    """Notices in the outbox, to the works department unless said otherwise."""

    def make(topic: str = "kernel.alarm", matter: Matter | None = None, **payload: Any) -> Outbox:
        payload.setdefault("to", [{"unit_id": town.works.pk}])
        return Outbox.objects.create(
            kind="notice", topic=topic, matter=matter, payload=payload, created_at=now(), next_try_at=now()
        )

    return make


def account_of(viewer: Any) -> int:
    """The number of somebody's account."""
    return int(viewer.account_id)


def channel(
    account: int, kind: str = "email", address: str = "a@example.org", **columns: Any
) -> Subscription:
    """A channel that works, without hours of rest unless said otherwise."""
    rest = {"quiet_from": "00:00", "quiet_to": "00:00", "verified_at": now()} | columns
    made = Subscription.objects.create(
        account_id=account,
        kind=kind,
        address=address,
        address_digest=digest_of(address),
        created_at=now(),
        **rest,
    )
    return Subscription.objects.get(pk=made.pk)


@pytest.fixture
def morning() -> Any:
    """Ten o'clock of a working day, held."""
    with frozen_at(MORNING):
        yield MORNING


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A browser in which somebody has signed in."""

    def make(viewer: Any, language: str = "zh-hans") -> Client:
        client = Client()
        client.force_login(get_user_model().objects.get(pk=viewer.account_id))
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return client

    return make


def text(answer: Any) -> str:
    """The page that came."""
    assert answer.status_code == 200
    found: str = answer.content.decode()
    return found
