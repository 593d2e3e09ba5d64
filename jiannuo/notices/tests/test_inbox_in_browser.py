"""The inbox on a phone: fits, without barriers, read by keyboard and without leaving the page."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from jiannuo.notices.delivering import deliver
from jiannuo.notices.tests.conftest import Notice, Town, account_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_inbox(notice: Notice, town: Town, open_page: Any) -> Any:
    deliver([notice(fraction="1") for _number in range(3)])
    account = get_user_model().objects.get(pk=account_of(town.officer))

    def opened(**options: Any) -> Any:
        return open_page(reverse("notices:inbox"), account=account, size=(390, 844), **options)

    return opened


@pytest.mark.parametrize("cookies", [{}, {"type": "large"}, {"django_language": "en", "theme": "dark"}])
def test_the_inbox_fits_a_phone(open_inbox: Any, cookies: dict[str, str]) -> None:
    page = open_inbox(cookies=cookies)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0


def test_marking_read_empties_the_list_and_the_bell_in_place(open_inbox: Any) -> None:
    page = open_inbox()
    assert page.locator(".jn-bell-count").inner_text() == "1"
    page.locator(".nt-mark button").focus()
    page.keyboard.press("Enter")
    page.get_by_text("没有未读通知").wait_for()
    assert page.locator(".jn-bell-count").count() == 0
    assert page.url.endswith("/inbox/")
