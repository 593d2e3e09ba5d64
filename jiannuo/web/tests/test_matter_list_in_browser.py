"""The list in a real browser: cards on a phone, ticking and taking a bulk step by keyboard."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from pytest_django import DjangoDbBlocker

from jiannuo.kernel.append_only import protect_all, unprotect_all
from jiannuo.kernel.models import Matter
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.matters.tests.conftest import hazard
from jiannuo.web.tests.browser import PHONE, Open

__all__ = ["hazard", "town"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Make = Callable[..., Matter]


@pytest.fixture(scope="module", autouse=True)
def _protected_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """After the last of these tests the log is protected as before."""
    yield
    with django_db_blocker.unblock():
        protect_all()


@pytest.fixture(autouse=True)
def _emptied_afterwards(transactional_db: None) -> Iterator[None]:
    """The tables are emptied after each test, and for that alone the log is unprotected."""
    protect_all()
    yield
    unprotect_all()


def account_of(town: Town) -> object:
    return apps.get_model("people.Account").objects.get(pk=town.officer.account_id or 0)


def test_a_phone_shows_cards_that_fit(open_page: Open, hazard: Make, town: Town) -> None:
    hazard("人民路" * 40)
    page = open_page("/matters/", account=account_of(town), size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert not page.locator(".ml-table thead").is_visible()
    assert page.locator(".ml-title a").is_visible()


def test_typing_searches_and_the_address_follows(open_page: Open, hazard: Make, town: Town) -> None:
    hazard("井盖缺失")
    hazard("路灯不亮")
    page = open_page("/matters/", account=account_of(town))
    page.locator("#ml-words").press_sequentially("井盖")
    page.wait_for_url("**q=**")
    page.locator("mark").wait_for()
    assert page.locator("tbody tr").count() == 1


def test_a_bulk_step_is_taken_by_keyboard(
    open_page: Open, hazard: Make, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Hazard.steps["fix"], "bulk", True)
    matters = [hazard(f"第 {number} 件") for number in range(3)]
    page = open_page("/matters/", account=account_of(town))
    page.locator("[data-all]").focus()
    page.keyboard.press("Space")
    assert page.locator("[data-chosen]").inner_text().strip() == "3"
    page.get_by_role("button", name="批量办理").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/matters/bulk/**")
    page.locator("textarea").fill("统一更换")
    page.get_by_role("button", name="下一步").press("Enter")
    page.get_by_role("button", name="确认").press("Enter")
    page.get_by_text("已办 3 件").wait_for()
    assert set(Matter.objects.filter(pk__in=[m.pk for m in matters]).values_list("state", flat=True)) == {
        "fixed"
    }
