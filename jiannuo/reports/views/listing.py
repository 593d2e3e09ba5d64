"""The list of reports."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiannuo.kernel.visible import visible
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.models import Fact, Report, Task


@public
@require_safe
def reports(request: Request) -> HttpResponse:
    """All reports the viewer may see, newest year first."""
    facts = visible(request.viewer, Fact)
    counts = {
        "facts": _by_report(facts),
        "waiting": _by_report(facts.filter(review=Fact.Review.DRAFT)),
        "tasks": _by_report(visible(request.viewer, Task).exclude(state=Task.State.DROPPED)),
    }
    rows = [
        {"report": report, **{name: found.get(report.pk, 0) for name, found in counts.items()}}
        for report in visible(request.viewer, Report).defer("text", "outline", "findings")
    ]
    may_upload = request.viewer.has(Role.SUPERVISION)
    return render(request, "reports/list.html", {"rows": rows, "may_upload": may_upload})


def _by_report(rows: QuerySet[Any]) -> dict[int, int]:
    return dict(rows.order_by().values("report").annotate(n=Count("pk")).values_list("report", "n"))
