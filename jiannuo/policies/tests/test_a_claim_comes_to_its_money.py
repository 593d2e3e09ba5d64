"""From the confirmation to the account: one journey with time advanced, and every way back on it."""

import pytest

from jiannuo.kernel.act import act
from jiannuo.kernel.fold import differences
from jiannuo.kernel.models import Event, Personal
from jiannuo.kernel.refusal import Refused
from jiannuo.policies.actions.batching import batch as make_batch
from jiannuo.policies.models import Batch, Claim, Entry, Version
from jiannuo.policies.money.balance import of_claim, of_pool
from jiannuo.policies.tests.conftest import (
    ACCOUNT,
    AMOUNT,
    City,
    again,
    announced,
    approved,
    confirm,
    on,
    sent,
)
from jiannuo.policies.treasury import payment_file, take_receipts
from jiannuo.policies.treasury.numbers import current_number

NEW_NUMBER = "3400123409000556677"


def receipts(*lines: str) -> bytes:
    """A file from the treasury."""
    return "\r\n".join(["支付编号,结果,日期,金额,原因", *lines]).encode("gb18030")


def test_a_confirmation_knows_its_amount_and_who_answers(city: City, claim: Claim) -> None:
    assert (claim.state, claim.way, claim.amount) == ("reviewing", "automatic", AMOUNT)
    assert (claim.unit_id, claim.payer_id) == (city.industry.pk, city.finance.pk)
    assert claim.explanation["standing"] == "fits"
    assert len(claim.digest) == 64
    assert claim.lead_id == city.industry.pk


def test_the_account_number_is_sealed_and_stands_in_no_event(claim: Claim) -> None:
    assert claim.account_number == ACCOUNT["account_number"]
    written = str(list(Event.objects.values_list("facts", "effects")))
    assert ACCOUNT["account_number"] not in written
    assert "**** 5678" in written
    assert not Personal.objects.exists()


def test_from_confirmation_to_rating_with_a_returned_payment(
    city: City, version: Version, claim: Claim
) -> None:
    with on("2024-03-05"):
        second = confirm(city.rival, version, city.rivals)
    batch = sent(city, version, claim, second)
    first_number, second_number = (current_number(again(one)) for one in (claim, second))
    with on("2024-03-20"):
        taken = take_receipts(
            batch,
            receipts(
                f"{first_number},退票,2024-03-19,200000.00,账号户名不符",
                f"{second_number},到账,2024-03-19,200000.00,",
            ),
            city.payer,
        )
    assert [row.outcome for row in taken.rows] == ["returned", "paid"]
    assert (again(claim).state, again(second).state) == ("bounced", "paid")
    assert of_claim(second).paid == AMOUNT
    assert (of_claim(claim).paid, of_claim(claim).waiting) == (0, AMOUNT)
    with on("2024-03-21"):
        act(
            claim,
            "correct_account",
            actor=city.colleague,
            facts={"account_name": city.firm.name, "account_number": NEW_NUMBER, "bank": "工行大连分行"},
        )
    with on("2024-03-22"):
        act(batch, "send_again", actor=city.payer)
        file = payment_file(again(batch), city.payer)
    assert f"{first_number}-2" in file.body.decode()
    assert second_number not in file.body.decode()
    assert NEW_NUMBER in file.body.decode()
    with on("2024-03-25"):
        late = take_receipts(
            batch, receipts(f"{first_number},到账,2024-03-19,200000.00,"), city.payer
        )  # of the first try
        right = take_receipts(batch, receipts(f"{first_number}-2,到账,2024-03-25,200000.00,"), city.payer)
    assert [row.outcome for row in (*late.rows, *right.rows)] == ["refused", "paid"]
    with on("2024-03-26"):
        act(claim, "rate", actor=city.colleague, facts={"satisfaction": "satisfied"})
        act(batch, "reconcile", actor=city.payer)
    done = again(claim)
    assert (done.outcome, done.satisfaction, done.solved) == ("completed", "satisfied", True)
    assert again(batch).outcome == "reconciled"
    assert Entry.objects.filter(kind="pay").count() == 2
    assert of_pool(city.pool).left == 60_000_000
    assert [differences(again(one)) for one in (claim, second, batch)] == [[], [], []]


def test_a_payment_that_comes_back_after_all_is_held_again(
    city: City, version: Version, claim: Claim
) -> None:
    sent(city, version, claim)
    number = current_number(again(claim))
    with on("2024-03-20"):
        act(claim, "receive", actor=city.payer, facts={"number": number, "paid_on": "2024-03-19"})
        assert of_claim(claim).paid == AMOUNT
        back = {"number": number, "returned_on": "2024-03-20", "reason": "账户已经注销"}
        act(claim, "bounce", actor=city.payer, facts=back)
    assert (of_claim(claim).paid, of_claim(claim).waiting) == (0, AMOUNT)
    assert again(claim).paid_at is None


def test_a_payment_that_comes_back_after_its_batch_was_closed_goes_onto_a_new_list(
    city: City, version: Version, claim: Claim
) -> None:
    batch = sent(city, version, claim)
    number = current_number(again(claim))
    account = {"account_name": city.firm.name, "account_number": NEW_NUMBER, "bank": "工行大连分行"}
    with on("2024-03-20"):
        act(claim, "receive", actor=city.payer, facts={"number": number, "paid_on": "2024-03-19"})
        act(batch, "reconcile", actor=city.payer)
        back = {"number": number, "returned_on": "2024-03-20", "reason": "账户已经注销"}
        act(claim, "bounce", actor=city.payer, facts=back)
        act(claim, "correct_account", actor=city.colleague, facts=account)
        act(claim, "relist", actor=city.officer)
        second = make_batch(city.officer, version, [again(claim)])
        act(second, "announce", actor=city.officer)
    with on("2024-03-29"):
        act(second, "approve_first", actor=city.head)
        act(second, "approve_second", actor=city.payer_head)
        act(second, "send", actor=city.payer)
        taken = take_receipts(second, receipts(f"{number}-2,到账,2024-03-29,200000.00,"), city.payer)
    assert [row.outcome for row in taken.rows] == ["paid"]
    assert (of_claim(claim).paid, of_claim(claim).waiting) == (AMOUNT, 0)
    assert again(claim).payment_number == number
    assert differences(again(claim)) == []


