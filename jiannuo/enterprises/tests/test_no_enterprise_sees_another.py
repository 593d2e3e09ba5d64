"""Officers see the registry, an enterprise itself and nobody else; figures go to those who need them."""

from collections.abc import Callable
from typing import Any

import pytest

from jiannuo.enterprises.models import Enterprise, Item, Member, Problem, Qualification, Tag, Value, Visit
from jiannuo.enterprises.tests.conftest import DAY, Clerk, Make, SignIn, Town, money, staff
from jiannuo.kernel.now import now
from jiannuo.kernel.visible import visible

ClerkOf = Callable[[Enterprise], Clerk]


@pytest.fixture
def two(make: Make) -> tuple[Enterprise, Enterprise]:
    rows = make(1, staff(10), money(100)), make(2, staff(20), money(200))
    for row in rows:
        Tag.objects.create(enterprise=row, key="trade", chosen_at=now())
        Item.objects.create(
            enterprise=row, kind="hired", source="tax", evidence=4, observed_on=DAY, recorded_at=now()
        )
        Qualification.objects.create(
            enterprise=row, name="总部企业", valid_from=DAY, source="commerce", evidence=4, recorded_at=now()
        )
    return rows


@pytest.mark.parametrize("model", [Enterprise, Value, Item, Qualification, Tag, Member])
def test_rows_of_ones_own_enterprise_only(
    model: type, two: tuple[Enterprise, Enterprise], clerk_of: ClerkOf, town: Town
) -> None:
    clerk, _other = clerk_of(two[0]), clerk_of(two[1])
    seen: Any = visible(clerk.viewer, model)
    assert {getattr(row, "enterprise_id", row.pk) for row in seen} == {two[0].pk}
    assert visible(town.officer, model).count() == model._default_manager.count()  # type: ignore[attr-defined]
    assert not visible(town.resident, model).exists()


def test_visits_are_for_officers(two: tuple[Enterprise, Enterprise], clerk_of: ClerkOf, town: Town) -> None:
    Visit.objects.create(enterprise=two[0], visited_on=DAY, unit=town.works, recorded_at=now(), key="k" * 20)
    assert not visible(clerk_of(two[0]).viewer, Visit).exists()
    assert visible(town.officer, Visit).count() == 1


@pytest.mark.parametrize("path", ["", "tell/staff/", "tags/", "members/", "problems/new/"])
def test_anothers_pages_do_not_exist(
    path: str, two: tuple[Enterprise, Enterprise], clerk_of: ClerkOf, sign_in: SignIn
) -> None:
    client = sign_in(clerk_of(two[0]).viewer)
    assert client.get(f"/my/enterprise/{two[0].pk}/{path}").status_code == 200
    assert client.get(f"/my/enterprise/{two[1].pk}/{path}").status_code == 404
    assert client.post(f"/my/enterprise/{two[1].pk}/{path}", {"value": "5"}).status_code in (404, 405)
    assert Value.objects.filter(source="declared").count() == 0


def test_whoever_asks_to_act_sees_nothing_before_it_is_confirmed(
    two: tuple[Enterprise, Enterprise], clerk_of: ClerkOf, sign_in: SignIn, town: Town
) -> None:
    clerk = clerk_of(two[0])
    client = sign_in(clerk.viewer)
    client.post("/my/enterprise/", {"code": two[1].credit_code, "title": "会计"})
    assert client.get(f"/my/enterprise/{two[1].pk}/").status_code == 404
    asked = Member.objects.get(enterprise=two[1])
    sign_in(town.officer).post(f"/enterprises/{two[1].pk}/members/{asked.pk}/confirm/")
    assert client.get(f"/my/enterprise/{two[1].pk}/").status_code == 200


def test_the_form_tells_nobody_who_is_in_the_registry(
    two: tuple[Enterprise, Enterprise], clerk_of: ClerkOf, sign_in: SignIn
) -> None:
    client = sign_in(clerk_of(two[0]).viewer)
    from jiannuo.enterprises.demonstration.codes import made_up_code

    known, unknown = (
        client.post("/my/enterprise/", {"code": code, "title": "会计"}, follow=True).content.decode()
        for code in (two[1].credit_code, made_up_code(99))
    )
    assert "已收到" in known
    assert "已收到" in unknown


def test_who_ceased_to_act_sees_nothing_any_more(
    two: tuple[Enterprise, Enterprise], clerk_of: ClerkOf, sign_in: SignIn
) -> None:
    client = sign_in(clerk_of(two[0]).viewer)
    client.post(f"/my/enterprise/{two[0].pk}/members/")
    assert client.get(f"/my/enterprise/{two[0].pk}/").status_code == 404


def test_money_is_for_those_who_need_it(
    two: tuple[Enterprise, Enterprise], clerk_of: ClerkOf, sign_in: SignIn, town: Town
) -> None:
    row = two[0]
    address = f"/enterprises/{row.pk}/"
    assert "100万元" in sign_in(town.officer).get(address).content.decode()
    assert "100万元" in sign_in(clerk_of(row).viewer).get(f"/my/enterprise/{row.pk}/").content.decode()
    from django.apps import apps

    apps.get_model("people.Post").objects.filter(role="department").update(role="street")
    page = sign_in(town.officer).get(address).content.decode()
    assert "100万元" not in page
    assert "只给需要它的岗位看" in page
    assert sign_in(town.officer).get(f"{address}correct/revenue/").status_code == 404


def test_a_problem_is_seen_by_its_enterprise_and_its_unit(
    two: tuple[Enterprise, Enterprise], clerk_of: ClerkOf, town: Town
) -> None:
    from jiannuo.enterprises.actions.raising import bring_up

    problem = bring_up(
        two[0], {"kind": "finance", "words": "贷款到期续不上"}, actor=town.inspector, unit_id=town.works.pk
    )
    assert visible(clerk_of(two[0]).viewer, Problem).get() == problem
    assert not visible(clerk_of(two[1]).viewer, Problem).exists()
    assert visible(town.officer, Problem).get() == problem
    assert not visible(town.stranger, Problem).exists()


def test_nobody_confirms_themselves_and_a_confirmation_is_logged(
    make: Make, sign_in: SignIn, town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    row = make(7)
    assert town.officer.account_id is not None
    own = Member.objects.create(account_id=town.officer.account_id, enterprise=row, since=DAY)
    url = f"/enterprises/{row.pk}/members/{own.pk}/confirm/"
    assert sign_in(town.officer).post(url).status_code == 404
    assert not Member.objects.filter(pk=own.pk, confirmed_at__isnull=False).exists()
    with caplog.at_level("INFO", logger="jiannuo.enterprises"):
        assert sign_in(town.inspector).post(url).status_code == 302
    assert f"member confirmed account={town.inspector.account_id} member={own.pk}" in caplog.text
