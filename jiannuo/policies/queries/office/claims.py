"""Claims as the policy's unit works through them, and which of them may go into one batch."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.reach import reach_of
from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Batch, Claim, Version

LOOP = "policies.claim"
#: groups of the list -> label, states
GROUPS: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "reviewing": (_("待审核"), ("reviewing",)),
    "short": (_("待资金"), ("short_of_money",)),
    "returned": (_("等企业补正"), ("returned", "bounced")),
    "checked": (_("待列入批次"), ("checked",)),
    "under_way": (_("公示和支付中"), ("listed", "approved", "sent", "corrected")),
    "paid": (_("已到账"), ("paid", "completed")),
    "ended": (_("未兑现"), ("refused", "withdrawn")),
}
#: claims of one batch that the page offers
MOST = 500


def claims_of(viewer: Viewer, told: dict[str, Any]) -> QuerySet[Claim]:
    """The claims that the viewer's units check or pay, narrowed by version and words."""
    rows = visible(viewer, Claim).filter(loop=LOOP).select_related("version__policy", "enterprise", "batch")
    version = str(told.get("version", ""))
    if version.isascii() and version.isdigit() and len(version) < 10:
        rows = rows.filter(version_id=int(version))
    if words := str(told.get("q", "")).replace("\0", "").strip()[:50]:
        rows = rows.filter(enterprise__name__icontains=words)
    return rows


def counts(rows: QuerySet[Claim]) -> dict[str, int]:
    """How many claims each group holds."""
    states = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    return {key: sum(states.get(one, 0) for one in held) for key, (_label, held) in GROUPS.items()}


def in_group(rows: QuerySet[Claim], group: str) -> QuerySet[Claim]:
    """Those of one group, the oldest first: who came first is looked at first."""
    return rows.filter(state__in=GROUPS[group][1]).order_by("opened_at", "pk")


def versions_of(rows: QuerySet[Claim]) -> list[tuple[int, str]]:
    """The versions that have claims among ``rows``, for the filter."""
    found = rows.order_by("version__policy__title").values_list("version_id", "version__policy__title")
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Ready:
    """Checked claims of one version, which may become a batch."""

    version: Version
    claims: list[Claim] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Fen."""
        return sum(one.amount or 0 for one in self.claims)


def ready(viewer: Viewer) -> list[Ready]:
    """What waits to be put into a batch, by version; only of the viewer's own units."""
    rows = visible(viewer, Claim).filter(
        loop=LOOP, state="checked", batch__isnull=True, unit_id__in=[post.unit_id for post in viewer.posts]
    )
    found: dict[int, Ready] = {}
    for one in rows.select_related("version__policy", "enterprise").order_by("opened_at", "pk")[:MOST]:
        found.setdefault(one.version_id, Ready(one.version)).claims.append(one)
    return sorted(found.values(), key=lambda one: one.version.policy.title)


def batches_of(viewer: Viewer) -> QuerySet[Batch]:
    """The batches that the viewer works on or pays, and all for whoever sees all, the newest first.

    To everybody else an announced batch is a public list: who checked it, the ends of account numbers and
    what came back from the bank are no part of that.
    """
    reach = reach_of(viewer)
    work = reach.at_work() if reach.everything else reach.at_work() | Q(pool__payer__in=viewer.unit_ids)
    return (
        visible(viewer, Batch)
        .filter(work)
        .select_related("version__policy", "unit", "pool__payer")
        .annotate(number=Count("claims"), sum=Sum("claims__amount"))
        .order_by("-opened_at", "-pk")
    )


def chosen(ready_: Iterable[Ready], version_id: int, ids: Iterable[str]) -> Ready | None:
    """Of what is ready for the version those that were ticked; None without any."""
    wanted = set(ids)
    for one in ready_:
        if one.version.pk == version_id:
            kept = [claim for claim in one.claims if str(claim.pk) in wanted]
            return Ready(one.version, kept) if kept else None
    return None
