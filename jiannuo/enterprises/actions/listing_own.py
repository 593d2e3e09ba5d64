"""Rows of an enterprise's own lists: certificates it says it holds, its hirings, contracts and premises.

What it says counts as told by itself until somebody checks it: no money is paid on it without application.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from jiannuo.enterprises.actions.refreshing import refresh
from jiannuo.enterprises.attributes.sources import evidence_of
from jiannuo.enterprises.models import Enterprise, Item, Qualification
from jiannuo.kernel.now import now, today

#: the source of what an enterprise says of itself
SOURCE = "declared"
#: rows of its own that stand at a time, of each list
MOST = 200


@dataclass(frozen=True)
class Certificate:
    """A qualification as its holder says it."""

    name: str
    valid_from: date
    valid_until: date | None = None
    number: str = ""
    issuer: str = ""


@transaction.atomic
def hold(enterprise_id: int, said: Certificate) -> Qualification | None:
    """Keep a certificate; one with the same name and first day is replaced. None where the list is full."""
    rows = _own_rows(enterprise_id, Qualification)
    rows.filter(name=said.name, valid_from=said.valid_from).update(withdrawn_at=now())
    if rows.count() >= MOST:
        return None
    kept = Qualification.objects.create(enterprise_id=enterprise_id, **vars(said), **_told())
    refresh([enterprise_id])
    return kept


@transaction.atomic
def add_item(enterprise_id: int, kind: str, values: Mapping[str, Any]) -> Item | None:
    """Keep one thing of ``kind``; ``values`` as Item keeps them. None where the list is full."""
    if _own_rows(enterprise_id, Item).filter(kind=kind).count() >= MOST:
        return None
    told = _told() | {"observed_on": today()}
    kept = Item.objects.create(enterprise_id=enterprise_id, kind=kind, values=dict(values), **told)
    refresh([enterprise_id])
    return kept


@transaction.atomic
def take_back(row: Qualification | Item) -> None:
    """Withdraw a row that the enterprise told; it stays readable. ValueError for what somebody else said."""
    if row.source != SOURCE:
        raise ValueError(f"{row} was not told by the enterprise")
    if row.withdrawn_at is None:
        row.withdrawn_at = now()
        row.save(update_fields=["withdrawn_at"])
        refresh([row.enterprise_id])


def _own_rows(enterprise_id: int, model: type[Qualification] | type[Item]) -> Any:
    """The rows that stand, under a lock of the enterprise: two at once make one row, never above MOST."""
    Enterprise.objects.select_for_update().get(pk=enterprise_id)
    return model._default_manager.filter(enterprise_id=enterprise_id, source=SOURCE, withdrawn_at=None)


def _told() -> dict[str, Any]:
    return {"source": SOURCE, "evidence": int(evidence_of(SOURCE)), "recorded_at": now()}
