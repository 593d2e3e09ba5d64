"""Policies as everybody may read them: published versions, found by words, level, tag, unit."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.kernel.now import today
from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Policy, Version


@dataclass(frozen=True)
class Asked:
    """What narrows the list. Anything unknown narrows nothing."""

    words: str = ""
    level: str = ""
    tag: str = ""
    unit: str = ""
    automatic: bool = False
    ended: bool = False

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Asked":
        """From an address."""
        level, unit = str(told.get("level", "")), str(told.get("unit", ""))
        return cls(
            str(told.get("q", "")).replace("\0", "").strip()[:50],
            level if level in Policy.Level.values else "",
            str(told.get("tag", ""))[:40],
            unit if unit.isascii() and unit.isdigit() and len(unit) < 10 else "",
            told.get("automatic") == "1",
            told.get("ended") == "1",
        )


def published(viewer: Viewer) -> QuerySet[Version]:
    """Every version that was published, whether or not it still holds."""
    rows = visible(viewer, Version).filter(published_at__isnull=False)
    return rows.select_related("policy__unit").prefetch_related("clauses")


def in_force(rows: QuerySet[Version]) -> QuerySet[Version]:
    """Those that hold today."""
    day = today()
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    not_ended = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return rows.filter(begun, not_ended, state="published")


def found(viewer: Viewer, asked: Asked) -> QuerySet[Version]:
    """The versions that answer ``asked``: first what closes soonest."""
    rows = published(viewer)
    holding = in_force(rows)
    rows = rows.exclude(pk__in=holding.order_by().values("pk")) if asked.ended else holding
    if asked.words:
        rows = rows.filter(
            Q(policy__title__icontains=asked.words)
            | Q(policy__english__icontains=asked.words)
            | Q(summary__icontains=asked.words)
            | Q(condition__icontains=asked.words)
        )
    if asked.level:
        rows = rows.filter(policy__level=asked.level)
    if asked.unit:
        rows = rows.filter(policy__unit_id=int(asked.unit))
    if asked.automatic:
        rows = rows.filter(automatic=True)
    if asked.tag:
        # tags are a short JSON list; a key in quotes is in it or it is not
        rows = rows.filter(policy__tags__icontains=f'"{asked.tag}"')
    return rows.order_by("policy__level", "policy__title", "application", "-number")


def versions_of(viewer: Viewer, policy: Policy) -> list[Version]:
    """All published versions of ``policy``, the newest first."""
    return list(published(viewer).filter(policy=policy).order_by("application", "-number"))
