"""A made-up organisation for the tests of the kernel, made through the tables of layer 2."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from jiannuo.kernel.actors import Actor
from jiannuo.kernel.tests.sample import Hazard


@dataclass
class Town:
    """Two units with an officer each, and a resident."""

    inspector: Actor
    officer: Actor
    head: Actor
    stranger: Actor
    resident: Actor
    works: Any
    office: Any


@pytest.fixture
def town(db: None) -> Town:
    unit, post = apps.get_model("people.Unit"), apps.get_model("people.Post")
    office = unit.objects.create(code="ZFB", name="区政府办", kind="government")
    works = unit.objects.create(code="ZJJ", name="区住建局", kind="government")
    other = unit.objects.create(code="JYJ", name="区教育局", kind="government", order=9)
    return Town(
        inspector=_holder(post.objects.create(unit=office, title="督查员", role="supervision")),
        head=_holder(post.objects.create(unit=works, title="局长", role="department", order=1)),
        officer=_holder(post.objects.create(unit=works, title="科员", role="department", order=2)),
        stranger=_holder(post.objects.create(unit=other, title="科员", role="department")),
        resident=viewer_of(apps.get_model("people.Account").objects.create(username="resident")),
        works=works,
        office=office,
    )


def _holder(post: Any) -> Actor:
    person = apps.get_model("people.Person").objects.create(name=str(post))
    account = apps.get_model("people.Account").objects.create(
        username=f"{post.unit.code}{post.pk}", person=person, standing="staff"
    )
    apps.get_model("people.Tenure").objects.create(person=person, post=post)
    return viewer_of(account)


def viewer_of(account: Any) -> Actor:
    """Who this account is today."""
    viewer: Actor = import_module("jiannuo.people.viewer").viewer_of(account)
    return viewer


@pytest.fixture
def loop() -> type[Hazard]:
    return Hazard
