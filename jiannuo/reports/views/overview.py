"""The leaders' page: targets, tasks by domain and unit, the map."""

from django.http import HttpResponse
from django.shortcuts import render

from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.reports.models import Report
from jiannuo.reports.queries.headlines import headlines
from jiannuo.reports.queries.latest import report_or_latest
from jiannuo.reports.queries.shares import by_domain, by_unit, progress


@needs(*STAFF)
def show(request: Request, report_id: int | None = None) -> HttpResponse:
    """The year at a glance."""
    report = report_or_latest(request.viewer, report_id)
    if report is None:
        return render(request, "reports/overview.html", {"report": None})
    context = {
        "report": report,
        "others": visible(request.viewer, Report).exclude(pk=report.pk),
        "headlines": headlines(report),
        "progress": progress(report),
        "domains": by_domain(report),
        "units": by_unit(report),
    }
    return render(request, "reports/overview.html", context)
