"""Saying something of an enterprise: a statement is added, never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from jiannuo.enterprises.actions.refreshing import refresh
from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.attributes.declared import attribute
from jiannuo.enterprises.attributes.sources import evidence_of
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.models import Value
from jiannuo.kernel.now import now


@dataclass(frozen=True)
class Said:
    """What a source says: of which attribute and year, and what; words are stored codes."""

    attribute: str
    value: Interval | frozenset[str]
    source: str
    observed_on: date
    year: int | None = None
    valid_until: date | None = None
    reason: str = ""


@transaction.atomic
def state(
    enterprise_id: int, said: Iterable[Said], *, by: int | None = None, run: int | None = None
) -> list[Value]:
    """Keep what is new of ``said``; what its source says already is not said again.

    ``by`` is the account, ``run`` the import. Raises KeyError for an unknown attribute, ValueError for
    a value that the attribute cannot have.
    """
    written = []
    for one in said:
        check(one)
        if not _stands(enterprise_id, one):
            written.append(Value(enterprise_id=enterprise_id, **columns(one, now(), by=by, run=run)))
    Value.objects.bulk_create(written)
    if written:
        refresh([enterprise_id])
    return written


def columns(one: Said, at: datetime, *, by: int | None = None, run: int | None = None) -> dict[str, Any]:
    """The columns of the row that is recorded at the moment ``at``, beside the enterprise."""
    span = one.value if isinstance(one.value, Interval) else Interval()
    return {
        "attribute": one.attribute,
        "year": one.year,
        "low": span.low,
        "high": span.high,
        "words": sorted(one.value) if isinstance(one.value, frozenset) else [],
        "source": one.source,
        "evidence": int(evidence_of(one.source)),
        "observed_on": one.observed_on,
        "valid_until": one.valid_until,
        "recorded_at": at,
        "recorded_by_id": by,
        "import_run_id": run,
        "reason": one.reason,
    }


def check(one: Said) -> None:
    """Hold a statement to the declaration of its attribute. Raises KeyError or ValueError."""
    declared = attribute(one.attribute)
    if declared.derived:
        raise ValueError(f"{one.attribute} is computed, not told")
    if declared.yearly != (one.year is not None):
        raise ValueError(f"{one.attribute} is told {'with' if declared.yearly else 'without'} a year")
    if (declared.kind in (Kind.NUMBER, Kind.DATE)) != isinstance(one.value, Interval):
        raise ValueError(f"{one.attribute} is a {declared.kind}")
    if isinstance(one.value, frozenset):
        _check_words(declared, one.value)
    elif None not in (one.value.low, one.value.high) and one.value.low > one.value.high:  # type: ignore[operator]
        raise ValueError(f"{one.attribute}: the lower end is above the upper end")


def _check_words(declared: Attribute, words: frozenset[str]) -> None:
    if not words:
        raise ValueError(f"{declared.key} without a value")
    if declared.kind == Kind.FLAG and not words <= {"yes", "no"}:
        raise ValueError(f"{declared.key} is yes or no")
    if declared.kind == Kind.CHOICE and not words <= set(declared.values.values()):
        raise ValueError(f"{declared.key} has no such value")


def _stands(enterprise_id: int, one: Said) -> bool:
    """Whether the newest statement of the same source says the same, as of the same day or later."""
    rows = Value.objects.filter(
        enterprise_id=enterprise_id,
        attribute=one.attribute,
        year=one.year,
        source=one.source,
        withdrawn_at=None,
    )
    last = rows.order_by("-observed_on", "-pk").first()
    if last is None or last.observed_on < one.observed_on:
        return False
    return same(last, one)


def same(row: Value, one: Said) -> bool:
    """Whether a row says what ``one`` says."""
    if isinstance(one.value, frozenset):
        return set(row.words) == set(one.value)
    return not row.words and (row.low, row.high) == (one.value.low, one.value.high)
