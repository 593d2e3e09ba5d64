"""An error says what happened and what to do."""

from collections.abc import Callable

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from jiannuo.people.access import needs, public
from jiannuo.people.roles import Role
from jiannuo.web import urls
from jiannuo.web.views import errors


@public
def _suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("made up")


@public
def _broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("made up")


@needs(Role.SUPERVISION, Role.LEADER)
def _closed(request: HttpRequest) -> HttpResponse:
    raise AssertionError("nobody gets here")


urlpatterns = [
    *urls.urlpatterns,
    path("suspicious", _suspicious),
    path("broken", _broken),
    path("closed", _closed),
]
handler400, handler403, handler404, handler500 = (
    errors.bad_request,
    errors.forbidden,
    errors.not_found,
    errors.server_error,
)
here = override_settings(ROOT_URLCONF=__name__)
pytestmark = pytest.mark.django_db


@here
def test_a_malformed_request_is_a_400_page(client: Client) -> None:
    answer = client.get("/suspicious")
    assert answer.status_code == 400
    assert "返回上一页" in answer.content.decode()


def test_an_unknown_address_is_a_404_page(client: Client) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.content.decode()


@here
def test_a_403_page_names_the_roles_that_may_enter(client_of: Callable[[Role | None], Client]) -> None:
    answer = client_of(Role.RESIDENT).get("/closed")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "督查室人员" in page
    assert "区领导" in page
    assert "made up" not in page


@here
def test_the_public_is_sent_to_sign_in_and_back(client: Client) -> None:
    assert client.get("/closed?a=1").headers["Location"] == "/sign-in?next=/closed%3Fa%3D1"


@here
def test_a_fragment_asked_for_by_the_public_redirects_the_whole_page(client: Client) -> None:
    answer = client.get(
        "/closed", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/board"}
    )
    assert answer.headers["HX-Redirect"] == "/sign-in?next=/board"


@here
def test_a_500_page_shows_nothing_of_the_error() -> None:
    answer = Client(raise_request_exception=False).get("/broken")
    assert answer.status_code == 500
    assert "系统出错了" in answer.content.decode()
    assert "made up" not in answer.content.decode()


@pytest.mark.django_db(databases=[])
def test_the_500_page_needs_no_database() -> None:
    assert errors.server_error(RequestFactory().get("/")).status_code == 500
