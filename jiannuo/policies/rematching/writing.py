"""Writing matches: only what differs, every change of standing as a transition, all in one transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Max

from jiannuo.enterprises.actions.pouring import pour
from jiannuo.policies.models import Match, Transition
from jiannuo.policies.rematching.computing import Row, Rows


def write(version_id: int, wanted: Rows, *, among: Iterable[int] | None, cause: str, at: datetime) -> int:
    """Make the matches of a version what ``wanted`` says; how many standings changed.

    ``among``: only these enterprises were looked at; None: all. Runs in the caller's transaction, which
    holds the version's row of progress, so that nobody else writes the same matches meanwhile.
    """
    looked_at = None if among is None else set(among)
    stored = _stored(version_id, looked_at)
    before = {pk: row.standing for pk, (_id, row) in stored.items()}
    changed = [
        pk for pk in wanted.keys() | before.keys()
        if (wanted[pk].standing if pk in wanted else "") != before.get(pk, "")
    ]  # fmt: skip
    _forget(version_id, [pk for pk in changed if pk not in wanted])
    _add(version_id, {pk: wanted[pk] for pk in wanted if pk not in stored}, at)
    _update(
        {row_id: (wanted[pk], wanted[pk].standing != row.standing) for pk, (row_id, row) in stored.items()
         if pk in wanted and not wanted[pk].same(row)},
        at,
    )  # fmt: skip
    after = {pk: wanted[pk].standing if pk in wanted else "" for pk in changed}
    _record(version_id, {pk: (before.get(pk, ""), after[pk]) for pk in changed}, cause, at)
    return len(changed)


def _stored(version_id: int, among: set[int] | None) -> dict[int, tuple[int, Row]]:
    rows = Match.objects.filter(version=version_id).order_by()
    if among is not None:
        rows = rows.filter(enterprise__in=among)
    columns = ("enterprise_id", "id", "standing", "registered", "distance", "amount", "digest")
    return {pk: (row_id, Row(*told)) for pk, row_id, *told in rows.values_list(*columns)}


def _forget(version_id: int, ids: list[int]) -> None:
    for start in range(0, len(ids), 500):
        Match.objects.filter(version=version_id, enterprise__in=ids[start : start + 500]).delete()


def _add(version_id: int, rows: Rows, at: datetime) -> None:
    pour(
        Match,
        ("version_id", "enterprise_id", "standing", "registered", "distance", "amount", "since", "digest"),
        (
            (version_id, pk, row.standing, row.registered, row.distance, row.amount, at, row.digest)
            for pk, row in sorted(rows.items())
        ),
    )


def _update(rows: Mapping[int, tuple[Row, bool]], at: datetime) -> None:
    changed = Match.objects.in_bulk(list(rows)) if len(rows) < 500 else _in_portions(list(rows))
    for row_id, (row, anew) in rows.items():
        match = changed[row_id]
        match.standing, match.registered, match.distance = row.standing, row.registered, row.distance
        match.amount, match.digest = row.amount, row.digest
        match.since = at if anew else match.since
    columns = ["standing", "registered", "distance", "amount", "digest", "since"]
    Match.objects.bulk_update(changed.values(), columns, batch_size=300)


def _in_portions(ids: list[int]) -> dict[int, Match]:
    found: dict[int, Match] = {}
    for start in range(0, len(ids), 500):
        found |= Match.objects.in_bulk(ids[start : start + 500])
    return found


def _record(version_id: int, changes: Mapping[int, tuple[str, str]], cause: str, at: datetime) -> None:
    """The transitions, still to be told."""
    if not changes:
        return
    numbers = dict(
        Transition.objects.filter(version=version_id)
        .order_by()
        .values_list("enterprise_id")
        .annotate(n=Max("number"))
    )
    pour(
        Transition,
        ("version_id", "enterprise_id", "number", "before", "after", "cause", "happened_at"),
        (
            (version_id, pk, numbers.get(pk, 0) + 1, before, after, cause, at)
            for pk, (before, after) in sorted(changes.items())
        ),
    )
