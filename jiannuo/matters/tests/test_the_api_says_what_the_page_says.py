"""The API: the same gate, steps and refusals as the pages; its description is on file and fresh."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import begin
from jiannuo.kernel.models import Matter
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.people.models import Account

__all__ = ["town"]
SNAPSHOT = Path(__file__).parents[3] / "docs" / "api" / "openapi.json"


@pytest.fixture
def hazard(town: Town) -> Matter:
    return begin(Hazard, "report", actor=town.inspector, title="井盖缺失").matter


def as_(actor: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def step(client: Client, matter: Matter, name: str, **told: Any) -> Any:
    address = reverse("api:step", args=[matter.pk, name])
    return client.post(address, json.dumps(told), content_type="application/json")


def test_an_officer_takes_a_step(town: Town, hazard: Matter) -> None:
    client = as_(town.officer)
    shown = client.get(reverse("api:matter", args=[hazard.pk])).json()
    assert [one["key"] for one in shown["steps"]] == ["fix", "remark", "refuse"]
    assert shown["steps"][0]["facts"]["required"] == ["how"]
    answer = step(client, hazard, "fix", facts={"how": "换了新井盖"}, expect=shown["revision"], key="once")
    assert answer.status_code == 200
    assert answer.json()["to"] == "fixed"
    assert step(client, hazard, "fix", facts={"how": "换了新井盖"}, key="once").json()["seq"] == 2


@pytest.mark.parametrize(
    ("who", "name", "told", "status", "code"),
    [
        ("officer", "fix", {"facts": {}}, 422, "facts"),
        ("officer", "accept", {}, 409, "not-now"),
        ("inspector", "fix", {"facts": {"how": "x"}}, 403, "not-yours"),
        ("stranger", "fix", {"facts": {"how": "x"}}, 404, "not-found"),
        ("officer", "fix", {"facts": {"how": "x"}, "expect": 7}, 409, "out-of-date"),
        ("officer", "burn", {}, 404, "not-found"),
    ],
)
def test_a_refusal_is_a_problem_document(
    town: Town, hazard: Matter, who: str, name: str, told: dict[str, Any], status: int, code: str
) -> None:
    answer = step(as_(getattr(town, who)), hazard, name, **told)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"].endswith(code)
    assert problem["title"]


def test_the_words_are_those_of_the_page(town: Town, hazard: Matter) -> None:
    client = as_(town.inspector)
    said = step(client, hazard, "fix", facts={"how": "x"}).json()["title"]
    page = client.post(reverse("matters:step", args=[hazard.pk, "fix"]), {"how": "x"}, follow=True)
    assert said in page.content.decode()


def test_whoever_is_not_signed_in_takes_no_step(hazard: Matter) -> None:
    assert step(Client(), hazard, "fix").status_code == 401


def test_a_hidden_matter_is_nowhere(town: Town, hazard: Matter) -> None:
    for actor in (town.stranger, town.resident):
        client = as_(actor)
        assert client.get(reverse("api:matters")).json()["matters"] == []
        assert client.get(reverse("api:matter", args=[hazard.pk])).status_code == 404
        assert client.get(reverse("api:events", args=[hazard.pk])).status_code == 404


def test_the_public_reads_units_and_no_facts(town: Town, hazard: Matter) -> None:
    Matter.objects.filter(pk=hazard.pk).update(published=True)
    (event,) = Client().get(reverse("api:events", args=[hazard.pk])).json()
    assert event["unit"] == town.office.pk
    assert "facts" not in event
    assert "actor" not in event


def test_the_description_on_file_is_fresh(db: None) -> None:
    said = Client().get("/api/openapi.json").json()
    assert json.loads(SNAPSHOT.read_text("utf-8")) == said, "run: jiannuo loops api"
    assert said["openapi"].startswith("3.1")


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"facts": 3}', '{"expect": -1}', '{"key": "' + "x" * 99 + '"}']
)
def test_a_malformed_request_is_told_so(town: Town, hazard: Matter, body: str) -> None:
    address = reverse("api:step", args=[hazard.pk, "fix"])
    answer = as_(town.officer).post(address, body, content_type="application/json")
    assert answer.status_code in (400, 422)
