"""The leaders' page: targets, tasks by domain and unit, the map."""

from django.http import HttpResponse
from django.shortcuts import render

from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.places.geometry import draw
from jiannuo.places.models import Division
from jiannuo.places.queries import district_of, streets
from jiannuo.reports.models import Fact, Report
from jiannuo.reports.queries.headlines import headlines
from jiannuo.reports.queries.latest import report_or_latest
from jiannuo.reports.queries.shares import by_domain, by_unit, progress


@needs(*STAFF)
def show(request: Request, report_id: int | None = None) -> HttpResponse:
    """The year at a glance."""
    report = report_or_latest(request.viewer, report_id)
    if report is None:
        return render(request, "reports/overview.html", {"report": None})
    divisions = visible(request.viewer, Division)
    district, below = district_of(divisions), streets(divisions)
    context = {
        "report": report,
        "others": visible(request.viewer, Report).exclude(pk=report.pk),
        "headlines": headlines(report),
        "progress": progress(report),
        "domains": by_domain(report),
        "units": by_unit(report),
        "unchecked": visible(request.viewer, Fact).filter(report=report, review=Fact.Review.DRAFT).count(),
        "outline": draw(district.boundary) if district and district.boundary else None,
        "streets": below,
        "communities": sum(street.total for street in below),
    }
    return render(request, "reports/overview.html", context)
