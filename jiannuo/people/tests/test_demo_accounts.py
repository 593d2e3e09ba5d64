"""Demo accounts show every role, are plainly called 演示, and cannot be signed in to by password."""

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from jiannuo.people.actions.demo import DEMOS, create_demo_accounts
from jiannuo.people.actions.start import load_units
from jiannuo.people.models import Account, Person, Tenure
from jiannuo.people.roles import Role
from jiannuo.people.viewer import viewer_of
from jiannuo.settings.paths import REFERENCE

ROLES = {
    "demo-supervision": {Role.SUPERVISION},
    "demo-department": {Role.DEPARTMENT},
    "demo-street": {Role.STREET},
    "demo-leader": {Role.LEADER},
    "demo-deputy": {Role.DEPUTY},
    "demo-resident": {Role.RESIDENT},
    "demo-enterprise": {Role.ENTERPRISE},
    "demo-policy": {Role.DEPARTMENT},
    "demo-policy-head": {Role.DEPARTMENT},
    "demo-finance": {Role.DEPARTMENT},
    "demo-legal": {Role.DEPARTMENT},
    "demo-fairness": {Role.DEPARTMENT},
    "demo-setup": {Role.SETUP},
}


@pytest.fixture
def accounts(db: None) -> dict[str, Account]:
    """The demo accounts in the reference district."""
    load_units(REFERENCE)
    create_demo_accounts()
    return {account.username: account for account in Account.objects.all()}


def test_each_account_acts_in_its_own_role_and_no_other(accounts: dict[str, Account]) -> None:
    assert {name: set(viewer_of(account).roles) for name, account in accounts.items()} == ROLES


def test_those_who_pay_policies_out_sit_in_the_units_whose_duty_it_is(accounts: dict[str, Account]) -> None:
    seats = {name: viewer_of(account).posts for name, account in accounts.items()}
    units = {name: posts[0].unit for name, posts in seats.items() if posts}
    assert units["demo-policy"] == units["demo-policy-head"]
    assert seats["demo-policy"] != seats["demo-policy-head"]
    paying = (units["demo-policy"], units["demo-finance"], units["demo-legal"], units["demo-fairness"])
    assert len(set(paying)) == len(paying)
    assert units["demo-finance"].duties.filter(word="惠企资金").exists()


def test_a_second_run_changes_nothing(accounts: dict[str, Account]) -> None:
    before = (Person.objects.count(), Tenure.objects.count())
    assert create_demo_accounts() == [demo.username for demo in DEMOS]
    assert (Person.objects.count(), Tenure.objects.count()) == before


def test_no_password_opens_them(accounts: dict[str, Account], rf: RequestFactory) -> None:
    request = rf.post("/")
    for account in accounts.values():
        assert not account.has_usable_password()
        for guess in ("", account.username, account.password):
            assert authenticate(request, username=account.username, password=guess) is None


def test_demo_persons_are_marked_and_named_as_such(accounts: dict[str, Account]) -> None:
    assert all(person.demo and person.name.startswith("演示·") for person in Person.objects.all())


def test_roles_arrive_when_the_units_are_loaded_later(db: None) -> None:
    create_demo_accounts()
    assert not viewer_of(Account.objects.get(username="demo-supervision")).staff
    load_units(REFERENCE)
    create_demo_accounts()
    assert viewer_of(Account.objects.get(username="demo-supervision")).staff
