"""Which payments one file holds. A run is one sending: the first for all, later ones for what came back."""

import csv
import hashlib
import io
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiannuo.kernel.csv_text import BOM, plain
from jiannuo.kernel.models import Event
from jiannuo.policies.models import Batch, Claim
from jiannuo.policies.treasury.amounts import written
from jiannuo.policies.treasury.numbers import SENT, number_of

#: fixed, whatever language the page is in: a bank's program reads them
HEAD = ("支付编号", "收款户名", "开户银行", "收款账号", "金额（元）", "用途")


@dataclass(frozen=True)
class Payment:
    """One line of a payment file."""

    number: str
    name: str
    bank: str
    account: str
    amount: int
    purpose: str

    def cells(self) -> tuple[str, ...]:
        """As the file writes it."""
        return (
            self.number,
            plain(self.name),
            plain(self.bank),
            self.account,
            written(self.amount),
            plain(self.purpose),
        )


def runs(batch: Batch) -> int:
    """How many files there are."""
    return Event.objects.filter(matter_id=batch.pk, step__in=SENT).count()


def payments(batch: Batch, run: int) -> list[Payment]:
    """The payments of the ``run``-th file (from 1), in the order of their numbers."""
    sendings = Event.objects.filter(matter_id=batch.pk, step__in=SENT).order_by("seq")
    event = sendings[run - 1]
    sent = _sent_by(event)
    claims = Claim.objects.filter(pk__in=sent).select_related("version__policy").order_by("payment_number")
    return [
        Payment(
            number_of(claim.payment_number, sent[claim.pk]),
            claim.account_name,
            claim.bank,
            claim.account_number,
            claim.amount or 0,
            claim.version.title,
        )
        for claim in claims
    ]


def _sent_by(event: Event) -> dict[int, int]:
    """The claims that went out with ``event``, and the how-manieth time it was for each."""
    keyed = Event.objects.filter(key__startswith=f"{event.pk}:", step__in=SENT).exclude(
        matter_id=event.matter_id
    )
    found: dict[int, int] = {}
    for claim, seq in keyed.values_list("matter_id", "seq"):
        earlier = Event.objects.filter(matter_id=claim, step__in=SENT, seq__lte=seq)
        found[claim] = earlier.count()
    return found


def text_of(lines: list[Payment]) -> bytes:
    """The file: the same payments give the same bytes, always."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(HEAD)
    sheet.writerows(line.cells() for line in lines)
    return (BOM + out.getvalue()).encode()


def digest_of_run(batch: Batch) -> str:
    """SHA-256 of the newest file, "" before there is one."""
    run = runs(batch)
    return hashlib.sha256(text_of(payments(batch, run))).hexdigest() if run else ""


def name_of(batch: Batch, run: int, form: str = "csv") -> str:
    """What the file is called."""
    name = _("支付清单-%(batch)06d") % {"batch": batch.pk}
    return f"{name}.{form}" if run == 1 else f"{name}-{run}.{form}"
