"""The enterprises that stand to a version in some way: who was told, who confirmed, who was paid."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Claim, Match, Transition, Version

#: fewer enterprises than this are not said to be so many: they could be told apart
SMALL = 3


@dataclass(frozen=True)
class Narrowed:
    """What narrows the list."""

    standing: str = "fits"
    told: str = ""
    claimed: str = ""
    registered: bool = False
    words: str = ""

    @classmethod
    def of(cls, asked: dict[str, Any]) -> "Narrowed":
        """From an address; anything unknown narrows nothing."""
        standing = str(asked.get("standing", "fits"))
        yes_no = ("yes", "no")
        told, claimed = str(asked.get("told", "")), str(asked.get("claimed", ""))
        return cls(
            standing if standing in Match.Standing.values else "fits",
            told if told in yes_no else "",
            claimed if claimed in yes_no else "",
            bool(asked.get("registered")),
            str(asked.get("q", "")).replace("\0", "").strip()[:50],
        )


def standings(version: Version) -> dict[str, int]:
    """How many enterprises stand how."""
    rows = version.matches.order_by().values_list("standing").annotate(n=Count("pk"))
    return dict(rows)


def matched(viewer: Viewer, version: Version, asked: Narrowed) -> QuerySet[Any]:
    """Rows of Match with ``told_at`` and ``claim_state``, as narrowed."""
    claims = Claim.objects.filter(
        loop="policies.claim", version=version, enterprise_id=OuterRef("enterprise_id")
    ).order_by("-pk")
    told = Transition.objects.filter(
        version=version, enterprise_id=OuterRef("enterprise_id"), told_at__isnull=False
    ).order_by("-number")
    rows = visible(viewer, Match).filter(version=version, standing=asked.standing)
    if asked.registered:
        rows = rows.filter(registered=True)
    if asked.told:
        rows = rows.filter(Exists(told)) if asked.told == "yes" else rows.exclude(Exists(told))
    if asked.claimed:
        rows = rows.filter(Exists(claims)) if asked.claimed == "yes" else rows.exclude(Exists(claims))
    if asked.words:
        rows = rows.filter(enterprise__name__icontains=asked.words)
    return (
        rows.select_related("enterprise")
        .annotate(told_at=Subquery(told.values("told_at")[:1]), claim_id=Subquery(claims.values("pk")[:1]))
        .order_by("distance", "-amount", "enterprise_id")
    )


@dataclass(frozen=True)
class Reach:
    """How far a version came: fitting, told, claimed, paid, in enterprises."""

    fits: int
    registered: int
    told: int
    claimed: int
    paid: int
    first_paid: datetime | None = None

    def shown(self, number: int) -> str:
        """``number`` for everybody."""
        return shown(number)


def shown(number: int) -> str:
    """A number of enterprises for everybody: small ones are not said exactly."""
    return f"<{SMALL}" if 0 < number < SMALL else str(number)


def reach(version: Version) -> Reach:
    """Counts of enterprises, each once."""
    claims = Claim.objects.filter(loop="policies.claim", version=version).order_by()
    paid = claims.filter(paid_at__isnull=False)
    fits = version.matches.filter(standing=Match.Standing.FITS)
    told = version.transitions.filter(told_at__isnull=False).order_by()
    return Reach(
        fits.count(),
        fits.filter(registered=True).count(),
        told.values("enterprise_id").distinct().count(),
        claims.values("enterprise_id").distinct().count(),
        paid.values("enterprise_id").distinct().count(),
        paid.order_by("paid_at").values_list("paid_at", flat=True).first(),
    )
