"""``jiannuo account add``."""

import pytest
from click.testing import CliRunner, Result

from jiannuo.people.account_commands import account
from jiannuo.people.models import Account
from jiannuo.people.roles import Role
from jiannuo.people.viewer import viewer_of

pytestmark = pytest.mark.django_db
GOOD = "Harbour-Street-7"


def _add(*arguments: str, typed: str = f"{GOOD}\n{GOOD}\n") -> Result:
    return CliRunner().invoke(account, ["add", *arguments], input=typed)


def test_the_first_account_may_set_the_system_up() -> None:
    assert _add("wang", "--setup").exit_code == 0
    made = Account.objects.get(username="wang")
    assert made.check_password(GOOD)
    assert viewer_of(made).roles == {Role.SETUP}


def test_the_password_is_not_shown() -> None:
    assert GOOD not in _add("wang", "--setup").output


def test_without_setup_it_is_a_residents_account() -> None:
    _add("li")
    made = Account.objects.get(username="li")
    assert viewer_of(made).roles == {Role.RESIDENT}
    assert not made.is_staff


@pytest.mark.parametrize("weak", ["short-A1", "wangwangwang1", "onlylowercase"])
def test_a_weak_password_makes_no_account(weak: str) -> None:
    outcome = _add("wang", "--setup", typed=f"{weak}\n{weak}\n")
    assert outcome.exit_code == 1
    assert not Account.objects.exists()


def test_a_name_that_is_taken_is_refused() -> None:
    _add("wang", "--setup")
    outcome = _add("wang", "--setup")
    assert outcome.exit_code == 1
    assert "Traceback" not in outcome.output
    assert Account.objects.count() == 1
