"""Drafting commitments from the confirmed breakdown of a report."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from jiannuo.commitments.actions.draft import draft_commitments
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.models import Report
from jiannuo.reports.queries.latest import report_or_latest
from jiannuo.web.commitments_from_report import promised, waiting


@needs(Role.SUPERVISION)
@require_http_methods(["GET", "HEAD", "POST"])
def drafting(request: Request, report_id: int | None = None) -> HttpResponse:
    """Show the confirmed rows that are no commitments yet; POST drafts those that were chosen."""
    if request.method == "POST":
        return _draft(request, get_object_or_404(visible(request.viewer, Report), pk=report_id))
    report = report_or_latest(request.viewer, report_id)
    rows = list(waiting(request.viewer, report)) if report and report.adopted else []
    context = {
        "report": report,
        "rows": rows,
        "ready": sum(1 for row in rows if row.lead_unit_id and row.due_on),
        "unconfirmed": report.tasks.filter(state="draft").count() if report else 0,
    }
    return render(request, "web/drafting.html", context)


def _draft(request: Request, report: Report) -> HttpResponse:
    chosen = {int(number) for number in request.POST.getlist("task") if number.isdigit()}
    rows = [row for row in waiting(request.viewer, report) if row.pk in chosen] if report.adopted else []
    if not rows:
        messages.warning(request, _("没有选中任务，什么也没有生成。请先勾选。"))
        return redirect("drafting", report.pk)
    try:
        made = draft_commitments(promised(report, rows), actor=request.viewer)
    except Refused as refused:
        messages.error(request, f"{refused.sentence}{refused.cure}")
        return redirect("drafting", report.pk)
    sentence = ngettext(
        "已生成 %(count)d 件承诺事项，等区领导审定。",
        "已生成 %(count)d 件承诺事项，等区领导审定。",
        len(made),
    )
    messages.success(request, sentence % {"count": len(made)})
    return redirect("drafting", report.pk)
