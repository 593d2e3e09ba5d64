"""Signing in, being locked out, signing out."""

from collections.abc import Callable

import pytest
from axes.models import AccessAttempt
from django.test import Client
from pytest_django import Settings

from jiannuo.people.models import Account
from jiannuo.people.roles import Role
from jiannuo.web.tests.conftest import PASSWORD, account_of

pytestmark = pytest.mark.django_db
GIVEN = {"username": "demo-supervision", "password": PASSWORD}


@pytest.fixture(autouse=True)
def officer(db: None) -> Account:
    return account_of(Role.SUPERVISION)


def test_the_right_password_signs_in_and_goes_where_one_wanted(client: Client) -> None:
    answer = client.post("/sign-in", {**GIVEN, "next": "/password"})
    assert answer.headers["Location"] == "/password"
    assert "演示督查室人员" in client.get("/").content.decode()


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_off_the_site(client: Client, target: str) -> None:
    assert client.post("/sign-in", {**GIVEN, "next": target}).headers["Location"] == "/"


def test_a_wrong_password_says_so_without_saying_which_was_wrong(client: Client) -> None:
    known = client.post("/sign-in", {**GIVEN, "password": "wrong"}).content.decode()
    unknown = client.post("/sign-in", {"username": "nobody", "password": "wrong"}).content.decode()
    message = "用户名或密码不正确"
    assert message in known
    assert message in unknown


def test_five_failures_lock_the_account_and_say_for_how_long(client: Client) -> None:
    for _ in range(4):
        assert client.post("/sign-in", {**GIVEN, "password": "wrong"}).status_code == 200
    locked = client.post("/sign-in", {**GIVEN, "password": "wrong"})
    assert locked.status_code == 429
    assert "请 30 分钟后再试" in locked.content.decode()
    assert client.post("/sign-in", GIVEN).status_code == 429, "the right password does not open it early"


def test_a_lockout_of_one_name_does_not_lock_another(client: Client) -> None:
    account_of(Role.DEPARTMENT)
    for _ in range(5):
        client.post("/sign-in", {**GIVEN, "password": "wrong"})
    other = client.post("/sign-in", {"username": "demo-department", "password": PASSWORD})
    assert other.status_code == 302


def test_signing_out_needs_a_post(client: Client, officer: Account) -> None:
    client.force_login(officer)
    assert client.get("/sign-out").status_code == 405
    client.post("/sign-out")
    assert "_auth_user_id" not in client.session


def test_a_session_nobody_touches_ends(client: Client, officer: Account, settings: Settings) -> None:
    def untouched_for(minutes: int) -> None:
        session = client.session
        session["seen"] -= minutes * 60
        session.save()

    client.force_login(officer)
    client.get("/")
    untouched_for(settings.IDLE_MINUTES - 1)
    client.get("/")
    untouched_for(settings.IDLE_MINUTES - 1)
    client.get("/")
    assert "_auth_user_id" in client.session
    untouched_for(settings.IDLE_MINUTES + 1)
    page = client.get("/").content.decode()
    assert "_auth_user_id" not in client.session
    assert "30 分钟没有操作" in page


def test_pages_of_signed_in_people_are_not_cached(client: Client, officer: Account) -> None:
    client.force_login(officer)
    assert "no-store" in client.get("/").headers["Cache-Control"]


def test_one_click_signs_in_in_demo_mode(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert "demo-supervision" in client.get("/sign-in").content.decode()
    assert client.post("/sign-in/demo", {"username": "demo-supervision"}).status_code == 302
    assert "_auth_user_id" in client.session


def test_outside_demo_mode_one_click_does_not_exist(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    assert "demo-supervision" not in client.get("/sign-in").content.decode()
    assert client.post("/sign-in/demo", {"username": "demo-supervision"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_one_click_opens_no_other_account(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    account_of(Role.SETUP)
    assert client.post("/sign-in/demo", {"username": "setup"}).status_code == 404
    Account.objects.filter(username="demo-supervision").update(is_superuser=True)
    assert client.post("/sign-in/demo", {"username": "demo-supervision"}).status_code == 404


def test_sign_in_without_token_is_refused_with_advice() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/sign-in", GIVEN)
    assert answer.status_code == 403
    assert "刷新后重新提交" in answer.content.decode()


@pytest.mark.parametrize("weak", ["short-A1", "alllowercaseletters", "password12345", "demo-supervision1"])
def test_a_weak_password_is_refused(client: Client, officer: Account, weak: str) -> None:
    client.force_login(officer)
    client.post("/password", {"old_password": PASSWORD, "new_password1": weak, "new_password2": weak})
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_the_sign_in_page_is_complete_for_somebody_already_in(
    client_of: Callable[[Role | None], Client],
) -> None:
    assert client_of(Role.DEPUTY).get("/sign-in").headers["Location"] == "/"


def test_a_new_installation_says_how_to_make_the_first_account(client: Client, officer: Account) -> None:
    assert "account add" not in client.get("/sign-in").content.decode()
    officer.delete()
    assert "jiannuo account add admin --setup" in client.get("/sign-in").content.decode()


@pytest.mark.django_db
def test_a_name_longer_than_any_is_simply_wrong(client: Client) -> None:
    page = client.post("/sign-in", {"username": "x" * 5000, "password": "y"})
    assert "用户名或密码不正确" in page.content.decode()
    assert not AccessAttempt.objects.exists()
