"""The API gives each what their pages give, and nothing more."""

from collections.abc import Callable

from django.test import Client

from jiannuo.enterprises.models import Enterprise
from jiannuo.enterprises.tests.conftest import DAY, Clerk, Make, SignIn, Town, money, staff


def test_officers_walk_the_whole_registry(make: Make, town: Town, sign_in: SignIn) -> None:
    ids = [make(number).pk for number in range(1, 54)]
    client, seen, after = sign_in(town.officer), [], 0
    while after is not None:
        answer = client.get(f"/api/enterprises?after={after}").json()
        seen += [one["id"] for one in answer["enterprises"]]
        after = answer["after"]
    assert seen == ids
    assert client.get("/api/enterprises?q=甲53贸易").json()["enterprises"][0]["id"] == ids[-1]


def test_facts_come_with_source_evidence_and_day(make: Make, town: Town, sign_in: SignIn) -> None:
    row = make(1, staff(86), money(4200))
    told = sign_in(town.officer).get(f"/api/enterprises/{row.pk}").json()
    assert {
        "attribute": "revenue", "year": 2023, "source": "tax", "low": 4_200_000_000, "high": 4_200_000_000,
        "evidence": "register", "observed_on": DAY.isoformat(), "until": None,
    } in told["facts"]  # fmt: skip


def test_nobody_gets_what_is_not_theirs(
    make: Make, town: Town, clerk_of: Callable[[Enterprise], Clerk], sign_in: SignIn
) -> None:
    row, other = make(1, money(100)), make(2, money(200))
    assert Client().get("/api/enterprises").status_code == 401
    client = sign_in(clerk_of(row).viewer)
    assert [one["id"] for one in client.get("/api/enterprises").json()["enterprises"]] == [row.pk]
    assert client.get(f"/api/enterprises/{other.pk}").status_code == 404
    assert [one["attribute"] for one in client.get(f"/api/enterprises/{row.pk}").json()["facts"]] == [
        "revenue"
    ]
    assert sign_in(town.resident).get("/api/enterprises").json()["enterprises"] == []
