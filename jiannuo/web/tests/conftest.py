"""Somebody of every role, in a district made up for the tests."""

from collections.abc import Callable

import pytest
from django.test import Client

from jiannuo.people.models import Account, Person, Post, Tenure, Unit
from jiannuo.people.roles import Role
from jiannuo.reports.tests.conftest import report
from jiannuo.web.demo import DEMO_ACCOUNTS

__all__ = ["account_of", "client_of", "report"]

PASSWORD = "Harbour-Street-7"
_STANDING = {Role.RESIDENT: Account.Standing.RESIDENT, Role.ENTERPRISE: Account.Standing.ENTERPRISE}


def account_of(role: Role) -> Account:
    """The account of the demo person of ``role``, made when first asked for."""
    username = next((name for name, (its, _) in DEMO_ACCOUNTS.items() if its == role), "setup")
    if found := Account.objects.filter(username=username).first():
        return found
    account = Account(
        username=username,
        standing=_STANDING.get(role, Account.Standing.STAFF),
        is_superuser=role == Role.SETUP,
        is_staff=role == Role.SETUP,
    )
    if role not in _STANDING and role != Role.SETUP:
        unit, _new = Unit.objects.get_or_create(code="GOV", defaults={"name": "区政府", "kind": "government"})
        post = Post.objects.create(unit=unit, title=f"{role.label}甲", role=role)
        account.person = Person.objects.create(name=f"演示{role.label}", demo=True)
        Tenure.objects.create(person=account.person, post=post)
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def client_of(db: None) -> Callable[[Role | None], Client]:
    """A client signed in as somebody of the role; of None, the public."""

    def make(role: Role | None) -> Client:
        client = Client()
        if role is not None:
            client.force_login(account_of(role))
        return client

    return make
