"""Two years side by side: what came of each promise."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiannuo.kernel.visible import visible
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.reports.comparison import answering_pair, counted, outcomes
from jiannuo.reports.models import Report

#: promises on one page
SHOWN = 50


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
    page = Paginator(shown, SHOWN).get_page(request.GET.get("page"))
    context |= {"counts": counted(found), "outcomes": page, "verdict": verdict, "kind": kind}
    context["answers"] = bool(earlier and later and earlier.planned_year == later.reviewed_year)
    context["address"] = _address(request.GET)
    return render(request, "reports/compare.html", context)


def _address(asked: QueryDict) -> str:
    """What was asked for, without the page."""
    kept = asked.copy()
    kept.pop("page", None)
    return kept.urlencode()
