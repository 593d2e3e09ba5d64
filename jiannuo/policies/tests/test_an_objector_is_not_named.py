"""Whoever objects to a public list is not shown to the unit that made it, nor to the enterprise on it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import act
from jiannuo.kernel.append_only import unprotect
from jiannuo.kernel.ledger.sequencer import run_once
from jiannuo.kernel.now import real_now
from jiannuo.people.models import Person
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Batch, Claim, Version
from jiannuo.policies.tests.conftest import City, account_of, announced, on

TABLES = ("policies_entry",)


@pytest.fixture
def emptied(committed: None) -> Iterator[None]:
    """Real transactions: the log takes in what was committed. The ledger is emptied after the test."""
    yield
    unprotect(TABLES)


@pytest.fixture
def objected(city: City, version: Version, claim: Claim) -> Batch:
    """The resident, whose name is known, objected to an announced batch."""
    resident = account_of(city.resident)
    resident.person = Person.objects.create(name="举报人某某")
    resident.save()
    batch = announced(city, version, claim)
    with on("2024-03-08"):
        act(batch, "object", actor=city.resident, facts={"words": "这家企业实际没有这么多人员。"})
    return batch


def read(who: Viewer, url: str) -> Any:
    client = Client()
    if who.account_id is not None:
        client.force_login(account_of(who))
    with on("2024-03-08"):
        return client.get(url)


PAGES = ("matters:matter", "policies:batch", "policies:list")


@pytest.mark.django_db
def test_the_unit_reads_what_was_objected_and_not_by_whom(city: City, objected: Batch) -> None:
    pages = [reverse(name, args=[objected.pk]) for name in PAGES]
    pages += [f"/api/matters/{objected.pk}", f"/api/matters/{objected.pk}/events"]
    for who in (city.officer, city.head, city.payer, city.boss, city.public):
        for page in pages:
            shown = read(who, page).content.decode()
            assert "举报人某某" not in shown, (who, page)
            assert "resident" not in shown, (who, page)
    assert "实际没有这么多人员" in read(city.officer, pages[0]).content.decode()
    assert "实际没有这么多人员" not in read(city.boss, pages[0]).content.decode()


@pytest.mark.usefixtures("emptied")
def test_the_receipt_of_the_log_opens_no_account_of_a_person(city: City, objected: Batch) -> None:
    while run_once(real_now()):
        pass
    event = objected.events.get(step="object")
    url = reverse("ledger:receipt", args=[objected.pk])

    def who_of(viewer: Viewer) -> list[Any]:
        opened = json.loads(read(viewer, url).content)["openings"]
        return [one["value"] for one in opened if (one["seq"], one["field"]) == (event.seq, "actor.who")]

    assert who_of(city.officer) == who_of(city.boss) == []
    assert who_of(city.supervisor) == [{"account": city.resident.account_id}]
