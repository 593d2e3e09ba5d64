"""Acts that make other rows of a row: split it, or put it elsewhere."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.actions import breakdown as acts
from jiannuo.reports.queries.breakdown import numbers
from jiannuo.reports.views.breakdown.answering import changed_table
from jiannuo.reports.views.breakdown.asking import (
    acting_post,
    report_asked_for,
    revision_shown,
    row_asked_for,
)
from jiannuo.reports.views.breakdown.row import form_for


@needs(Role.SUPERVISION)
@require_POST
def split(request: Request, report_id: int, task_id: int) -> HttpResponse:
    """Cut the row at the places that were ticked, or make several of it."""
    report = report_asked_for(request, report_id)
    shown = row_asked_for(request, report, task_id)
    try:
        rows = acts.split(
            actor=request.viewer,
            post=acting_post(request),
            report=report,
            seen=(task_id, revision_shown(request)),
            at=[int(place) for place in request.POST.getlist("at") if _whole_number(place) >= 0],
            into=_whole_number(request.POST.get("into", "")),
        )
    except acts.Refused as refusal:
        return form_for(request, report, row_asked_for(request, report, task_id), refusal=refusal)
    message = _("第 %(number)d 项已拆分为 %(count)d 项。") % {"number": shown.number, "count": len(rows)}
    return changed_table(request, report, message)


@needs(Role.SUPERVISION)
@require_POST
def move(request: Request, report_id: int, task_id: int) -> HttpResponse:
    """Put the row below the one whose 序号 was typed; 0 puts it first."""
    report = report_asked_for(request, report_id)
    shown = row_asked_for(request, report, task_id)
    try:
        places = {number: key for key, number in numbers(request.viewer, report).items()}
        below = _whole_number(request.POST.get("below", "").strip() or "-")
        if below and below not in places:
            raise acts.Refused(_("请填写表中的序号；填 0 表示移到最前。"))
        acts.move(
            actor=request.viewer,
            post=acting_post(request),
            report=report,
            seen=(task_id, revision_shown(request)),
            after=places.get(below),
        )
    except acts.Refused as refusal:
        return form_for(request, report, row_asked_for(request, report, task_id), refusal=refusal)
    return changed_table(request, report, _("第 %(number)d 项已移动。") % {"number": shown.number})


def _whole_number(text: str) -> int:
    """0 or more; -1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
