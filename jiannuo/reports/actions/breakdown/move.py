"""Put a row somewhere else in the table."""

from django.utils.translation import gettext as _

from jiannuo.people.models import Post
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown.performing import Seen, last_order, performing
from jiannuo.reports.breakdown.refusals import Refused
from jiannuo.reports.models import Report, Task, TaskChange

#: rows closer than this are spread out again before another is put between them
_CLOSEST = 1e-6


def move(*, actor: Viewer, post: Post, report: Report, seen: Seen, after: int | None) -> Task:
    """Put a row below the row numbered ``after``; None puts it first."""
    with performing(TaskChange.Kind.MOVE, actor=actor, post=post, report=report) as act:
        task = act.row(seen)
        if after == task.pk:
            raise Refused(_("不能把任务移到它自己的后面。"))
        return act.change(task, {"order": order_after(report, after, first=after is None)})


def order_after(report: Report, after: int | None, *, first: bool = False) -> float:
    """A place right below the row numbered ``after``; without it the last place, or the ``first``."""
    if after is None and not first:
        return last_order(report) + 1
    below = _place(report, after) if after is not None else None
    rest = Task.objects.filter(report=report).order_by("order")
    follower = (rest.filter(order__gt=below) if below is not None else rest).first()
    if follower is None:
        return last_order(report) + 1
    if below is None:
        return follower.order - 1
    if follower.order - below < _CLOSEST:
        _spread(report)
        return order_after(report, after)
    return (below + follower.order) / 2


def _place(report: Report, number: int) -> float:
    place = Task.objects.filter(report=report, pk=number).values_list("order", flat=True).first()
    if place is None:
        raise Refused(_("找不到要放到其后的那一项，请刷新页面后再操作。"))
    return place


def _spread(report: Report) -> None:
    """Give the rows whole numbers again, in the order they have. No row is changed by this to a reader."""
    rows = list(Task.objects.filter(report=report).order_by("order", "pk"))
    for place, row in enumerate(rows, start=1):
        row.order = float(place)
    Task.objects.bulk_update(rows, ["order"], batch_size=200)
