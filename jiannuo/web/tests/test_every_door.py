"""Every address × every role: each page says who may open it, and means it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jiannuo.people.access import PUBLIC, SIGNED_IN
from jiannuo.people.roles import Role

#: pages that are not ours, by namespace
FOREIGN = {"admin:": frozenset({Role.SETUP})}
_ADMIN_PAGE = re.compile(r"^index$|_(changelist|add|change|delete|history)$")
#: addresses of rows that do not exist: the door is tested, not the room
SAMPLES = {
    "IntConverter": 987654321,
    "StringConverter": "none",
    "SlugConverter": "none",
    "UUIDConverter": "00000000-0000-0000-0000-000000000000",
    "PathConverter": "none",
}


@dataclass(frozen=True)
class Door:
    """One address of the site."""

    name: str
    url: str
    audience: Any


def doors(resolver: URLResolver | None = None, space: str = "", pieces: Any = ()) -> Iterator[Door]:
    """Every address of the URL table. One without a name cannot be linked to and fails here."""
    resolver = resolver or get_resolver()
    for entry in resolver.url_patterns:
        converters = {**dict(pieces), **entry.pattern.converters}
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from doors(entry, inner, converters)
        elif space in FOREIGN and not _ADMIN_PAGE.search(entry.name or ""):
            continue
        else:
            yield _door(entry, space, converters)


def _door(entry: URLPattern, space: str, converters: dict[str, Any]) -> Door:
    assert entry.name, f"the address {entry.pattern} has no name"
    name = f"{space}{entry.name}"
    values = {key: SAMPLES[type(converter).__name__] for key, converter in converters.items()}
    audience = FOREIGN.get(space, getattr(entry.callback, "audience", None))
    return Door(name, reverse(name, kwargs=values), audience)


DOORS = list(doors())


def test_the_walk_finds_the_site() -> None:
    names = {door.name for door in DOORS}
    assert {"home", "sign_in", "admin:index", "admin:axes_accesslog_changelist"} <= names


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_every_page_declares_its_audience(door: Door) -> None:
    assert door.audience, f"{door.name}: put @public, @signed_in or @needs(…) of people.access on the view"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_a_door_opens_for_its_audience_only(
    door: Door, method: str, client_of: Callable[[Role | None], Client]
) -> None:
    ours = not door.name.startswith("admin:")
    for role in (None, *Role) if ours else (None, Role.SUPERVISION, Role.SETUP):
        answer = getattr(client_of(role), method)(door.url, follow=True)
        if answer.streaming:
            answer.getvalue()  # a file is closed at its end; closing by hand would close the database too
        where = f"{method} {door.url} as {role or 'the public'}: {answer.status_code}"
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            continue
        assert answer.status_code < 500, where
        if role is None and door.audience != PUBLIC:
            assert _sent_to_sign_in(answer), where
        elif role is None or _invited(role, door.audience):
            # the set-up role gets 403 where the admin offers no such act on a model (no adding of logs)
            assert answer.status_code != HTTPStatus.FORBIDDEN or not ours, where
            assert not _sent_to_sign_in(answer), where
        else:
            assert answer.status_code == HTTPStatus.FORBIDDEN, where


def _invited(role: Role, audience: Any) -> bool:
    return audience in (PUBLIC, SIGNED_IN) or role in audience


def _sent_to_sign_in(answer: Any) -> bool:
    return any(url.startswith(f"{reverse('sign_in')}?next=") for url, _status in answer.redirect_chain)
