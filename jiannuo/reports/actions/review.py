"""A person checks what the machine read: confirm, correct, reject, check again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F

from jiannuo.kernel.now import now
from jiannuo.people.models import Account
from jiannuo.reports.actions.observe import observe
from jiannuo.reports.models import Fact, FactChange, Report

Kind = FactChange.Kind

#: what may be corrected; the words of the report may not
CORRECTABLE = ("subject", "value", "value2", "unit", "comparator", "role", "status", "period")
_STANDING = {
    Kind.CONFIRM: Fact.Review.CONFIRMED,
    Kind.CORRECT: Fact.Review.CONFIRMED,
    Kind.REJECT: Fact.Review.REJECTED,
    Kind.REOPEN: Fact.Review.DRAFT,
}


class ChangedMeanwhileError(Exception):
    """Somebody else has changed the fact since it was shown."""


@dataclass(frozen=True)
class Confirmed:
    """What came of confirming many: how many were, and how many somebody else had changed."""

    done: int
    changed_meanwhile: int


def review_fact(
    fact: Fact, kind: Kind, *, actor: Account, expect: int, values: Mapping[str, Any] | None = None
) -> Fact:
    """Do one act on one fact and keep what it was before.

    ``expect`` is the revision that was shown; raises ChangedMeanwhileError when it is no longer so.
    A correction confirms too: who writes a value has checked it.
    """
    with transaction.atomic():
        _write(fact, kind, actor, expect, values or {})
        observe(fact.report)
    fact.refresh_from_db()
    return fact


def confirm_facts(report: Report, shown: Iterable[tuple[int, int]], *, actor: Account) -> Confirmed:
    """Confirm the drafts among the facts of ``report`` given as (id, revision shown)."""
    done = missed = 0
    with transaction.atomic():
        expected = dict(shown)
        drafts = report.facts.filter(pk__in=expected)
        for fact in drafts:
            if fact.review != Fact.Review.DRAFT:
                continue
            try:
                _write(fact, Kind.CONFIRM, actor, expected[fact.pk], {})
                done += 1
            except ChangedMeanwhileError:
                missed += 1
        observe(report)
    return Confirmed(done, missed)


def _write(fact: Fact, kind: Kind, actor: Account, expect: int, values: Mapping[str, Any]) -> None:
    before = _snapshot(fact)
    changed = {name: values[name] for name in CORRECTABLE if name in values}
    review = _STANDING[kind]
    checked = review != Fact.Review.DRAFT
    moment = now()
    changes = {
        **changed,
        "review": review,
        "reviewed_by": actor if checked else None,
        "reviewed_at": moment if checked else None,
        "revision": F("revision") + 1,
    }
    if not Fact.objects.filter(pk=fact.pk, revision=expect).update(**changes):
        raise ChangedMeanwhileError
    after = before | {name: _plain(value) for name, value in changed.items()} | {"review": str(review)}
    FactChange.objects.create(
        report_id=fact.report_id,
        fact_id=fact.pk,
        kind=kind,
        before=before,
        after=after,
        actor=actor,
        at=moment,
    )


def _snapshot(fact: Fact) -> dict[str, Any]:
    return {name: _plain(getattr(fact, name)) for name in (*CORRECTABLE, "review")}


def _plain(value: Any) -> Any:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
