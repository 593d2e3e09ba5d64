"""An address opened by hand shows a whole page, also one that only completes another page."""

import pytest
from django.test import Client

from jiannuo.people.roles import Role
from jiannuo.web.tests.conftest import account_of
from jiannuo.web.tests.test_every_door import DOORS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [None, Role.SUPERVISION, Role.DEPARTMENT])
def test_no_address_answers_half_a_page(role: Role | None) -> None:
    client = Client()
    if role:
        client.force_login(account_of(role))
    halves = []
    for door in DOORS:
        answer = client.get(door.url)
        if answer.streaming:
            answer.getvalue()  # a file is closed at its end; closing by hand would close the database too
            continue
        shown = answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
        if shown and b"<html" not in answer.content:
            halves.append(door.url)
    assert halves == []
