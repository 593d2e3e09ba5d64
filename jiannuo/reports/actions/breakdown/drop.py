"""Leave a row out of the breakdown, with the reason, or take it back in."""

from django.utils.translation import gettext as _

from jiannuo.people.models import Post
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.confirm import UNCONFIRMED
from jiannuo.reports.actions.breakdown.performing import Act, Seen, performing
from jiannuo.reports.actions.breakdown.rules import check_listed, cleaned
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.models import Report, Task, TaskChange


def drop(*, actor: Viewer, post: Post, report: Report, seen: Seen, reason: str) -> Task:
    """Mark a row 不列入. The reason is added to its note, where everybody who sees the row reads it.

    Raises Refused without a reason.
    """
    with performing(TaskChange.Kind.DROP, actor=actor, post=post, report=report) as act:
        return leave_out(act, act.row(seen), reason)


def leave_out(act: Act, task: Task, reason: str) -> Task:
    """The rules of dropping, for one row of a larger act; see ``drop``."""
    check_listed(task)
    if not reason.strip():
        raise Refused(_("请写明不列入的理由，例如“与第 12 项重复”。"))
    note = "\n".join(filter(None, (task.note, reason.strip())))
    return act.change(task, {**UNCONFIRMED, **cleaned({"note": note}), "state": Task.State.DROPPED})


def restore(*, actor: Viewer, post: Post, report: Report, seen: Seen) -> Task:
    """Take a dropped row back into the table, as a draft."""
    with performing(TaskChange.Kind.RESTORE, actor=actor, post=post, report=report) as act:
        task = act.row(seen)
        if task.state != Task.State.DROPPED:
            raise Refused(_("这项任务本来就在分解表中，不需要恢复。"))
        return act.change(task, UNCONFIRMED)
