"""Public lists (公示): which enterprise gets how much by which policy. Nothing else of a claim is public."""

from dataclasses import dataclass

from django.db.models import QuerySet

from jiannuo.policies.models import Batch
from jiannuo.policies.queries.objecting import ON_THE_LIST


@dataclass(frozen=True)
class Announced:
    """One line of a public list."""

    enterprise: str
    #: fen
    amount: int


def batches() -> QuerySet[Batch]:
    """The batches that have been announced, the newest first."""
    rows = Batch.objects.filter(loop="policies.batch", published=True).exclude(state="cancelled")
    return rows.select_related("version__policy", "unit").order_by("-announced_until", "-pk")


def lines(batch: Batch) -> list[Announced]:
    """The list of an announced batch, by name. Empty before it is announced."""
    if not batch.published:
        return []
    rows = batch.claims.filter(state__in=ON_THE_LIST).order_by("enterprise__name", "pk")
    return [Announced(name, fen or 0) for name, fen in rows.values_list("enterprise__name", "amount")]
