"""From a claim to the account: checked, listed, announced, approved, sent, received."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import act
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Batch, Claim, Version
from jiannuo.policies.money.balance import of_pool
from jiannuo.policies.tests.conftest import City, again, announced, on, sent
from jiannuo.policies.treasury.numbers import current_number

As = Callable[[Viewer], Any]
pytestmark = pytest.mark.django_db


def page(client: Client, name: str, *args: object, **asked: str) -> str:
    """The text of a page that opens."""
    answer = client.get(reverse(f"policies:{name}", args=args), asked)
    assert answer.status_code == 200, name
    return answer.content.decode()


def test_claims_stand_in_their_groups(city: City, claim: Claim, as_: As) -> None:
    client = as_(city.officer)
    assert city.firm.name in page(client, "claims")
    assert city.firm.name not in page(client, "claims", group="paid")
    assert city.firm.name not in page(client, "claims", q="没有这家")
    file = client.get(reverse("policies:claims_export"))
    assert b"".join(file.streaming_content)[:2] == b"PK"


def test_nobody_else_sees_who_claimed(city: City, claim: Claim, as_: As) -> None:
    assert city.firm.name not in page(as_(city.other), "claims")
    assert as_(city.other).get(reverse("policies:claim", args=[claim.pk])).status_code == 404
    assert as_(city.rival).get(reverse("policies:claim", args=[claim.pk])).status_code == 403


def test_the_answer_of_then_stands_beside_that_of_today(city: City, claim: Claim, as_: As) -> None:
    with on("2024-03-06"):
        answer = as_(city.officer).get(reverse("policies:claim", args=[claim.pk]))
    assert answer.context["same"]
    assert not any(pair.differs for pair in answer.context["lines"])
    assert len(answer.context["lines"]) == 2
    assert "800万元" in answer.content.decode()


def test_checked_claims_become_one_batch_however_often_it_is_pressed(
    city: City, version: Version, claim: Claim, as_: As
) -> None:
    with on("2024-03-06"):
        act(claim, "pass_check", actor=city.officer)
        client = as_(city.officer)
        shown = page(client, "claims", group="checked")
        assert f'name="claim" value="{claim.pk}"' in shown
        told = {"claim": [claim.pk], "key": "k" * 32}
        url = reverse("policies:into_batch", args=[version.pk])
        first, second = client.post(url, told), client.post(url, told)
    batch = Batch.objects.get()
    assert first.url == reverse("policies:batch", args=[batch.pk])
    assert second.status_code == 302
    assert again(claim).batch == batch
    assert city.firm.name in page(as_(city.officer), "batch", batch.pk)
    assert "拟兑现企业名单公示" in page(as_(city.officer), "notice", batch.pk)


def test_nothing_ticked_makes_no_batch(city: City, version: Version, claim: Claim, as_: As) -> None:
    as_(city.officer).post(reverse("policies:into_batch", args=[version.pk]), {"claim": []})
    assert not Batch.objects.exists()


def test_the_payment_file_is_for_the_payer_only(city: City, version: Version, claim: Claim, as_: As) -> None:
    batch = sent(city, version, claim)
    url = reverse("policies:treasury_file", args=[batch.pk])
    answer = as_(city.payer).get(url)
    assert b"210202000012345678" in answer.content
    assert "no-store" in answer.headers["Cache-Control"]
    for who in (city.officer, city.supervisor, city.leader):
        assert b"210202000012345678" not in as_(who).get(url, follow=True).content
        assert "210202000012345678" not in page(as_(who), "batch", batch.pk)


def test_receipts_are_taken_line_by_line_and_once(
    city: City, version: Version, claim: Claim, as_: As
) -> None:
    batch = sent(city, version, claim)
    number = again(claim).payment_number
    lines = f"支付编号,结果,日期,金额,原因\n{number},到账,2024-03-19,200000.00,\nNO-1,到账,2024-03-19,5.00,\n"
    with on("2024-03-20"):
        for outcome in ("paid", "repeated"):
            sent_ = SimpleUploadedFile("回执.csv", lines.encode(), "text/csv")
            url = reverse("policies:receipts", args=[batch.pk])
            answer = as_(city.payer).post(url, {"receipts": sent_})
            assert [row.outcome for row in answer.context["taken"].rows] == [outcome, "refused"]
    assert again(claim).paid_at is not None
    assert of_pool(city.pool).paid == claim.amount
    wrong = as_(city.payer).post(url, {"receipts": SimpleUploadedFile("x.csv", b"\xff\xfe\x00")}, follow=True)
    assert wrong.status_code == 200
    assert as_(city.payer).post(url, {}).status_code == 302


def test_the_ledger_of_a_pool_is_read_and_the_budget_entered_once(city: City, claim: Claim, as_: As) -> None:
    client = as_(city.payer)
    url = reverse("policies:pool", args=[city.pool.pk])
    key = client.get(url).context["form"]["key"].value()
    told = {"change": "grant", "yuan": "50000.50", "note": "中财〔2024〕8号", "key": key}
    before = of_pool(city.pool).granted
    assert client.post(url, told).status_code == client.post(url, told).status_code == 302
    assert of_pool(city.pool).granted == before + 5_000_050
    assert "中财〔2024〕8号" in page(client, "pool", city.pool.pk)
    assert client.post(url, told | {"change": "cut", "yuan": "99999999", "key": "other"}).status_code == 422
    assert (
        b"".join(client.get(reverse("policies:pool_export", args=[city.pool.pk])).streaming_content)[:2]
        == b"PK"
    )
    as_(city.officer).post(url, told | {"key": "mine"})
    assert of_pool(city.pool).granted == before + 5_000_050


def test_what_waits_is_counted_for_whom_it_waits(city: City, claim: Claim, as_: As) -> None:
    def waits(viewer: Viewer) -> int:
        counted = as_(viewer).get(reverse("policies:office")).context["waiting"]
        return next(int(one.count) for one in counted if one.url == reverse("policies:claims"))

    assert (waits(city.officer), waits(city.other)) == (1, 0)


def test_an_announced_list_is_read_by_everybody(city: City, version: Version, claim: Claim, as_: As) -> None:
    batch = announced(city, version, claim)
    with on("2024-03-08"):
        shown = page(Client(), "list", batch.pk)
        assert city.firm.name in shown
        assert "210202000012345678" not in shown
        assert [one.pk for one in Client().get(reverse("policies:lists")).context["open"]] == [batch.pk]
    with on("2024-03-20"):
        assert not Client().get(reverse("policies:lists")).context["open"]


def test_what_was_paid_without_cause_is_proposed_for_recovery_once(
    city: City, version: Version, claim: Claim, as_: As
) -> None:
    sent(city, version, claim)
    url = reverse("policies:recover", args=[claim.pk])
    with on("2024-03-20"):
        assert "提出追回" not in page(as_(city.officer), "claim", claim.pk)
        number = current_number(again(claim))
        act(claim, "receive", actor=city.payer, facts={"number": number, "paid_on": "2024-03-19"})
        client = as_(city.officer)
        assert url in page(client, "claim", claim.pk)
        told = {"amount": "200000.01", "reason": "核查发现上年营业收入填报有误", "key": "r" * 32}
        too_much = client.post(url, told)
        assert too_much.status_code == 422
        first, second = (client.post(url, told | {"amount": "50000"}) for _time in range(2))
        assert first.url == second.url
        assert as_(city.other).get(url).status_code == 404
    (made,) = Claim.objects.filter(loop="policies.recovery")
    assert (made.parent_id, made.state) == (claim.pk, "proposed")