def test_nothing_is_approved_before_the_announcement_is_over(
    city: City, version: Version, claim: Claim
) -> None:
    batch = announced(city, version, claim)
    assert str(batch.announced_until) == "2024-03-14"
    with on("2024-03-14"), pytest.raises(Refused, match="2024-03-14"):
        act(batch, "approve_first", actor=city.head)
    with on("2024-03-15"):
        act(batch, "approve_first", actor=city.head)
    assert again(batch).amount == AMOUNT


def test_an_objection_to_the_list_is_answered_before_approval(
    city: City, version: Version, claim: Claim
) -> None:
    batch = announced(city, version, claim)
    with on("2024-03-11"):
        told = {"words": "这家企业去年已经停业，不该得到。"}
        act(batch, "object", actor=city.resident, facts=told)
        with pytest.raises(Refused, match="每人一次"):
            act(batch, "object", actor=city.resident, facts=told)
    with on("2024-03-15"):
        with pytest.raises(Refused, match="1 条异议"):
            act(batch, "approve_first", actor=city.head)
        facts = {"claim": claim.pk, "reason": "异议属实，移出核实。"}
        act(batch, "take_out", actor=city.officer, facts=facts)
        act(batch, "answer_objection", actor=city.officer, facts={"answer": "已核实，移出本批次，继续核查。"})
        with pytest.raises(Refused, match="没有兑现事项"):
            act(batch, "approve_first", actor=city.head)
    assert (again(claim).state, again(claim).batch_id) == ("checked", None)


def test_amounts_are_frozen_between_the_two_approvals(city: City, version: Version, claim: Claim) -> None:
    batch = announced(city, version, claim)
    with on("2024-03-15"):
        act(batch, "approve_first", actor=city.head)
        with pytest.raises(Refused, match="已在审批"):
            act(claim, "withdraw", actor=city.boss, facts={"reason": "改选另一项政策"})
        Claim.objects.filter(pk=claim.pk).update(amount=AMOUNT + 1)
        with pytest.raises(Refused, match="与一审时不同"):
            act(batch, "approve_second", actor=city.payer_head)


def test_what_happens_to_the_batch_happens_to_no_claim_alone(
    city: City, version: Version, claim: Claim
) -> None:
    announced(city, version, claim)
    with on("2024-03-15"), pytest.raises(Refused, match="随批次办理"):
        act(claim, "approve", actor=city.payer_head)


def test_correction_stops_the_time_of_the_whole_claim(city: City, claim: Claim) -> None:
    due = claim.clocks.get(key="whole").due_at
    with on("2024-03-06"):
        facts = {"about": "account", "reason": "开户银行没有写到支行。"}
        act(claim, "return_it", actor=city.officer, facts=facts)
        assert again(claim).clocks.get(key="whole").paused_at is not None
    with on("2024-03-13"):
        told = {"account_name": city.firm.name, **ACCOUNT, "bank": "建行大连港湾支行"}
        act(claim, "resubmit", actor=city.colleague, facts=told)
    clock = again(claim).clocks.get(key="whole")
    assert clock.paused_at is None
    assert clock.due_at > due
    assert again(claim).bank == "建行大连港湾支行"


def test_what_was_withdrawn_leaves_the_list_and_frees_its_money(
    city: City, version: Version, claim: Claim
) -> None:
    batch = announced(city, version, claim)
    assert of_pool(city.pool).left == 80_000_000
    with on("2024-03-08"):
        act(claim, "withdraw", actor=city.colleague, facts={"reason": "改选另一项政策"})
    assert of_pool(city.pool).left == 100_000_000
    assert not batch.claims.exists()
    with on("2024-03-11"):
        assert confirm(city.boss, version, city.firm).state == "reviewing"


def test_the_payer_closes_what_nobody_rated(city: City, version: Version, claim: Claim) -> None:
    sent(city, version, claim)
    with on("2024-03-20"):
        facts = {"number": current_number(again(claim)), "paid_on": "2024-03-19"}
        act(claim, "receive", actor=city.payer, facts=facts)
        with pytest.raises(Refused, match="可以评价"):
            act(claim, "close", actor=city.payer)
    with on("2024-04-22"):
        act(claim, "close", actor=city.payer)
    assert (again(claim).outcome, again(claim).satisfaction) == ("completed", "")


def test_an_empty_or_foreign_list_is_refused(city: City, version: Version, claim: Claim) -> None:
    with on("2024-03-06"):
        with pytest.raises(Refused, match="审核中"):
            make_batch(city.officer, version, [claim])
        empty = make_batch(city.officer, version)
        with pytest.raises(Refused, match="还没有兑现事项"):
            act(empty, "announce", actor=city.officer)
        act(empty, "cancel", actor=city.officer, facts={"reason": "编重了，撤销。"})
    assert Batch.objects.get(pk=empty.pk).outcome == "cancelled"


def test_an_approved_claim_waits_for_the_treasury(city: City, version: Version, claim: Claim) -> None:
    approved(city, version, claim)
    assert again(claim).state == "approved"
    assert again(claim).payment_number == ""
