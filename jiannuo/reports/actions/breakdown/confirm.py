"""Confirm a row, or take the confirmation back. Nothing is final until a person confirms it."""

from collections.abc import Iterable, Mapping
from typing import Any

from jiannuo.people.models import Post
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.performing import Act, Seen, performing
from jiannuo.reports.actions.breakdown.rules import (
    agreed_before,
    check_agreed,
    check_listed,
    check_ready,
    doubts_about,
)
from jiannuo.reports.models import Report, Task, TaskChange

#: a row nobody stands for
UNCONFIRMED: dict[str, Any] = {"state": Task.State.DRAFT, "confirmed_by_id": None, "confirmed_at": None}


def confirm(*, actor: Viewer, post: Post, report: Report, seen: Seen, agreed: Iterable[str] = ()) -> Task:
    """Confirm one row. Raises Refused when lead unit or deadline is missing, NeedsAgreement, Stale."""
    with performing(TaskChange.Kind.CONFIRM, actor=actor, post=post, report=report, agreed=agreed) as act:
        task = act.row(seen)
        check_listed(task)
        return act.change(task, confirmation(act, task))


def confirmation(act: Act, task: Task, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The fields that confirm ``task`` with ``values`` written over it, after the rules were asked."""
    values = values or {}
    check_ready(task, values)
    doubts = doubts_about(values.get("lead_unit", task.lead_unit))
    if doubts:
        check_agreed(doubts, act.agreed | agreed_before(task))
    return {"state": Task.State.CONFIRMED, "confirmed_by_id": act.account.pk, "confirmed_at": act.at}


def withdraw(*, actor: Viewer, post: Post, report: Report, seen: Seen) -> Task:
    """Take the confirmation of one row back; it is a draft again."""
    with performing(TaskChange.Kind.WITHDRAW, actor=actor, post=post, report=report) as act:
        task = act.row(seen)
        check_listed(task)
        return act.change(task, UNCONFIRMED)
