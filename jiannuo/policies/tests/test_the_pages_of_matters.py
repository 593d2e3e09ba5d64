"""The default pages of our matters: drawn for everybody who may see them, with no more than they may read."""

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import act
from jiannuo.kernel.models import Matter
from jiannuo.people.viewer import Viewer
from jiannuo.policies.actions.asking import ask, object_to
from jiannuo.policies.actions.claiming import recovery
from jiannuo.policies.models import Claim, Version
from jiannuo.policies.money.wording import yuan
from jiannuo.policies.tests.conftest import (
    ACCOUNT,
    AMOUNT,
    City,
    account_of,
    again,
    announced,
    draft,
    on,
    policy,
    sent,
)
from jiannuo.policies.treasury.numbers import current_number


def page(viewer: Viewer, row: Matter, step: str = "") -> str:
    """The page of ``row``, or of one of its steps; "" where it is not there for ``viewer``."""
    client = Client()
    if viewer.account_id is not None:
        client.force_login(account_of(viewer))
    name, args = ("matters:step", [row.pk, step]) if step else ("matters:matter", [row.pk])
    answer = client.get(reverse(name, args=args))
    return answer.content.decode() if answer.status_code == 200 else ""


def test_a_claim_shows_its_clauses_and_four_digits_to_the_unit(city: City, claim: Claim) -> None:
    with on("2024-03-06"):
        shown = page(city.officer, claim)
        checked = page(city.officer, claim, "pass_check")
    assert yuan(AMOUNT) in shown
    assert "**** 5678" in shown
    assert ACCOUNT["account_number"] not in shown + checked
    assert "2023年" in checked or "800万元" in checked
    for viewer in (city.rival, city.resident, city.other, city.public):
        assert page(viewer, claim) == ""


def test_the_payer_reads_the_account_when_it_pays(city: City, version: Version, claim: Claim) -> None:
    sent(city, version, claim)
    with on("2024-03-19"):
        assert ACCOUNT["account_number"] in page(city.payer, claim)
        assert ACCOUNT["account_number"] not in page(city.officer, claim)
        assert ACCOUNT["account_number"] not in page(city.supervisor, claim)


def test_a_public_list_has_names_and_amounts_alone(city: City, version: Version, claim: Claim) -> None:
    batch = announced(city, version, claim)
    with on("2024-03-08"):
        told = {"words": "这家企业去年已经停业，不该得到。"}
        act(batch, "object", actor=city.resident, facts=told)
        shown = page(city.public, batch)
        inside = page(city.officer, batch)
    assert city.firm.name in shown
    assert yuan(AMOUNT) in shown
    for hidden in (told["words"], ACCOUNT["bank"], "5678", "2150805"):
        assert hidden not in shown
    assert told["words"] in inside
    with on("2024-03-15"):
        assert city.firm.name in page(city.head, batch, "approve_first")


def test_a_draft_shows_its_checker_what_to_look_at(city: City) -> None:
    with on("2024-03-04"):
        row = draft(city, policy(city, "second"), document="第一条 新迁入本区的企业优先。")
        act(row, "submit", actor=city.officer)
        assert "“迁入”" in page(city.market, row, "pass_fair")
        assert page(city.boss, row) == ""


@pytest.mark.parametrize("kind", ["version", "question", "objection", "recovery"])
def test_the_other_pages_are_drawn(city: City, version: Version, claim: Claim, kind: str) -> None:
    with on("2024-03-05"):
        rows: dict[str, Matter] = {"version": version}
        rows["question"] = ask(city.boss, version.policy, city.firm, facts={"words": "什么时候到账？"})
        rows["objection"] = object_to(city.boss, version, city.firm, facts={"words": "金额算得不对。"})
    if kind == "recovery":
        sent(city, version, claim)
        with on("2024-03-20"):
            told = {"number": current_number(again(claim)), "paid_on": "2024-03-19"}
            act(claim, "receive", actor=city.payer, facts=told)
            why = {"amount": "100", "reason": "多算了 100 元，应当退回。"}
            rows["recovery"] = recovery(city.officer, again(claim), facts=why)
    shown = page(city.officer, rows[kind])
    words = {"version": "上年度营业收入", "question": "什么时候", "objection": "金额算", "recovery": "100元"}
    assert words[kind] in shown
