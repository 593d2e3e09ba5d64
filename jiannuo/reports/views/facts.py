"""Facts: the table, one record, and the export."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jiannuo.kernel.visible import visible
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.models import Fact, FactChange


@public
@require_safe
def fact(request: Request, fact_id: int) -> HttpResponse:
    """What was read of one figure: beside the text, or as a page of its own."""
    shown = get_object_or_404(
        visible(request.viewer, Fact).select_related("report", "reviewed_by__person"), pk=fact_id
    )
    text = shown.report.text
    context = {
        "fact": shown,
        "report": shown.report,
        "before": text[shown.sentence_start : shown.start],
        "after": text[shown.end : shown.sentence_start + len(shown.sentence)],
        "changes": visible(request.viewer, FactChange).filter(fact=shown).select_related("actor__person"),
        "may_review": request.viewer.has(Role.SUPERVISION),
    }
    template = "reports/_fact_record.html" if request.htmx else "reports/fact_record.html"
    return render(request, template, context)
