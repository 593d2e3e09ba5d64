"""Bulk steps: looked at first, each matter on its own, twice does no harm, refusals say why."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.models import Event, Matter
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.matters.bulk import acting
from jiannuo.matters.models import Bulk
from jiannuo.matters.tests.conftest import client_of

Make = Callable[..., Matter]


@pytest.fixture(autouse=True)
def _in_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample declares no bulk steps: here two of its steps are."""
    monkeypatch.setattr(Hazard.steps["fix"], "bulk", True)
    monkeypatch.setattr(Hazard.steps["go_on"], "bulk", True)
    monkeypatch.setattr(Hazard.steps["accept"], "bulk", True)


def chosen(client: Client, step: str, *matters: Matter, **more: Any) -> Any:
    ids = [matter.pk for matter in matters]
    return client.post(
        "/matters/bulk/", {"step": f"sample.hazard/{step}", "matter": ids}, follow=True, **more
    )


def told(client: Client, page: Any, **facts: str) -> Any:
    address = page.request["PATH_INFO"]
    return client.post(address, {"facts": "1", **{f"fact-{k}": v for k, v in facts.items()}}, follow=True)


def confirmed(client: Client, page: Any) -> Any:
    items = re.findall(r'name="item" value="(\d+)"', page.content.decode())
    return client.post(page.request["PATH_INFO"], {"confirm": "1", "item": items}, follow=True)


def states(*matters: Matter) -> list[str]:
    return [Matter.objects.get(pk=matter.pk).state for matter in matters]


def test_from_the_list_to_the_last_matter(officer: Client, hazard: Make) -> None:
    one, two = hazard("甲"), hazard("乙")
    assert 'value="sample.hazard/fix"' in officer.get("/matters/").content.decode()
    page = chosen(officer, "fix", one, two)
    assert "能办 2 件" in page.content.decode()
    page = told(officer, page, how="统一更换")
    assert "统一更换" in page.content.decode()
    assert states(one, two) == ["found", "found"]
    page = confirmed(officer, page)
    assert "已办 2 件" in page.content.decode()
    assert states(one, two) == ["fixed", "fixed"]
    bulk = Bulk.objects.get()
    assert {event.key for event in Event.objects.filter(step="fix")} == {
        bulk.key_of(one.pk),
        bulk.key_of(two.pk),
    }


def test_looking_changes_nothing(officer: Client, hazard: Make) -> None:
    matter = hazard()
    page = told(officer, chosen(officer, "fix", matter), how="更换")
    officer.get(page.request["PATH_INFO"])
    assert states(matter) == ["found"]
    assert not Event.objects.filter(step="fix").exists()


def test_what_cannot_be_done_says_why_beforehand(officer: Client, hazard: Make, town: Town) -> None:
    one, two = hazard("甲"), hazard("乙")
    act(two, "fix", actor=town.officer, facts={"how": "已换"})
    page = told(officer, chosen(officer, "fix", one, two), how="更换").content.decode()
    assert "能办 1 件，不能办 1 件" in page
    assert "现在是“已整改”，不能“整改”" in page


def test_a_hidden_matter_is_not_even_named(town: Town, hazard: Make) -> None:
    matter = hazard("秘密的井盖")
    stranger = client_of(town.stranger)
    page = chosen(stranger, "fix", matter).content.decode()
    assert "没有一件能办" in page
    assert "秘密的井盖" not in page
    assert not Bulk.objects.exists()


def test_a_bulk_is_its_makers_alone(officer: Client, town: Town, hazard: Make) -> None:
    chosen(officer, "fix", hazard())
    address = f"/matters/bulk/{Bulk.objects.get().pk}/"
    other = client_of(town.head)
    assert other.get(address).status_code == 404
    for what in ("", "go/", "again/"):
        assert other.post(f"{address}{what}").status_code == 404


def test_sent_twice_it_is_done_once(officer: Client, hazard: Make, town: Town) -> None:
    one, two = hazard("甲"), hazard("乙")
    page = told(officer, chosen(officer, "fix", one, two), how="更换")
    confirmed(officer, page)
    confirmed(officer, page)
    bulk = Bulk.objects.get()
    bulk.items.update(outcome="waiting")  # as if the server had died before it noted the outcome
    viewer: Any = town.officer
    acting.go_on(viewer, bulk)
    assert Event.objects.filter(step="fix").count() == 2
    assert acting.progress(bulk).done == 2


