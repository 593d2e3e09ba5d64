"""The menu of the workbench: in groups, each with its title, and marked where one is."""

import pytest
from django.test import Client, RequestFactory

from jiannuo.people.roles import Role
from jiannuo.web.menu_groups import grouped
from jiannuo.web.navigation import SETUP, WORKBENCH, entries
from jiannuo.web.tests.conftest import account_of

pytestmark = pytest.mark.django_db


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(account_of(role))
    return client


def test_every_entry_stands_in_one_group() -> None:
    client = signed_in(Role.SUPERVISION)
    page = client.get("/matters/mine/")
    groups = page.context["work_groups"]
    shown = [link.entry.name for group in groups for link in group.links]
    assert sorted(shown) == sorted(link.entry.name for link in page.context["work_menu"])
    assert [str(group.title) for group in groups][:2] == ["", "承诺督办"]
    assert len({str(group.title) for group in groups}) == len(groups)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/commitments/overview/", "commitments:overview"),
        ("/matters/mine/", "matters:mine"),
        ("/matters/board/", "matters:list"),
        ("/matters/999999/", "matters:list"),
        ("/", ""),
        ("/commitmentsx/", ""),
    ],
)
def test_the_nearest_entry_above_the_page_is_marked(path: str, name: str) -> None:
    request = RequestFactory().get(path)
    request.viewer = signed_in(Role.SUPERVISION).get("/matters/mine/").wsgi_request.viewer  # type: ignore[attr-defined]
    marked = [link.entry.name for link in entries(request, WORKBENCH + SETUP) if link.current]
    assert marked == ([name] if name else [])


def test_nothing_makes_no_group() -> None:
    assert grouped([]) == []


def test_on_a_phone_the_rest_of_the_menu_holds_every_entry() -> None:
    page = signed_in(Role.SUPERVISION).get("/matters/mine/")
    sheet = page.content.decode().partition('class="jn-more-sheet"')[2]
    assert [link.url for link in page.context["work_menu"] if f'href="{link.url}"' not in sheet] == []
