"""Which commitments a meeting looks at, and which units are therefore called to it."""

import re
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.commitments.models import Commitment
from jiannuo.commitments.queries.board import NOT_HANDED_DOWN
from jiannuo.kernel.actors import SYSTEM
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Unit

Scope = Mapping[str, Any]
_BETWEEN = re.compile(r"[、，,;；\s]+")


def scope_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The scope that a step was told, without empty lists."""
    domains = [one for one in _BETWEEN.split(facts.get("domains") or "") if one]
    listed = {"domains": domains} | {
        name: facts.get(name) or [] for name in ("units", "posts", "commitments")
    }
    return {name: values for name, values in listed.items() if values}


def rows_in(report_id: int, scope: Scope) -> QuerySet[Commitment]:
    """The commitments of a report that were handed down and fall in ``scope``, in their order.

    One ground is enough; a scope without any takes them all. What was handed down is public, so the
    worker's eyes see no more than anybody's.
    """
    rows = visible(SYSTEM, Commitment).filter(report_id=report_id).exclude(state__in=NOT_HANDED_DOWN)
    if scope:
        rows = rows.filter(_grounds(scope))
    return rows.select_related("lead_unit", "leader_post", "task").order_by("number")


def _grounds(scope: Scope) -> Q:
    units = scope.get("units", [])
    assisting = Commitment.assisting_units.through.objects.filter(unit_id__in=units)
    return (
        Q(domain__in=scope.get("domains", []))
        | Q(lead_unit_id__in=units)
        | Q(pk__in=assisting.values("commitment_id"))
        | Q(leader_post_id__in=scope.get("posts", []))
        | Q(pk__in=scope.get("commitments", []))
    )


def units_concerned(rows: QuerySet[Commitment]) -> list[int]:
    """The units that lead or assist one of ``rows``, in the district's order."""
    assisting = Commitment.assisting_units.through.objects.filter(commitment_id__in=rows.values("pk"))
    concerned = Q(pk__in=rows.values("lead_unit_id")) | Q(pk__in=assisting.values("unit_id"))
    return list(Unit.objects.filter(concerned).order_by("order", "code").values_list("pk", flat=True))


def domains_of(report_id: int) -> list[str]:
    """The domains of the report's commitments, in the order in which the report comes to them."""
    rows = rows_in(report_id, {}).values_list("domain", flat=True)
    return list(dict.fromkeys(rows))


def reports_with_commitments() -> list[tuple[int, int]]:
    """(report, year) of the reports whose commitments were handed down, the newest first."""
    rows = visible(SYSTEM, Commitment).exclude(state__in=NOT_HANDED_DOWN).order_by("-year", "-report_id")
    return list(rows.values_list("report_id", "year").distinct())
