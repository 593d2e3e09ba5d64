"""The columns that the steps of meetings and decisions set."""

from datetime import UTC, date, datetime, time
from typing import Any

from django.utils import timezone

from jiannuo.commitments.meetings.guards import meeting_of
from jiannuo.commitments.meetings.scope import rows_in, scope_of, units_concerned
from jiannuo.kernel.loops.parties import Case

Facts = dict[str, Any]


def starting(day: date, at: str) -> datetime:
    """The moment of the wall clock ``at`` on ``day`` in the district."""
    clock = time.fromisoformat(at.replace("：", ":").zfill(5))
    here = datetime.combine(day, clock, timezone.get_default_timezone())
    return here.astimezone(UTC)  # as it is read back


def called(_case: Case | None, facts: Facts) -> Facts:
    """Everything a meeting is called with."""
    day, wanted = date.fromisoformat(facts["day"]), scope_of(facts)
    return {
        "kind": facts["kind"],
        "starts_at": starting(day, facts["at"]),
        "meets_on": day,
        "place": facts["place"],
        "chair_id": facts["chair"],
        "report_id": facts["report"],
        "scope": wanted,
        "since": date.fromisoformat(facts["since"]),
        "agenda": facts.get("agenda", ""),
        "invited": units_concerned(rows_in(facts["report"], wanted)),
    }


def moved(case: Case, facts: Facts) -> Facts:
    """Another day, hour, place or chair."""
    row = meeting_of(case)
    day = date.fromisoformat(facts["day"]) if "day" in facts else row.meets_on
    at = facts.get("at") or timezone.localtime(row.starts_at).strftime("%H:%M")
    columns: Facts = {"starts_at": starting(day, at), "meets_on": day}
    if "place" in facts:
        columns["place"] = facts["place"]
    if "chair" in facts:
        columns["chair_id"] = facts["chair"]
    return columns


def rescoped(case: Case, facts: Facts) -> Facts:
    """Another scope, and therefore other units."""
    wanted = scope_of(facts)
    return {
        "scope": wanted,
        "since": date.fromisoformat(facts["since"]),
        "invited": units_concerned(rows_in(meeting_of(case).report_id, wanted)),
    }


def given(_case: Case | None, facts: Facts) -> Facts:
    """What was decided."""
    until = date.fromisoformat(facts["until"])
    return {
        "what": facts["what"],
        "unit_id": facts["unit"],
        "about_id": facts.get("commitment"),
        "due_on": until,
        "first_due_on": until,
    }


def asked(_case: Case, facts: Facts) -> Facts:
    """Keep until when, until somebody decides."""
    return {"asked": {"until": facts["until"], "reason": facts["reason"]}}


def answered(_case: Case, _facts: Facts) -> Facts:
    """Nothing is asked for any more."""
    return {"asked": {}}


def solved(_case: Case, _facts: Facts) -> Facts:
    """The verifier's finding, not the lead unit's."""
    return {"solved": True}
