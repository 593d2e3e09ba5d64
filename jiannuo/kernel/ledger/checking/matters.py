"""Matters: the chain of each, the row computed again from its events, and what its commitments open to."""

from itertools import pairwise

from django.db import InterfaceError, OperationalError, transaction

from jiannuo.kernel.fold import differences
from jiannuo.kernel.ledger.checking.portion import Portion
from jiannuo.kernel.ledger.commitment import opens
from jiannuo.kernel.ledger.configured import ledger_hash
from jiannuo.kernel.loops.loop import loop_of
from jiannuo.kernel.models import Matter, Personal

#: matters in one portion
PORTION = 50


def check_matters(position: int) -> Portion:
    """Check some matters after the one with id ``position``."""
    rows = list(Matter.objects.filter(pk__gt=position).order_by("pk").values_list("pk", "loop")[:PORTION])
    found: list[str] = []
    for pk, loop in rows:
        if _wrong(pk, loop):
            # a step may have been taken while we read: once more, with the matter locked
            with transaction.atomic():
                Matter.objects.select_for_update().get(pk=pk)
                found += [f"matter {pk}: {words}" for words in _wrong(pk, loop)]
    return Portion(rows[-1][0] if rows else None, len(rows), found)


def _wrong(pk: int, loop: str) -> list[str]:
    try:
        return _looked_at(pk, loop)
    except Exception as problem:
        if isinstance(problem, OperationalError | InterfaceError):
            raise
        return [f"cannot be computed from its events ({type(problem).__name__})"]


def _looked_at(pk: int, loop: str) -> list[str]:
    matter = loop_of(loop).model_class()._default_manager.get(pk=pk)
    chain = list(matter.events.order_by("seq").values_list("seq", "prev", "digest"))
    if [seq for seq, _prev, _digest in chain] != list(range(1, matter.seq + 1)):
        return ["its events are not numbered from 1 to its last"]
    if (chain and chain[0][1]) or any(after[1] != before[2] for before, after in pairwise(chain)):
        return ["its chain is broken"]
    parts = differences(matter)
    wrong = [f"not what follows from its events: {', '.join(parts)}"] if parts else []
    return [*wrong, *_personal(matter)]


def _personal(matter: Matter) -> list[str]:
    rows = {
        (row.event_id, row.field): row
        for row in Personal.objects.filter(event__matter_id=matter.pk).select_related("event")
    }
    committed = {
        (event, field)
        for event, fields in matter.events.exclude(commitments={}).values_list("pk", "commitments")
        for field in fields
    }
    wrong = [
        f"personal.{row.field} of event {row.event.seq} is not what was committed to"
        for row in rows.values()
        if row.erased_by_id is None and not _opens(row)
    ]
    return wrong if committed == rows.keys() else [*wrong, "personal fields are missing"]


def _opens(row: Personal) -> bool:
    known = row.event.commitments.get(row.field, "")
    return opens(known, bytes(row.salt), f"personal.{row.field}", row.value, ledger_hash())
