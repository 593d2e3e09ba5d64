"""The table, and acts that concern it as a whole."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jiannuo.people.access import needs
from jiannuo.people.models import Unit
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role
from jiannuo.reports.actions import breakdown as acts
from jiannuo.reports.forms.task import NewTaskForm
from jiannuo.reports.queries.breakdown import Filters, numbers
from jiannuo.reports.queries.latest import report_or_latest
from jiannuo.reports.views.breakdown.answering import changed_table, page, refused
from jiannuo.reports.views.breakdown.asking import acting_post, report_asked_for


@needs(*STAFF)
@require_safe
def breakdown(request: Request, report_id: int | None = None) -> HttpResponse:
    """The breakdown of one report, or of the newest."""
    report = report_or_latest(request.viewer, report_id)
    if report is None:
        return render(request, "reports/none.html")
    return page(request, report, Filters.of(request.GET))


@needs(Role.SUPERVISION)
@require_POST
def undo(request: Request, report_id: int) -> HttpResponse:
    """Take back the officer's last act."""
    report = report_asked_for(request, report_id)
    try:
        rows = acts.undo(actor=request.viewer, post=acting_post(request), report=report)
    except acts.Refused as refusal:
        return refused(request, report, refusal)
    message = ngettext("已撤销，恢复 %(count)d 项。", "已撤销，恢复 %(count)d 项。", len(rows))
    return changed_table(request, report, message % {"count": len(rows)})


@needs(Role.SUPERVISION)
@require_http_methods(["GET", "POST"])
def add(request: Request, report_id: int) -> HttpResponse:
    """A row that the reading did not find."""
    report = report_asked_for(request, report_id)
    form = NewTaskForm(request.POST or None)
    context = {"report": report, "form": form, "units": Unit.objects.on()}
    context["after"] = request.POST.get("after") or request.GET.get("after", "")
    if request.method == "POST" and form.is_valid():
        try:
            acts.add(
                actor=request.viewer,
                post=acting_post(request),
                report=report,
                values=form.values(),
                after=_below(request, numbers(request.viewer, report)),
                agreed=request.POST.getlist("agreed"),
            )
        except acts.Refused as refusal:
            context |= {"refusal": refusal, "doubts": getattr(refusal, "doubts", ())}
        else:
            return redirect("reports:breakdown", report.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/task_add.html", context, status=status)


def _below(request: Request, places: dict[int, int]) -> int | None:
    """The row with the 序号 that was typed, below which the new one goes; None for the end."""
    typed = request.POST.get("after", "").strip()
    if not typed:
        return None
    for key, number in places.items():
        if str(number) == typed:
            return key
    raise acts.Refused(_("没有第 %(number)s 项，请填写表中的序号。") % {"number": typed[:12]})
