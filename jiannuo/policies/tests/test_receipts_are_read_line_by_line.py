"""What comes back from the treasury: good lines count, bad ones say what is wrong and hinder no other."""

import re

import pytest

from jiannuo.kernel.act import act
from jiannuo.policies.actions.asking import ask
from jiannuo.policies.models import Batch, Claim, Version
from jiannuo.policies.tests.conftest import City, again, confirm, on, sent
from jiannuo.policies.treasury import take_receipts
from jiannuo.policies.treasury.amounts import fen_of, written
from jiannuo.policies.treasury.filing import Payment, text_of
from jiannuo.policies.treasury.numbers import current_number
from jiannuo.policies.treasury.receipts import ReceiptsError

HEAD = "支付编号,结果,日期,金额（元）,原因"


@pytest.fixture
def batch(city: City, version: Version, claim: Claim) -> Batch:
    """Sent with two claims on 18 March."""
    with on("2024-03-05"):
        second = confirm(city.rival, version, city.rivals)
    return sent(city, version, claim, second)


def test_bad_lines_hinder_no_good_one(city: City, batch: Batch, claim: Claim) -> None:
    number = current_number(again(claim))
    lines = [
        HEAD,
        "ZF999,到账,2024-03-19,200000,",
        f"{number},到账,2024-03-19,199999.99,",
        f"{number},到账,昨天,200000,",
        f"{number},也许,2024-03-19,200000,",
        f"{number},退票,2024-03-19,200000,",
        f"{number},到账,2024-03-29,200000,",
        "",
        f'{number},到账,2024/03/19,"200,000.00",',
    ]
    with on("2024-03-20"):
        taken = take_receipts(batch, "\n".join(lines).encode("utf-8-sig"), city.payer)
    outcomes = [(row.line, row.outcome) for row in taken.rows]
    assert outcomes == [*((line, "refused") for line in range(2, 8)), (9, "paid")]
    said = [row.sentence for row in taken.rows]
    words = ("没有支付编号", "金额应为 200000.00", "日期应写成", "结果应写", "理由", "回执日期")
    assert all(word in sentence for word, sentence in zip(words, said, strict=False))
    assert again(claim).state == "paid"


def test_only_the_payer_takes_receipts(city: City, batch: Batch, claim: Claim) -> None:
    number = current_number(again(claim))
    body = f"{HEAD}\n{number},到账,2024-03-19,200000,\n".encode()
    with on("2024-03-20"):
        for viewer in (city.officer, city.boss, city.supervisor):
            (row,) = take_receipts(batch, body, viewer).rows
            assert row.outcome == "refused"
    assert again(claim).state == "sent"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "第一行缺少"),
        ("编号,结果\n1,2".encode(), "日期"),
        (b"\xff\xfe\x00\x81\x30\x81", "编码"),
        (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(city: City, batch: Batch, body: bytes, words: str) -> None:
    with pytest.raises(ReceiptsError, match=words):
        take_receipts(batch, body, city.payer)


@pytest.mark.parametrize(
    ("text", "fen"), [("200000", 20_000_000), ("200,000.5", 20_000_050), ("0.01", 1), (" 12.30 ", 1230)]
)
def test_yuan_become_fen_exactly(text: str, fen: int) -> None:
    assert fen_of(text) == fen
    assert fen_of(written(fen)) == fen


@pytest.mark.parametrize("text", ["", "abc", "1.234", "NaN", "Infinity", "1e30"])
def test_what_is_no_amount_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        fen_of(text)


def test_no_name_becomes_a_formula(city: City) -> None:
    line = Payment("ZF1", "=cmd|' /C calc'!A0", "+银行支行", "12345678", 1, "@政策")
    text = text_of([line]).decode("utf-8-sig")
    assert [cell[:2] for cell in text.splitlines()[1].split(",")][1:3] == ["'=", "'+"]


def test_nobody_keeps_a_receipt_out_with_its_number(city: City, batch: Batch, claim: Claim) -> None:
    """The key under which a receipt is registered can be guessed, and whoever acts names a key."""
    number = current_number(again(claim))
    told = {"words": "什么时候到账？"}
    with on("2024-03-19"):
        ask(city.rival, claim.version.policy, city.rivals, facts=told, key=f"receipt:{number}:receive")
    body = f"{HEAD}\n{number},到账,2024-03-19,200000,\n".encode()
    with on("2024-03-20"):
        outcomes = [take_receipts(batch, body, city.payer).rows[0].outcome for _again in range(2)]
    assert outcomes == ["paid", "repeated"]


def test_what_was_registered_by_hand_is_repeated_in_the_file(city: City, batch: Batch, claim: Claim) -> None:
    number = current_number(again(claim))
    with on("2024-03-20"):
        act(claim, "receive", actor=city.payer, facts={"number": number, "paid_on": "2024-03-19"})
        body = f"{HEAD}\n{number},到账,2024-03-19,200000,\n".encode()
        (row,) = take_receipts(batch, body, city.payer).rows
    assert row.outcome == "repeated"


def test_a_file_that_breaks_off_registers_nothing(city: City, batch: Batch, claim: Claim) -> None:
    number = current_number(again(claim))
    line = f"{number},到账,2024-03-19,200000,"
    many = "\n".join([HEAD, line, *["ZF1,到账,2024-03-19,1,"] * 20_000])
    for body in (many, f"{HEAD}\n{line}\n{'x' * 200_000}\n"):
        with on("2024-03-20"), pytest.raises(ReceiptsError):
            take_receipts(batch, body.encode(), city.payer)
        assert again(claim).state == "sent"
