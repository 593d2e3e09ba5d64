"""A round of checks: begun once a night, done in portions, and told at once if anything is wrong."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from jiannuo.kernel.ledger.checking.checkpoints import check_checkpoints
from jiannuo.kernel.ledger.checking.entries import check_entries
from jiannuo.kernel.ledger.checking.matters import check_matters
from jiannuo.kernel.ledger.checking.portion import Portion
from jiannuo.kernel.models import LedgerCheck, Outbox
from jiannuo.kernel.now import now, real_now
from jiannuo.kernel.organisation import organisation
from jiannuo.kernel.worker.jobs import every

#: the message class by which the supervision office and the administrators hear of a finding
WRONG = "kernel.ledger_wrong"
#: the hour of the night at which a round begins
HOUR = 1
#: how often the worker goes on, and how long it may work on it then (seconds)
TURN, SPELL = 20, 1.0
#: findings kept of one round: one planted change may have a thousand consequences
MOST = 100

#: checks some from a position on
Part = Callable[[int], Portion]
PARTS: dict[str, Part] = {
    "entries": check_entries,
    "matters": check_matters,
    "checkpoints": check_checkpoints,
}


def latest() -> LedgerCheck | None:
    """The round under way, or the last one."""
    return LedgerCheck.objects.order_by("-began_at", "-id").first()


def check_everything() -> LedgerCheck:
    """A whole round at once."""
    row = LedgerCheck.objects.create(began_at=real_now(), part=next(iter(PARTS)))
    while row.finished_at is None:
        go_on(row)
    return row


@every(TURN)
def check_at_night() -> None:
    """Go on with tonight's round for a moment; begin it when its hour has come."""
    row, moment = latest(), real_now()
    if row is None or (row.finished_at is not None and row.began_at < _hour_before(moment)):
        row = LedgerCheck.objects.create(began_at=moment, part=next(iter(PARTS)))
    until = time.monotonic() + SPELL
    while row.finished_at is None and time.monotonic() < until:
        go_on(row)


def go_on(row: LedgerCheck) -> None:
    """Check one portion, note how far it is, and tell the first finding at once."""
    portion = PARTS[row.part](row.position)
    row.findings = [*row.findings, *portion.findings][:MOST]
    row.checked[row.part] = row.checked.get(row.part, 0) + portion.checked
    row.position = portion.following or 0
    if portion.following is None:
        parts = [*PARTS, ""]
        row.part = parts[parts.index(row.part) + 1]
        row.finished_at = None if row.part else real_now()
    with transaction.atomic():
        if row.findings and row.told_at is None:
            row.told_at = real_now()
            _tell(row)
        row.save()


def _hour_before(moment: datetime) -> datetime:
    """The last time that it was HOUR o'clock in the district."""
    here = timezone.localtime(moment)
    tonight = here.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return tonight if tonight <= here else tonight - timedelta(days=1)


def _tell(row: LedgerCheck) -> None:
    who = organisation()
    offices = [{"unit_id": unit, "role": "supervision"} for unit in who.units_with("supervision")]
    administrators = [{"account_id": account} for account in who.administrators()]
    payload = {"to": [*offices, *administrators], "check": row.pk}
    Outbox.letter("notice", WRONG, payload, at=now()).save()
