"""The report as a document to read."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from jiannuo.kernel.visible import visible
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.actions.load import versions_before
from jiannuo.reports.models import Task
from jiannuo.reports.queries.finding_words import LONGEST
from jiannuo.reports.queries.latest import report_or_latest
from jiannuo.reports.queries.reading_page import reading_page


@public
@require_safe
def reader(request: Request, report_id: int | None = None) -> HttpResponse:
    """One report, or the newest; ``?q=`` finds words in it."""
    report = report_or_latest(request.viewer, report_id)
    if report is None:
        return render(request, "reports/none.html")
    words = request.GET.get("q", "").strip()[:LONGEST]
    context = {
        "report": report,
        "page": reading_page(report, request.viewer, words),
        "words": words,
        "earlier": versions_before(report) if request.viewer.staff else (),
        "may_adopt": request.viewer.has(Role.SUPERVISION) and not report.adopted,
    }
    return render(request, "reports/reader.html", context)


@public
@require_safe
@vary_on_headers("HX-Request")
def task(request: Request, report_id: int, task_id: int) -> HttpResponse:
    """What was read of one task: beside the text, or as a page of its own."""
    shown = get_object_or_404(
        visible(request.viewer, Task).select_related("report", "lead_unit"), pk=task_id, report_id=report_id
    )
    # a suggested unit or deadline is the office's working draft until somebody confirms it
    units = shown.state == Task.State.CONFIRMED or request.viewer.staff
    template = "reports/_task_record.html" if request.htmx else "reports/task_record.html"
    return render(request, template, {"task": shown, "report": shown.report, "units": units})
