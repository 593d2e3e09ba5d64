"""Receipts from the treasury: each line registers one payment as arrived or returned, once.

The file is CSV with the columns number, outcome, day, amount and reason (支付编号、结果、日期、金额、原因). A
line that is wrong is refused with a sentence and hinders no other; a file that is read twice changes nothing.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from jiannuo.kernel.act import act
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.models import Event
from jiannuo.kernel.refusal import Refused
from jiannuo.policies.models import Batch, Claim
from jiannuo.policies.treasury.amounts import fen_of, written
from jiannuo.policies.treasury.numbers import current_number

#: bytes; a year of a district's payments is far below
MOST = 5 * 1024 * 1024
MOST_LINES = 20_000
COLUMNS = {
    "number": ("支付编号", "编号", "number"),
    "outcome": ("结果", "状态", "outcome"),
    "day": ("日期", "到账日期", "day"),
    "amount": ("金额（元）", "金额", "amount"),
    "reason": ("原因", "退票原因", "reason"),
}
PAID = frozenset({"到账", "成功", "已支付", "支付成功", "paid"})
RETURNED = frozenset({"退票", "退回", "失败", "支付失败", "returned"})


class ReceiptsError(Exception):
    """The file as a whole cannot be read; ``sentence`` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Row:
    """What became of one line: ``outcome`` is paid, returned, repeated or refused."""

    line: int
    number: str
    outcome: str
    sentence: str = ""


@dataclass(frozen=True)
class Taken:
    """What became of a file, line by line."""

    rows: list[Row] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        """How many lines came out so."""
        return sum(row.outcome == outcome for row in self.rows)


def take_receipts(batch: Batch, body: bytes, actor: Actor) -> Taken:
    """Register every line of ``body`` that belongs to a payment of ``batch``. Raises ReceiptsError."""
    claims = {current_number(claim): claim for claim in _sent_claims(batch)}
    # the whole file first: one that breaks off in the middle registers nothing
    return Taken([_take(claims, line, told, actor) for line, told in list(_lines(body))])


def _sent_claims(batch: Batch) -> list[Claim]:
    return list(batch.claims.filter(loop="policies.claim").exclude(payment_number=""))


def _take(claims: dict[str, Claim], line: int, told: dict[str, str], actor: Actor) -> Row:
    number = told["number"]
    claim = claims.get(number)
    if claim is None:
        return Row(line, number, "refused", _("本批次没有支付编号“%(number)s”。") % {"number": number})
    try:
        day, amount = date.fromisoformat(told["day"].replace("/", "-")), fen_of(told["amount"])
    except ValueError:
        return Row(line, number, "refused", _("日期应写成 2024-03-31，金额应写成 1234.56。"))
    if amount != claim.amount:
        sentence = _("金额应为 %(asked)s 元，回执是 %(told)s 元，请与国库核对。") % {
            "asked": written(claim.amount or 0),
            "told": told["amount"],
        }
        return Row(line, number, "refused", sentence)
    if told["outcome"] in PAID:
        return _register(claim, line, "receive", {"number": number, "paid_on": day.isoformat()}, actor)
    if told["outcome"] in RETURNED:
        reason = told["reason"] or ""
        facts = {"number": number, "returned_on": day.isoformat(), "reason": reason}
        return _register(claim, line, "bounce", facts, actor)
    return Row(line, number, "refused", _("结果应写“到账”或“退票”。"))


#: what a line comes out as, by the step that it takes
OUTCOMES = {"receive": "paid", "bounce": "returned"}


def _register(claim: Claim, line: int, step: str, facts: dict[str, str], actor: Actor) -> Row:
    """Take the step once for each number: a second file finds it done, and so does a second officer.

    Not by a key: whoever acts names one, and could keep a receipt out that is still to come.
    """
    number = facts["number"]
    if Event.objects.filter(matter_id=claim.pk, step=step, facts__number=number).exists():
        return Row(line, number, "repeated", _("已经登记过，没有重复登记。"))
    try:
        act(claim.pk, step, actor=actor, facts=facts)
    except Refused as refusal:
        wrong = "；".join(str(one) for one in refusal.fields.values())
        return Row(line, number, "refused", wrong or str(refusal.sentence))
    return Row(line, number, OUTCOMES[step])


def _lines(body: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    if len(body) > MOST:
        raise ReceiptsError(_("文件超过 5 MB。"))
    sheet = csv.reader(io.StringIO(_text(body)))
    try:
        places = _places(next(sheet, []))
        for count, cells in enumerate(sheet, 2):
            if count > MOST_LINES:
                raise ReceiptsError(_("回执超过 20000 行，请拆分。"))
            if any(cell.strip() for cell in cells):
                yield (
                    count,
                    {
                        name: cells[at].strip().lstrip("'") if at is not None and at < len(cells) else ""
                        for name, at in places.items()
                    },
                )
    except csv.Error:
        raise ReceiptsError(_("这不是能读的 CSV 文件。")) from None


def _text(body: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReceiptsError(_("看不懂文件的编码，请另存为 UTF-8 的 CSV。"))


def _places(head: list[str]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    plain = [cell.strip() for cell in head]
    for name, words in COLUMNS.items():
        found[name] = next((plain.index(word) for word in words if word in plain), None)
    missing = [COLUMNS[name][0] for name, at in found.items() if at is None and name != "reason"]
    if missing:
        raise ReceiptsError(_("第一行缺少%(columns)s。") % {"columns": "、".join(missing)})
    return found
