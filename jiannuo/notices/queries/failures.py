"""Notices that reached nobody, by reason."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from jiannuo.kernel.models import Outbox

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
    dead = Outbox.objects.filter(kind="notice", dead_at__isnull=False).order_by()
    rows = dead.values_list("error").annotate(count=Count("pk"), last=Max("dead_at")).order_by("-last")
    return [Unreached(error, count, last) for error, count, last in rows[:MOST]]


def retry_notices(error: str, moment: datetime) -> int:
    """Queue dead notices with this reason again; how many there were."""
    dead = Outbox.objects.filter(kind="notice", dead_at__isnull=False, error=error)
    return dead.update(dead_at=None, tries=0, next_try_at=moment)
