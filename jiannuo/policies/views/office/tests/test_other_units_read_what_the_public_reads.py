"""A department sees what another department announced or published as the public sees it, and no more."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Claim, Version
from jiannuo.policies.population import forget
from jiannuo.policies.rematching import rematch_version
from jiannuo.policies.tests.conftest import City, announced, firm, on

As = Callable[[Viewer], Any]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    """Nobody remembers the enterprises of another test."""
    forget()


def test_an_announced_batch_is_worked_on_by_its_units_only(
    city: City, version: Version, claim: Claim, as_: As
) -> None:
    """Who checked, the ends of account numbers and payments that came back are no part of the notice."""
    batch = announced(city, version, claim)
    pages = [reverse(f"policies:{name}", args=[batch.pk]) for name in ("batch", "notice")]
    with on("2024-03-08"):
        for page in pages:
            for who in (city.officer, city.head, city.payer, city.leader, city.supervisor):
                assert as_(who).get(page).status_code == 200, (page, who)
            assert as_(city.other).get(page).status_code == 404
        listed = as_(city.other).get(reverse("policies:batches")).context["page"]
        assert list(listed) == []
        for who in (city.officer, city.payer, city.leader):
            assert [one.pk for one in as_(who).get(reverse("policies:batches")).context["page"]] == [batch.pk]


def test_small_numbers_of_matches_are_for_the_policys_unit(
    city: City, version: Version, claim: Claim, as_: As
) -> None:
    with on("2024-03-06"):
        rematch_version(version)
        url = reverse("policies:matches", args=[version.pk])
        mine, theirs = (as_(who).get(url).context for who in (city.officer, city.other))
    assert ("fits", "2") in [(key, number) for key, _label, number in mine["kinds"]]
    assert ("fits", "<3") in [(key, number) for key, _label, number in theirs["kinds"]]
    assert (theirs["reach"]["claimed"], theirs["reach"]["paid"]) == ("<3", "0")
    assert (mine["reach"]["claimed"], mine["reach"]["paid"]) == ("1", "0")


def test_how_a_draft_came_about_is_for_those_who_worked_on_it(city: City, version: Version, as_: As) -> None:
    for name in ("history", "checks"):
        url = reverse(f"policies:{name}", args=[version.pk])
        for who in (city.officer, city.market, city.lawyer, city.leader, city.supervisor):
            assert as_(who).get(url).status_code == 200, (name, who)
        assert as_(city.other).get(url).status_code == 404
        page = as_(city.other).get(reverse("policies:edit", args=[version.pk]))
        assert page.status_code == 200
        assert url not in page.content.decode()


def test_others_simulate_nothing_but_the_policy_as_it_is(city: City, version: Version, as_: As) -> None:
    """Whoever moves a threshold over one enterprise has its number; small groups have one as well."""
    with on("2024-03-05"):
        for number in range(3, 8):
            firm(number, revenue=600)
        url = reverse("policies:simulate", args=[version.pk])
        mine, theirs = (
            as_(who).get(url, {"t-0": "700"}).context["estimate"] for who in (city.officer, city.other)
        )
        file = as_(city.other).get(reverse("policies:simulate_export", args=[version.pk]), {"t-0": "700"})
    assert mine.new.counts["fits"] == 2
    assert theirs.new is None
    assert theirs.old.counts["fits"] == 7
    assert b"".join(file.streaming_content)[:2] == b"PK"


def test_a_simulation_of_few_is_for_the_policys_unit(city: City, version: Version, as_: As) -> None:
    with on("2024-03-05"):
        url = reverse("policies:simulate", args=[version.pk])
        mine, theirs = (as_(who).get(url) for who in (city.officer, city.other))
        file = as_(city.other).get(reverse("policies:simulate_export", args=[version.pk]))
    assert mine.context["estimate"].old.counts["fits"] == 2
    assert theirs.status_code == 200
    assert "40万元" not in theirs.content.decode()
    assert theirs.context["estimate"] is None
    assert file.status_code == 302


def test_the_list_of_policies_says_no_small_numbers_of_others(city: City, version: Version, as_: As) -> None:
    with on("2024-03-06"):
        rematch_version(version)
        mine, theirs, above = (
            as_(who).get(reverse("policies:office")).context["lines"]
            for who in (city.officer, city.other, city.supervisor)
        )
    assert [(one.fits, one.near) for one in mine] == [(2, 0)]
    assert [(one.fits, one.near) for one in theirs] == [("<3", 0)]
    assert [one.fits for one in above] == [2]
