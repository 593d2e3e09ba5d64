"""Whose word the site takes for a visitor's address."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from jiannuo.web.proxy import visitor_address


def address_seen(told: str | None) -> str:
    """The address the site sees for a request through the proxy on this machine."""
    headers = {} if told is None else {"X-Forwarded-For": told}
    seen: list[str] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    visitor_address(page)(RequestFactory().get("/", headers=headers))
    return seen[0]


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (None, "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_only_what_our_proxy_added_counts(settings: Settings, told: str | None, address: str) -> None:
    settings.BEHIND_PROXY = True
    assert address_seen(told) == address


def test_without_a_proxy_nobody_is_believed(settings: Settings) -> None:
    settings.BEHIND_PROXY = False
    with pytest.raises(MiddlewareNotUsed):
        visitor_address(lambda request: HttpResponse())
