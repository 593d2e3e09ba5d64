"""The same act on every selected row: one line in the log each, one undo for all."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jiannuo.people.models import Post
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.confirm import confirmation
from jiannuo.reports.actions.breakdown.correct import write_over
from jiannuo.reports.actions.breakdown.drop import leave_out
from jiannuo.reports.actions.breakdown.performing import Seen, performing
from jiannuo.reports.actions.breakdown.rules import missing
from jiannuo.reports.breakdown.refusals import Doubt, NeedsAgreement
from jiannuo.reports.models import Report, Task, TaskChange


def correct_many(
    *,
    actor: Viewer,
    post: Post,
    report: Report,
    seen: Sequence[Seen],
    values: Mapping[str, Any],
    agreed: Iterable[str] = (),
) -> list[Task]:
    """Write the same ``values`` over every row, or over none. Raises as ``correct`` does."""
    with performing(TaskChange.Kind.CORRECT, actor=actor, post=post, report=report, agreed=agreed) as act:
        return [write_over(act, task, values) for task in act.rows(seen)]


def confirm_ready(
    *,
    actor: Viewer,
    post: Post,
    report: Report,
    seen: Sequence[Seen],
    agreed: Iterable[str] = (),
) -> tuple[list[Task], list[tuple[Task, list[str]]]]:
    """Confirm the rows that lack nothing; the others come back with what they lack, unchanged.

    Raises NeedsAgreement with the doubts about all rows at once; then none is confirmed.
    """
    with performing(TaskChange.Kind.CONFIRM, actor=actor, post=post, report=report, agreed=agreed) as act:
        drafts = [task for task in act.rows(seen) if task.state == Task.State.DRAFT]
        unready = [(task, lacking) for task in drafts if (lacking := missing(task))]
        left = {task.pk for task, _lacking in unready}
        ready = [task for task in drafts if task.pk not in left]
        doubts: dict[str, Doubt] = {}
        confirmations = {}
        for task in ready:
            try:
                confirmations[task.pk] = confirmation(act, task)
            except NeedsAgreement as asked:
                doubts |= {doubt.code: doubt for doubt in asked.doubts}
        if doubts:
            raise NeedsAgreement(tuple(doubts.values()))
        return [act.change(task, confirmations[task.pk]) for task in ready], unready


def drop_many(*, actor: Viewer, post: Post, report: Report, seen: Sequence[Seen], reason: str) -> list[Task]:
    """Leave every row out for the same reason, or none. Raises as ``drop`` does."""
    with performing(TaskChange.Kind.DROP, actor=actor, post=post, report=report) as act:
        return [leave_out(act, task, reason) for task in act.rows(seen)]
