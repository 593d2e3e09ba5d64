"""A workbook that came back: what it would change first, and then, if the officer agrees, the changes."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jiannuo.papers.receiving import refused as too_large
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.actions import breakdown as acts
from jiannuo.reports.breakdown.sheet.comparing import plan_import
from jiannuo.reports.breakdown.sheet.plan import Plan
from jiannuo.reports.breakdown.sheet.reading import read_xlsx
from jiannuo.reports.forms.bulk import selection
from jiannuo.reports.models import Report
from jiannuo.reports.views.breakdown.asking import acting_post, report_asked_for

#: how long the officer may think about a preview, in seconds
_KEPT = 8 * 3600


@needs(Role.SUPERVISION)
@require_http_methods(["GET", "POST"])
def read(request: Request, report_id: int) -> HttpResponse:
    """Take a file and show, row by row, what it would change. Nothing is written."""
    report = report_asked_for(request, report_id)
    context: dict[str, Any] = {"report": report}
    if request.method == "GET":
        return render(request, "reports/breakdown_import.html", context)
    file = request.FILES.get("file")
    try:
        if too_large(request):
            raise acts.Refused(_("文件太大，不像是任务分解表。请导入由本页导出的 Excel。"))
        if file is None:
            raise acts.Refused(_("请选择要导入的 Excel 文件。"))
        plan = plan_import(request.viewer, report, read_xlsx(file))
    except acts.Refused as refusal:
        return render(request, "reports/breakdown_import.html", context | {"refusal": refusal}, status=422)
    context |= {"plan": plan, "name": file.name, "token": _kept(request, report, plan)}
    return render(request, "reports/breakdown_preview.html", context)


@needs(Role.SUPERVISION)
@require_POST
def take(request: Request, report_id: int) -> HttpResponse:
    """Write what the officer was shown and agreed to: all of it or nothing."""
    report = report_asked_for(request, report_id)
    try:
        count = acts.take_in(
            actor=request.viewer, post=acting_post(request), report=report, intake=_agreed(request, report)
        )
    except acts.Refused as refusal:
        context = {"report": report, "refusal": refusal}
        return render(request, "reports/breakdown_import.html", context, status=422)
    message = ngettext("已按表格修改 %(count)d 项。", "已按表格修改 %(count)d 项。", count)
    messages.success(request, message % {"count": count})
    return redirect("reports:breakdown", report.pk)


def _salt(request: Request, report: Report) -> str:
    return f"breakdown-import:{report.pk}:{request.user.pk}"


def _kept(request: Request, report: Report, plan: Plan) -> str:
    """The plan, carried by the page itself and signed: between the two steps nothing is stored."""
    kept = {
        "changes": [[r.row.task.pk, r.row.task.revision, r.values] for r in plan.changed if r.row],
        "additions": [row.values for row in plan.added],
    }
    return signing.dumps(kept, salt=_salt(request, report), compress=True)


def _agreed(request: Request, report: Report) -> acts.Intake:
    try:
        kept = signing.loads(request.POST.get("token", ""), salt=_salt(request, report), max_age=_KEPT)
    except signing.BadSignature as error:
        raise acts.Refused(_("预览已过期或不完整，请重新上传文件。")) from error
    dropped = request.POST.getlist("absent")
    return acts.Intake(
        changes=[((number, revision), values) for number, revision, values in kept["changes"]],
        additions=kept["additions"],
        dropped=selection(dropped) if dropped else (),
        reason=_("导入的表格中已删除"),
        agreed=request.POST.getlist("agreed"),
    )
