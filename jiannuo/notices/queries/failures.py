"""What did not arrive: notices that reached nobody, by reason, and what should have followed from a step."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.models import Outbox
from jiannuo.kernel.worker.letters import dead_letters, give_up_all, revive

#: reasons, and letters, on one page
MOST = 100


@dataclass(frozen=True)
class Unreached:
    """One reason and how many notices it held up."""

    error: str
    count: int
    last_at: datetime


@dataclass(frozen=True)
class Letter:
    """One message between apps that nobody could take in: what should have followed from which step."""

    row: Outbox
    loop: str
    step: str


def unreached() -> list[Unreached]:
    """Dead notices by reason, the most recent first. Nothing of the matters themselves is read."""
    dead = dead_letters().filter(kind="notice").select_related(None).order_by()
    rows = dead.values_list("error").annotate(count=Count("pk"), last=Max("dead_at")).order_by("-last")
    return [Unreached(error, count, last) for error, count, last in rows[:MOST]]


def stuck() -> list[Letter]:
    """Dead letters of every other kind, the latest first; of their matters only the number is shown."""
    rows = dead_letters().exclude(kind="notice").select_related(None)
    return [Letter(row, *_names(row.topic)) for row in rows[:MOST]]


def retry_notices(error: str, moment: datetime) -> int:
    """Queue dead notices with this reason again; how many there were."""
    return revive(_notices(error), moment)


def give_up_notices(error: str, moment: datetime, *, account_id: int, why: str) -> int:
    """Try dead notices with this reason no more; how many there were."""
    return give_up_all(_notices(error), moment, account_id=account_id, why=why)


def _notices(error: str) -> QuerySet[Outbox]:
    return Outbox.objects.filter(kind="notice", error=error)


def _names(topic: str) -> tuple[str, str]:
    """Loop and step as their declarations call them; as they were written where the loop is gone."""
    key, _slash, step = topic.rpartition("/")
    try:
        loop = loop_of(key)
    except LookupError:
        return key, step
    return str(loop.label), str(loop.steps[step].label) if step in loop.steps else step
