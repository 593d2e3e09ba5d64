"""Telling enterprises what changed: each transition once, in one transaction with its mark."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from jiannuo.enterprises.members import in_office
from jiannuo.enterprises.models import Member, Tag
from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import now
from jiannuo.policies.models import Match, Transition
from jiannuo.policies.rematching.notices import NoLongerFits

#: transitions of one transaction
PORTION = 500
Standing = Match.Standing
GOOD = (Standing.FITS, Standing.MANUAL)
#: the message classes for what a transition came to
CONFIRM, FITS, PUBLISHED = "policies.confirm_list", "policies.came_into_reach", "policies.published"
LOST, CLOSING = NoLongerFits.key, "policies.closing_soon"
Pair = tuple[int, int]


@dataclass(frozen=True)
class Present:
    """How a pair stands now: what is told must still be so."""

    standing: str = ""
    #: may be confirmed without an application
    confirm: bool = False
    #: whether the enterprise chose one of the policy's tags
    chosen: bool = False


def tell_pending(most: int = PORTION) -> int:
    """Tell up to ``most`` transitions; how many were looked at. Any number of workers may call it.

    What concerns an enterprise for which nobody acts yet waits until somebody does.
    """
    if not _untold().exists():
        return 0
    moment = now()
    with transaction.atomic():
        locked = _untold().select_for_update(skip_locked=True, of=("self",))
        rows = list(locked.order_by("id")[:most])
        last = {(row.version_id, row.enterprise_id): row.pk for row in rows}
        members = _members(row.enterprise_id for row in rows)
        present = _present(rows)
        letters = [
            Outbox.letter("notice", message, _payload(row, members[row.enterprise_id]), at=moment)
            for row in rows
            if row.pk == last[row.version_id, row.enterprise_id]
            and (message := message_of(row, present.get((row.version_id, row.enterprise_id), Present())))
        ]
        Outbox.objects.bulk_create(letters)
        Transition.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=moment)
    return len(rows)


def _untold() -> QuerySet[Transition]:
    acting = Member.objects.filter(in_office(), account__is_active=True).order_by().values("enterprise")
    return Transition.objects.filter(told_at=None, enterprise__in=acting)


def _payload(row: Transition, accounts: list[int]) -> dict[str, Any]:
    to = [{"account_id": account} for account in accounts]
    return {"to": to, "version": row.version_id, "enterprise": row.enterprise_id, "transition": row.pk}


def message_of(row: Transition, present: Present) -> str:
    """Which message a transition is worth; "" where the standing has moved on, or nobody asked to know."""
    if row.after != present.standing:
        return ""
    if row.before == row.after:
        return CLOSING
    if row.after in GOOD:
        return "" if row.before in GOOD else CONFIRM if present.confirm else FITS
    if row.before in GOOD:
        return LOST
    new = row.cause == Transition.Cause.PUBLISHED and row.after == Standing.OPEN
    return PUBLISHED if new and present.chosen else ""


def _members(ids: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Member.objects.filter(in_office(), enterprise__in=set(ids), account__is_active=True)
    for enterprise, account in rows.order_by("id").values_list("enterprise_id", "account_id"):
        found[enterprise].append(account)
    return found


def _present(rows: Sequence[Transition]) -> dict[Pair, Present]:
    ids = {row.enterprise_id for row in rows}
    found = Match.objects.filter(version__in={row.version_id for row in rows}, enterprise__in=ids)
    chosen: dict[int, set[str]] = defaultdict(set)
    for enterprise, key in Tag.objects.filter(enterprise__in=ids).values_list("enterprise_id", "key"):
        chosen[enterprise].add(key)
    columns = (
        "version_id",
        "enterprise_id",
        "standing",
        "registered",
        "version__automatic",
        "version__policy__tags",
    )
    return {
        (version, enterprise): Present(word, registered and automatic, bool(chosen[enterprise] & set(tags)))
        for version, enterprise, word, registered, automatic, tags in found.values_list(*columns)
    }
