"""Take back an act as a whole."""

import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jiannuo.people.models import Account, Post
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.performing import performing
from jiannuo.reports.breakdown.history import told
from jiannuo.reports.breakdown.refusals import Refused, Stale
from jiannuo.reports.models import Report, Task, TaskChange


def undo(*, actor: Viewer, post: Post, report: Report, act: uuid.UUID | None = None) -> list[Task]:
    """Put every row that ``act`` changed back to what it was; without ``act``, the actor's last one.

    Rows the act made are no longer rows. Raises Stale when somebody has changed one of the rows
    since, Refused when there is nothing to take back. An undo is a change like any other, and logged.
    """
    with performing(
        TaskChange.Kind.UNDO,
        actor=actor,
        post=post,
        report=report,
        undoes=act or last_act(report, actor.account),
    ) as undoing:
        changes = _changes(report, undoing.account, undoing.undoes)
        tasks = {task.pk: task for task in undoing.standing([change.task_id for change in changes])}
        return [
            undoing.change(tasks[change.task_id], change.before or {"state": Task.State.VOID})
            for change in changes
        ]


def last_act(report: Report, account: Account | None) -> uuid.UUID | None:
    """The account's latest act on the breakdown that is neither an undo nor undone."""
    own = _standing(report).filter(actor=account)
    return own.values_list("act", flat=True).first()


def _standing(report: Report) -> QuerySet[TaskChange]:
    """The changes that still hold: neither undone nor themselves an undo."""
    changes = TaskChange.objects.filter(report=report)
    undone = changes.filter(undoes__isnull=False).values("undoes")
    return changes.filter(undoes__isnull=True).exclude(act__in=undone)


def _changes(report: Report, account: Account, act: uuid.UUID | None) -> list[TaskChange]:
    changes = list(TaskChange.objects.filter(report=report, act=act, actor=account)) if act else []
    if not changes:
        raise Refused(_("没有可以撤销的操作。只能撤销自己所作的修改。"))
    if TaskChange.objects.filter(report=report, undoes=act).exists():
        raise Refused(_("这一步已经撤销过了。"))
    rows = {change.task_id: change.revision for change in changes}
    since = [
        change
        for change in _standing(report).filter(task__in=rows).select_related("actor__person")
        if change.revision > rows[change.task_id]
    ]
    if since:
        raise Stale(
            _("不能撤销：之后又有修改（%(changes)s）。请先核对，再直接修改这一项。")
            % {"changes": "；".join(told(change) for change in since[:3])}
        )
    return changes
