"""What the pages of the breakdown answer with: the whole page, the table, or one row."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jiannuo.people.models import Unit
from jiannuo.people.request import Request
from jiannuo.reports.breakdown.refusals import NeedsAgreement, Refused
from jiannuo.reports.domains import Domain
from jiannuo.reports.forms.bulk import BulkForm
from jiannuo.reports.models import Report
from jiannuo.reports.queries.breakdown import STATES, Filters, Row, lead_units, progress, table
from jiannuo.reports.views.breakdown.asking import filters_on_screen, may_write, undoable


def page(
    request: Request, report: Report, filters: Filters, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The whole page."""
    writes = may_write(request)
    context = {
        "report": report,
        "table": table(request.viewer, report, filters, more.pop("selected", ())),
        "may_write": writes,
        "undoable": undoable(request, report),
        "domains": Domain.choices,
        "states": STATES,
        "lead_units": lead_units(request.viewer, report),
        "units": Unit.objects.on() if writes else (),
        "bulk": more.pop("bulk", None) or (BulkForm() if writes else None),
        "home": reverse("reports:breakdown", args=[report.pk]),
    }
    return render(request, "reports/breakdown.html", context | more, status=status)


def changed_table(request: Request, report: Report, message: str) -> HttpResponse:
    """After an act on several rows: the table as a fresh page would show it, or that page."""
    if not request.htmx:
        messages.success(request, message)
        return redirect("reports:breakdown", report.pk)
    context = {
        "report": report,
        "table": table(request.viewer, report, filters_on_screen(request)),
        "may_write": True,
        "undoable": undoable(request, report),
        "message": message,
    }
    response = render(request, "reports/_breakdown_changed.html", context)
    response["HX-Retarget"] = "#breakdown-table"
    response["HX-Reswap"] = "outerHTML"
    return response


def changed_row(request: Request, report: Report, row: Row, message: str) -> HttpResponse:
    """After an act on one row: that row, the counts, and a word with a way back; or the page."""
    if not request.htmx:
        messages.success(request, message)
        return redirect(reverse("reports:breakdown", args=[report.pk]) + f"#task-{row.task.pk}")
    context = {
        "report": report,
        "row": row,
        "progress": progress(request.viewer, report),
        "may_write": True,
        "undoable": undoable(request, report),
        "message": message,
    }
    return render(request, "reports/_task_changed.html", context)


def refused(request: Request, report: Report, refusal: Refused, **more: Any) -> HttpResponse:
    """An act on the selection that was not done: the sentence, and the doubts to agree to.

    The selection stays as it is: without script it is drawn again, with it the table is not touched.
    """
    doubts = refusal.doubts if isinstance(refusal, NeedsAgreement) else ()
    problem = {"refusal": refusal, "doubts": doubts, "doing": request.POST.get("doing", "")}
    if not request.htmx:
        return page(request, report, Filters.of(request.GET), status=422, **problem, **more)
    response = render(request, "reports/_breakdown_refused.html", problem)
    response["HX-Retarget"] = "#breakdown-problem"
    response["HX-Reswap"] = "innerHTML"
    return response
