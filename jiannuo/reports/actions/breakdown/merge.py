"""Make one row of several that stand together."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.people.models import Post, Unit
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.confirm import UNCONFIRMED
from jiannuo.reports.actions.breakdown.performing import Seen, performing
from jiannuo.reports.actions.breakdown.rules import check_listed, cleaned
from jiannuo.reports.breakdown.fields import QUARTERS
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.models import Report, Task, TaskChange


def merge(*, actor: Viewer, post: Post, report: Report, seen: Sequence[Seen]) -> Task:
    """Merge neighbouring rows into the first of them, as a draft; the others are no longer rows.

    Lead units of the others become assisting units, the latest deadline holds for the whole, texts
    are put one after the other. Raises Refused for fewer than two rows or rows that stand apart.
    """
    with performing(TaskChange.Kind.MERGE, actor=actor, post=post, report=report) as act:
        tasks = act.rows(seen)
        if len(tasks) < 2:
            raise Refused(_("请至少选择两项相邻的任务再合并。"))
        for task in tasks:
            check_listed(task)
        _check_together(report, tasks)
        first, *others = tasks
        merged = act.change(first, {**UNCONFIRMED, **_joined(report, tasks), "origin": Task.Origin.MERGED})
        for task in others:
            act.change(task, {**UNCONFIRMED, "state": Task.State.VOID})
        return merged


def _check_together(report: Report, tasks: Sequence[Task]) -> None:
    listed = Task.objects.filter(report=report, state__in=[Task.State.DRAFT, Task.State.CONFIRMED])
    between = listed.filter(order__gte=tasks[0].order, order__lte=tasks[-1].order).count()
    if between != len(tasks):
        raise Refused(_("只能合并相邻的任务：所选任务之间还有其他任务。请先调整顺序，或一并选中。"))


def _joined(report: Report, tasks: Sequence[Task]) -> dict[str, Any]:
    first, last = tasks[0], tasks[-1]
    # neighbours in the report are quoted with the words between them, others side by side
    spans = [(task.start, task.end) for task in tasks]
    one_span = all(
        a[1] is not None and b[0] is not None and 0 <= b[0] - a[1] <= 2 for a, b in pairwise(spans)
    )
    quote = report.text[first.start : last.end] if one_span else _together([t.quote for t in tasks], "；")
    leads = list(dict.fromkeys(task.lead_unit for task in tasks if task.lead_unit))
    assisting: list[Unit] = [*leads[1:], *(unit for task in tasks for unit in task.assisting_units.all())]
    return cleaned(
        {
            "quote": quote,
            "start": first.start if one_span else None,
            "end": last.end if one_span else None,
            "action": first.action,
            "object": _together([task.object for task in tasks], "、")[:300],
            "targets": _together([task.targets for task in tasks], "；"),
            "quantified": any(task.quantified for task in tasks),
            "measure": _together([task.measure for task in tasks], "\n"),
            "note": _together([task.note for task in tasks], "\n"),
            "milestones": _quarters(tasks),
            "lead_unit": leads[0] if leads else None,
            "assisting_units": [u for u in dict.fromkeys(assisting) if not leads or u != leads[0]],
            "leader_post": next((task.leader_post for task in tasks if task.leader_post), None),
            "due_on": max((task.due_on for task in tasks if task.due_on), default=None),
        }
    )


def _together(texts: Sequence[str], mark: str) -> str:
    return mark.join(dict.fromkeys(text for text in texts if text))


def _quarters(tasks: Sequence[Task]) -> list[str]:
    rows = [task.milestones for task in tasks if task.milestones]
    return [_together([row[n] for row in rows], "；") for n in range(QUARTERS)] if rows else []
