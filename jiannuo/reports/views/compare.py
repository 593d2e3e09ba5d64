"""Two years side by side: what came of each promise."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiannuo.kernel.visible import visible
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.reports.comparison import Verdict, answering_pair, counted, outcomes
from jiannuo.reports.models import Report


@public
@require_safe
def show(request: Request) -> HttpResponse:
    """``?a=`` and ``?b=`` name the reports; without them the newest pair that answers one another."""
    reports = list(visible(request.viewer, Report).order_by("planned_year", "pk"))
    known = {str(report.pk): report for report in reports}
    earlier, later = known.get(request.GET.get("a", "")), known.get(request.GET.get("b", ""))
    if not (earlier or later):
        earlier, later = answering_pair(reports) or (None, None)
    found = outcomes(earlier, later) if earlier and later and earlier != later else []
    verdict, kind = request.GET.get("verdict", ""), request.GET.get("kind", "")
    shown = [o for o in found if verdict in ("", o.verdict) and kind in ("", o.kind)]
    context: dict[str, Any] = {"reports": reports, "earlier": earlier, "later": later, "total": len(found)}
    context |= {"counts": counted(found), "outcomes": shown, "verdict": verdict, "kind": kind}
    context["answers"] = bool(earlier and later and earlier.planned_year == later.reviewed_year)
    context["verdicts"] = Verdict
    return render(request, "reports/compare.html", context)
