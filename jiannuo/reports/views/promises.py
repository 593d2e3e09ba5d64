"""The public page: what the government promised this year."""

from django.http import HttpResponse
from django.shortcuts import render

from jiannuo.kernel.visible import visible
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.reports.models import Report
from jiannuo.reports.queries.headlines import headlines
from jiannuo.reports.queries.latest import report_or_latest
from jiannuo.reports.queries.promises import grouped_by_domain, promises
from jiannuo.reports.queries.shares import by_domain, progress

#: promises of a domain shown before one asks for the rest
SHOWN = 6


@public
def show(request: Request, report_id: int | None = None) -> HttpResponse:
    """Promises by domain, with search; for everybody."""
    report = report_or_latest(request.viewer, report_id)
    if report is None:
        return render(request, "reports/promises.html", {"report": None})
    words, domain = request.GET.get("q", "").strip()[:100], request.GET.get("domain", "")
    groups = grouped_by_domain(promises(report, words, domain))
    context = {
        "report": report,
        "others": visible(request.viewer, Report).exclude(pk=report.pk),
        "headlines": headlines(report),
        "domains": by_domain(report),
        "progress": progress(report),
        "groups": groups,
        "found": sum(len(tasks) for _domain, tasks in groups),
        # every domain at a glance; one domain, or what was searched for, in full
        "shown": SHOWN,
        "first": "" if words or domain else f":{SHOWN}",
        "words": words,
        "domain": domain,
    }
    template = "reports/_promises.html" if request.htmx else "reports/promises.html"
    return render(request, template, context)
