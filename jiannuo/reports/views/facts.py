"""Facts: the table, one record, and the export."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from jiannuo.kernel.visible import visible
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.exports.facts import to_csv, to_xlsx
from jiannuo.reports.forms.correction import CorrectionForm
from jiannuo.reports.models import Fact, FactChange, Report
from jiannuo.reports.queries.fact_charts import charts
from jiannuo.reports.queries.fact_table import PAGE_SIZE, Asked, facets, matching
from jiannuo.reports.queries.latest import report_or_latest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public
@require_safe
@vary_on_headers("HX-Request")
def facts(request: Request, report_id: int | None = None) -> HttpResponse:
    """The table of one report's facts, or of the newest report's."""
    report = report_or_latest(request.viewer, report_id)
    if report is None:
        return render(request, "reports/none.html")
    return table(request, report)


def table(request: Request, report: Report) -> HttpResponse:
    """The whole page, or for HTMX the part of it that filters change."""
    asked = Asked.of(request.GET)
    rows = visible(request.viewer, Fact).filter(report=report)
    found = matching(rows, asked)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "report": report,
        "asked": asked,
        "page": page,
        "facets": facets(rows, asked),
        "all": rows.count(),
        "waiting": rows.filter(review=Fact.Review.DRAFT).count(),
        "may_review": request.viewer.has(Role.SUPERVISION),
    }
    # going back in the browser asks for the page as a whole
    if request.htmx and not request.htmx.history_restore_request:
        return render(request, "reports/_facts.html", context)
    return render(request, "reports/facts.html", context | {"charts": charts(rows)})


@public
@require_safe
@vary_on_headers("HX-Request")
def fact(request: Request, fact_id: int) -> HttpResponse:
    """What was read of one figure: beside the text, or as a page of its own."""
    shown = get_object_or_404(
        visible(request.viewer, Fact).select_related("report", "reviewed_by__person"), pk=fact_id
    )
    return record(request, shown, CorrectionForm(fact=shown))


def record(request: Request, shown: Fact, form: CorrectionForm, status: int = 200) -> HttpResponse:
    """The record of a fact with its sentence, its history and, for those who check, the form."""
    text, end = shown.report.text, shown.sentence_start + len(shown.sentence)
    context = {
        "fact": shown,
        "report": shown.report,
        "before": text[shown.sentence_start : shown.start],
        "after": text[shown.end : end],
        "changes": visible(request.viewer, FactChange).filter(fact=shown).select_related("actor__person"),
        "may_review": request.viewer.has(Role.SUPERVISION),
        "form": form,
    }
    template = "reports/_fact_record.html" if request.htmx else "reports/fact_record.html"
    return render(request, template, context, status=status)


@public
@require_safe
def export(request: Request, report_id: int, kind: str) -> HttpResponseBase:
    """The facts that the same address would show, all pages of them, as CSV or XLSX."""
    report = report_or_latest(request.viewer, report_id)
    if report is None or kind not in ("csv", "xlsx"):
        raise Http404
    found = matching(visible(request.viewer, Fact).filter(report=report), Asked.of(request.GET))
    name = f"{report.place}{report.title}-facts.{kind}"
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    if kind == "csv":
        return StreamingHttpResponse(to_csv(found), content_type="text/csv; charset=utf-8", headers=headers)
    return HttpResponse(to_xlsx(found), content_type=XLSX, headers=headers)
