"""Make several rows of one."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.people.models import Post
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.confirm import UNCONFIRMED
from jiannuo.reports.actions.breakdown.move import order_after
from jiannuo.reports.actions.breakdown.performing import Act, Seen, performing
from jiannuo.reports.actions.breakdown.rules import check_listed
from jiannuo.reports.breakdown.pieces import Piece, cut
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.models import Fact, Report, Task, TaskChange

#: more rows than this out of one are a mistake of typing
MOST = 20


def split(
    *,
    actor: Viewer,
    post: Post,
    report: Report,
    seen: Seen,
    at: Sequence[int] = (),
    into: int = 0,
) -> list[Task]:
    """Cut a row at the offsets ``at`` of its quote, or make ``into`` rows that all keep the whole quote.

    The first part keeps the row and its history; all parts are drafts and keep units, post, deadline
    and milestones. Raises Refused when nothing would be left of a part.
    """
    with performing(TaskChange.Kind.SPLIT, actor=actor, post=post, report=report) as act:
        task = act.row(seen)
        check_listed(task)
        if at:
            pieces = cut(task, at)
        elif 2 <= into <= MOST:
            whole = Piece(task.quote, task.start, task.end, task.action, task.object)
            pieces = [whole] * into
        else:
            raise Refused(_("请选择拆分的位置，或写明拆成几项（2 至 %(most)d 项）。") % {"most": MOST})
        return _parts(act, task, pieces)


def _parts(act: Act, task: Task, pieces: Sequence[Piece]) -> list[Task]:
    assisting = list(task.assisting_units.all())
    rows = [task]
    for piece in pieces[1:]:
        row = Task(
            order=order_after(act.report, rows[-1].pk),
            origin=Task.Origin.SPLIT,
            heading=task.heading,
            domain=task.domain,
            measure=task.measure,
            lead_unit=task.lead_unit,
            suggestion=task.suggestion,
            leader_post=task.leader_post,
            due_on=task.due_on,
            milestones=task.milestones,
            note=task.note,
            **_worded(task, piece),
        )
        rows.append(act.create(row, assisting))
    act.change(task, {**UNCONFIRMED, **_worded(task, pieces[0])})
    return rows


def _worded(task: Task, piece: Piece) -> dict[str, Any]:
    """The fields that come from the words of one part: also which figures it still holds."""
    words: dict[str, Any] = {
        "quote": piece.quote,
        "start": piece.start,
        "end": piece.end,
        "action": piece.action,
        "object": piece.object,
    }
    if piece.start is None or piece.quote == task.quote:
        return words | {"targets": task.targets, "quantified": task.quantified}
    inside = Fact.objects.filter(
        report_id=task.report_id, start__gte=piece.start, end__lte=piece.end
    ).order_by("order")
    held = [fact.subject + fact.quote for fact in inside if fact.subject + fact.quote in task.targets]
    return words | {"targets": "；".join(held), "quantified": bool(held)}
