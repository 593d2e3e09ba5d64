"""Notices that reached nobody, by reason."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from jiannuo.kernel.models import Outbox
from jiannuo.kernel.worker.outbox import dead_letters, revive

#: reasons on one page
MOST = 100


@dataclass(frozen=True)
class Unreached:
    """One reason and how many notices it held up."""

    error: str
    count: int
    last_at: datetime


def unreached() -> list[Unreached]:
    """Dead notices by reason, the most recent first. Nothing of the matters themselves is read."""
    dead = dead_letters().filter(kind="notice").select_related(None).order_by()
    rows = dead.values_list("error").annotate(count=Count("pk"), last=Max("dead_at")).order_by("-last")
    return [Unreached(error, count, last) for error, count, last in rows[:MOST]]


def retry_notices(error: str, moment: datetime) -> int:
    """Queue dead notices with this reason again; how many there were."""
    return revive(Outbox.objects.filter(kind="notice", error=error), moment)
