"""Writing what a portion of rows says, all of it or nothing."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from jiannuo.enterprises.actions.pouring import pour
from jiannuo.enterprises.actions.refreshing import refresh
from jiannuo.enterprises.actions.stating import columns
from jiannuo.enterprises.attributes.sources import evidence_of
from jiannuo.enterprises.importing.planning import RowPlan
from jiannuo.enterprises.models import Enterprise, Qualification, Value
from jiannuo.kernel.now import now

_VALUE = (
    "enterprise_id", "attribute", "year", "low", "high", "words", "source", "evidence", "observed_on",
    "valid_until", "recorded_at", "recorded_by_id", "import_run_id", "reason",
)  # fmt: skip
_HELD = (
    "enterprise_id", "name", "number", "issuer", "valid_from", "valid_until", "source", "evidence",
    "recorded_at",
)  # fmt: skip


@transaction.atomic
def apply(plans: Sequence[RowPlan], *, source: str, run: int, by: int | None) -> None:
    """Write ``plans`` of import ``run``, agreed to by account ``by``. Twice writes nothing the second time,
    because what is planned then is nothing."""
    moment = now()
    new = [one for one in plans if one.known is None]
    rows = Enterprise.objects.bulk_create(
        [
            Enterprise(
                credit_code=one.code, name=one.name, building=one.building, added_at=moment, changed_at=moment
            )
            for one in new
        ]
    )
    for one, row in zip(new, rows, strict=True):
        one.known = row
    changed = [one for one in plans if one.changes or one in new]
    _rename([one for one in changed if one.renames])
    pour(Value, _VALUE, _values(changed, moment, run, by))
    pour(Qualification, _HELD, _held(changed, source, moment))
    refresh([one.known.pk for one in changed if one.known])


def _rename(plans: Sequence[RowPlan]) -> None:
    rows = []
    for one in plans:
        assert one.known is not None
        one.known.name, one.known.building = one.name, one.building or one.known.building
        rows.append(one.known)
    Enterprise.objects.bulk_update(rows, ["name", "building"], batch_size=500)


def _values(plans: Sequence[RowPlan], moment: Any, run: int, by: int | None) -> Iterator[list[Any]]:
    for one in plans:
        assert one.known is not None
        for said in one.said:
            kept = columns(said, moment, by=by, run=run)
            yield [one.known.pk, *(kept[name] for name in _VALUE[1:])]


def _held(plans: Sequence[RowPlan], source: str, moment: Any) -> Iterator[list[Any]]:
    evidence = int(evidence_of(source))
    for one in plans:
        assert one.known is not None
        for name, begins, ends in one.held:
            yield [one.known.pk, name, "", "", begins, ends, source, evidence, moment]
