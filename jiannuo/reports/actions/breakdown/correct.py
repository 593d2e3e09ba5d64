"""Correct the fields of a row."""

from collections.abc import Iterable, Mapping
from typing import Any

from jiannuo.people.models import Post
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.confirm import UNCONFIRMED, confirmation
from jiannuo.reports.actions.breakdown.performing import Act, Seen, performing, would_change
from jiannuo.reports.actions.breakdown.rules import (
    agreed_before,
    check_agreed,
    check_listed,
    check_units,
    cleaned,
    doubts_about,
)
from jiannuo.reports.models import Report, Task, TaskChange

#: what a person may type over. The quote of a row that was read stays what the report says.
EDITABLE = (
    "domain",
    "action",
    "object",
    "quantified",
    "targets",
    "measure",
    "lead_unit",
    "assisting_units",
    "leader_post",
    "due_on",
    "milestones",
    "note",
)


def correct(
    *,
    actor: Viewer,
    post: Post,
    report: Report,
    seen: Seen,
    values: Mapping[str, Any],
    agreed: Iterable[str] = (),
    confirming: bool = False,
) -> Task:
    """Write ``values`` (named as ``EDITABLE``) over a row, and confirm it in the same act if asked.

    A confirmed row that is corrected goes back to draft unless it is confirmed again.
    Raises Refused, Stale, or NeedsAgreement when the lead unit is one that must be asked first.
    """
    with performing(TaskChange.Kind.CORRECT, actor=actor, post=post, report=report, agreed=agreed) as act:
        return write_over(act, act.row(seen), values, confirming=confirming)


def write_over(act: Act, task: Task, values: Mapping[str, Any], *, confirming: bool = False) -> Task:
    """The rules of a correction, for one row of a larger act; see ``correct``."""
    check_listed(task)
    allowed = (*EDITABLE, "quote") if task.start is None else EDITABLE
    clean = {name: value for name, value in cleaned(values).items() if name in allowed}
    lead = clean.get("lead_unit", task.lead_unit)
    check_units(lead, clean.get("assisting_units", task.assisting_units.all()))
    if confirming:
        return act.change(task, clean | confirmation(act, task, clean))
    if not would_change(task, clean):
        return task
    if lead != task.lead_unit:
        check_agreed(doubts_about(lead), act.agreed | agreed_before(task))
    if task.state == Task.State.CONFIRMED:
        clean |= UNCONFIRMED
    return act.change(task, clean)
