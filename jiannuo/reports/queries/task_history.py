"""Who changed a row of the breakdown, when, and what became what."""

from dataclasses import dataclass
from datetime import datetime

from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer
from jiannuo.reports.breakdown.history import Difference, differences, who
from jiannuo.reports.models import Task, TaskChange


@dataclass(frozen=True)
class Line:
    """One change in words."""

    who: str
    post: str
    at: datetime
    kind: str
    differences: tuple[Difference, ...]
    #: consents and other doubts that were agreed to with the change
    agreed: bool


def history(viewer: Viewer, task: Task) -> list[Line]:
    """The changes of ``task``, newest first."""
    changes = visible(viewer, TaskChange).filter(task=task)
    return [
        Line(
            who(change.actor),
            change.post.title if change.post else "",
            change.at,
            str(change.get_kind_display()),
            differences(change),
            bool(change.after.get("agreed")),
        )
        for change in changes.select_related("actor__person", "post").order_by("-at", "-pk")
    ]
