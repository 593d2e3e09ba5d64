"""Enterprises with sound codes, somebody who acts for one, and officers of a made-up town."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client

from jiannuo.enterprises.actions.stating import Said, state
from jiannuo.enterprises.demonstration.codes import made_up_code
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.models import Enterprise, Member
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.now import frozen_at, now
from jiannuo.kernel.tests.conftest import Town, loop, town, viewer_of

__all__ = ["Town", "loop", "town", "viewer_of"]

#: a Wednesday
MORNING = datetime(2024, 9, 18, 2, 0, tzinfo=UTC)
DAY = date(2024, 9, 18)
WAN = 1_000_000

Make = Callable[..., Enterprise]
SignIn = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def _morning() -> Any:
    """Everything here happens on one morning."""
    with frozen_at(MORNING):
        yield


@pytest.fixture
def make(db: None) -> Make:
    """Enterprises, numbered, with whatever is said of them."""

    def made(number: int = 1, *said: Said, **columns: Any) -> Enterprise:
        rest = {"name": f"甲{number}贸易有限公司", "added_at": now(), "changed_at": now()} | columns
        row = Enterprise.objects.create(credit_code=made_up_code(number), **rest)
        state(row.pk, said)
        row.refresh_from_db()
        return row

    return made


def money(amount: float, source: str = "tax", day: date = DAY, year: int = 2023) -> Said:
    """A revenue in 万元."""
    return Said("revenue", Interval.point(round(amount * WAN)), source, day, year)


def staff(count: int, source: str = "tax", day: date = DAY, year: int = 2023) -> Said:
    """Persons employed."""
    return Said("staff", Interval.point(count), source, day, year)


def word(name: str, code: str, source: str = "registration", day: date = DAY) -> Said:
    """A choice, a code or a flag."""
    return Said(name, frozenset({code}), source, day)


@dataclass
class Clerk:
    """Somebody who acts for an enterprise."""

    viewer: Actor
    enterprise: Enterprise


@pytest.fixture
def clerk_of() -> Callable[[Enterprise], Clerk]:
    """Makes the clerk of an enterprise."""

    def made(row: Enterprise) -> Clerk:
        account = get_user_model()._default_manager.create(username=f"clerk{row.pk}", standing="enterprise")
        Member.objects.create(account=account, enterprise=row, since=DAY, confirmed_at=now())
        return Clerk(viewer_of(account), row)

    return made


@pytest.fixture
def sign_in() -> SignIn:
    """A client signed in as somebody."""

    def made(viewer: Actor) -> Client:
        client = Client()
        client.force_login(get_user_model()._default_manager.get(pk=viewer.account_id or 0))
        return client

    return made


@pytest.fixture
def places(db: None) -> None:
    """The reference district's divisions."""
    paths = import_module("jiannuo.settings.paths")
    import_module("jiannuo.places.actions.start").load_divisions(paths.REFERENCE)
    assert apps.get_model("places.Division").objects.exists()
