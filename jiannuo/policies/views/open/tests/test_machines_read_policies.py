"""The API: the same that the pages say, and an enterprise's answers to itself alone."""

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.policies.models import Version
from jiannuo.policies.tests.conftest import City, account_of, draft, on, policy

pytestmark = pytest.mark.django_db


def test_policies_are_listed_with_what_they_ask_and_give(city: City, version: Version) -> None:
    with on("2024-03-05"):
        draft(city, policy(city, "district.secret", title="没有发布"))
        said = Client().get(reverse("api:policies"), {"q": "上台阶"}).json()
        assert Client().get(reverse("api:policies"), {"q": "没有"}).json()["policies"] == []
    assert [one["id"] for one in said["policies"]] == [version.pk]
    assert said["policies"][0]["gives"] == ["20万元"]
    assert said["next"] is None


def test_one_policy_is_told_with_its_tree(version: Version) -> None:
    with on("2024-03-05"):
        said = Client().get(reverse("api:policy", args=[version.pk])).json()
        assert Client().get(reverse("api:policy", args=[version.pk + 1])).status_code == 404
    assert said["tree"]["type"] == "all"
    assert [one["ref"] for one in said["clauses"]] == ["第二条", "第三条"]


def test_an_enterprise_is_told_its_own_answers_only(city: City, version: Version) -> None:
    url = reverse("api:policy_answers", args=[version.pk])
    with on("2024-03-05"):
        assert Client().get(url).status_code == 401
        for who, codes in ((city.boss, [city.firm.credit_code]), (city.officer, [])):
            client = Client()
            client.force_login(account_of(who))
            said = client.get(url).json()
            assert [one["enterprise"] for one in said] == codes
        client.force_login(account_of(city.boss))
        told = client.get(url).json()[0]
    assert (told["standing"], told["registered"], told["amount_fen"]) == (
        "fits",
        True,
        [20_000_000, 20_000_000],
    )