def test_a_step_that_stays_is_not_repeated_either(hazard: Make, town: Town) -> None:
    matter, viewer = hazard(), _viewer(town)
    loop = loop_of(Hazard.key)
    bulk = acting.gather(viewer, loop, loop.steps["remark"], [matter.pk])
    assert bulk is not None
    acting.tell(bulk, {"words": "已围挡"})
    acting.confirm(bulk, [item.pk for item in bulk.items.all()])
    acting.go_on(viewer, bulk)
    bulk.items.update(outcome="waiting", revision=2)
    acting.go_on(viewer, bulk)
    assert Event.objects.filter(step="remark").count() == 1
    assert acting.progress(bulk).done == 1


def _viewer(town: Town) -> Any:
    return town.officer


def test_who_was_first_elsewhere_is_refused_here_and_tried_again(
    officer: Client, hazard: Make, town: Town
) -> None:
    one, two = hazard("甲"), hazard("乙")
    page = told(officer, chosen(officer, "fix", one, two), how="更换")
    act(one, "remark", actor=town.head, facts={"words": "已围挡"})
    page = confirmed(officer, page).content.decode()
    assert "已办 1 件" in page or "能办 1 件" in page
    bulk = Bulk.objects.get()
    viewer = _viewer(town)
    if bulk.confirmed_at is None:
        pytest.fail("a refused matter must not keep the others from being done")
    assert states(one, two) == ["found", "fixed"]
    assert "别人已经先办了一步" in officer.get(f"/matters/bulk/{bulk.pk}/").content.decode()
    officer.post(f"/matters/bulk/{bulk.pk}/again/")
    assert states(one, two) == ["fixed", "fixed"]
    assert acting.progress(bulk) == acting.Progress(0, 2, 0)
    assert viewer.account_id == bulk.account_id


def test_unticked_matters_are_left_alone(officer: Client, hazard: Make) -> None:
    one, two = hazard("甲"), hazard("乙")
    page = told(officer, chosen(officer, "fix", one, two), how="更换")
    first = Bulk.objects.get().items.get(matter=one)
    officer.post(page.request["PATH_INFO"], {"confirm": "1", "item": [first.pk]})
    assert states(one, two) == ["fixed", "found"]


def test_wrong_facts_are_asked_for_again(officer: Client, hazard: Make) -> None:
    matter = hazard()
    page = told(officer, chosen(officer, "fix", matter), how="").content.decode()
    assert "请填写“整改措施”" in page
    assert Bulk.objects.get().facts is None


def test_long_work_goes_on_in_pieces(officer: Client, hazard: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    matters = [hazard(f"第 {number} 件") for number in range(3)]
    page = told(officer, chosen(officer, "fix", *matters), how="更换")
    monkeypatch.setattr(acting, "SPELL", -1.0)
    assert "还有 2 件" in confirmed(officer, page).content.decode()
    go = f"/matters/bulk/{Bulk.objects.get().pk}/go/"
    part = officer.post(go, headers={"HX-Request": "true"}).content.decode()
    assert "还有 1 件" in part
    assert "<html" not in part
    assert "已办 3 件" in officer.post(go, follow=True).content.decode()


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"step": "sample.hazard/fix"},
        {"step": "sample.hazard/refuse", "matter": "1"},
        {"step": "no/such", "matter": "1"},
        {"step": "\x00", "matter": "\x00"},
        {"step": "sample.hazard/fix", "matter": ["-1", "1e9", "9" * 40, "１"]},
    ],
)
def test_hostile_forms_choose_nothing(officer: Client, form: dict[str, Any]) -> None:
    answer = officer.post("/matters/bulk/", form, follow=True)
    assert answer.status_code == 200
    assert not Bulk.objects.exists()


def test_what_is_personal_or_proves_something_is_never_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Hazard.steps["report"], "bulk", True)
    assert not acting.suits(Hazard.steps["report"])
    assert acting.suits(Hazard.steps["fix"])


def test_the_public_has_no_bulk(town: Town) -> None:
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖").matter
    Matter.objects.filter(pk=matter.pk).update(published=True)
    assert "ml-tick" not in Client().get("/matters/").content.decode()
    assert chosen(Client(), "fix", matter).redirect_chain[0][0].startswith("/sign-in")
