"""How the tasks of a report are shared out: by domain and by lead unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from jiannuo.reports.models import Report, Task
from jiannuo.reports.queries.promises import promised


@dataclass(frozen=True)
class Share:
    """Tasks of one domain or unit; dropped ones do not count."""

    key: str
    label: str
    total: int
    confirmed: int

    @property
    def unconfirmed(self) -> int:
        """Tasks nobody has confirmed yet."""
        return self.total - self.confirmed


def by_domain(report: Report) -> list[Share]:
    """Tasks by domain, the largest first."""
    rows = _counted(promised(report).values("domain"))
    return [Share(r["domain"], r["domain"], r["total"], r["confirmed"]) for r in rows]


def by_unit(report: Report) -> list[Share]:
    """Tasks by lead unit, the largest first; tasks without one stand under an empty key."""
    rows = _counted(promised(report).values("lead_unit__code", "lead_unit__name"))
    return [
        Share(r["lead_unit__code"] or "", r["lead_unit__name"] or "", r["total"], r["confirmed"])
        for r in rows
    ]


def progress(report: Report) -> Share:
    """All tasks of the report as one share."""
    confirmed = Count("id", filter=Q(state=Task.State.CONFIRMED))
    row = promised(report).aggregate(total=Count("id"), confirmed=confirmed)
    return Share("", "", row["total"], row["confirmed"])


def _counted(rows: QuerySet[Any, Any]) -> Iterable[dict[str, Any]]:
    columns = rows.query.values_select
    counted: QuerySet[Any, Any] = rows.order_by().annotate(
        total=Count("id"), confirmed=Count("id", filter=Q(state=Task.State.CONFIRMED))
    )
    return counted.order_by("-total", *columns)
