"""One row: see it, edit it, confirm it, leave it out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jiannuo.people.access import needs
from jiannuo.people.models import Unit
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role
from jiannuo.reports.actions import breakdown as acts
from jiannuo.reports.breakdown.pieces import clauses
from jiannuo.reports.forms.task import TaskForm, filled
from jiannuo.reports.models import Report
from jiannuo.reports.queries.breakdown import Row
from jiannuo.reports.queries.task_history import history
from jiannuo.reports.views.breakdown.answering import changed_row
from jiannuo.reports.views.breakdown.asking import (
    acting_post,
    may_write,
    report_asked_for,
    revision_shown,
    row_asked_for,
)


@needs(*STAFF)
@require_safe
def row(request: Request, report_id: int, task_id: int) -> HttpResponse:
    """One row as the table has it: what 取消 brings back."""
    report = report_asked_for(request, report_id)
    context = {"report": report, "row": row_asked_for(request, report, task_id)}
    context["may_write"] = may_write(request)
    template = "reports/_task_row.html" if request.htmx else "reports/task.html"
    return render(request, template, context)


@needs(Role.SUPERVISION)
@require_http_methods(["GET", "POST"])
def edit(request: Request, report_id: int, task_id: int) -> HttpResponse:
    """The row as a form, in its place in the table or as a page of its own."""
    report = report_asked_for(request, report_id)
    shown = row_asked_for(request, report, task_id)
    if request.method == "GET":
        return form_for(request, report, shown)
    form = TaskForm(request.POST, task=shown.task)
    if not form.is_valid():
        return form_for(request, report, shown, form)
    confirming = "confirming" in request.POST
    try:
        acts.correct(
            actor=request.viewer,
            post=acting_post(request),
            report=report,
            seen=(task_id, revision_shown(request)),
            values=form.values(),
            agreed=request.POST.getlist("agreed"),
            confirming=confirming,
        )
    except acts.Refused as refusal:
        return form_for(request, report, row_asked_for(request, report, task_id), form, refusal)
    return done(request, report, task_id, _("已保存并确认。") if confirming else _("已保存。"))


@needs(Role.SUPERVISION)
@require_POST
def confirm(request: Request, report_id: int, task_id: int) -> HttpResponse:
    """Confirm the row as it was shown, or take the confirmation back."""
    report = report_asked_for(request, report_id)
    if "withdraw" in request.POST:
        return one_act(request, report, task_id, acts.withdraw, _("已退回待确认。"))
    return one_act(request, report, task_id, acts.confirm, _("已确认。"))


@needs(Role.SUPERVISION)
@require_POST
def drop(request: Request, report_id: int, task_id: int) -> HttpResponse:
    """Leave the row out, with the reason."""
    report = report_asked_for(request, report_id)
    reason = request.POST.get("reason", "")
    return one_act(request, report, task_id, acts.drop, _("已标为不列入。"), reason=reason)


@needs(Role.SUPERVISION)
@require_POST
def restore(request: Request, report_id: int, task_id: int) -> HttpResponse:
    """Take the row back in."""
    report = report_asked_for(request, report_id)
    return one_act(request, report, task_id, acts.restore, _("已恢复列入。"))


@needs(*STAFF)
@require_safe
def log(request: Request, report_id: int, task_id: int) -> HttpResponse:
    """Who changed the row, when, and what became what."""
    report = report_asked_for(request, report_id)
    shown = row_asked_for(request, report, task_id)
    context = {"report": report, "row": shown, "lines": history(request.viewer, shown.task)}
    template = "reports/_task_history.html" if request.htmx else "reports/task_history.html"
    return render(request, template, context)


def one_act(
    request: Request, report: Report, task_id: int, act: Any, message: str, **more: Any
) -> HttpResponse:
    """Do ``act`` on the row as it was shown; a refusal opens the row's form with the reason."""
    shown = row_asked_for(request, report, task_id)
    try:
        act(
            actor=request.viewer,
            post=acting_post(request),
            report=report,
            seen=(task_id, revision_shown(request)),
            **more,
        )
    except acts.Refused as refusal:
        return form_for(request, report, row_asked_for(request, report, shown.task.pk), refusal=refusal)
    return done(request, report, task_id, message)


def done(request: Request, report: Report, task_id: int, message: str) -> HttpResponse:
    """The row after an act."""
    shown = row_asked_for(request, report, task_id)
    sentence = _("第 %(number)d 项%(message)s") % {"number": shown.number, "message": message}
    return changed_row(request, report, shown, sentence)


def form_for(
    request: Request,
    report: Report,
    shown: Row,
    form: TaskForm | None = None,
    refusal: acts.Refused | None = None,
) -> HttpResponse:
    """The row's form, with what was typed and why it was not accepted."""
    context = {
        "report": report,
        "row": shown,
        "form": form or TaskForm(initial=filled(shown.task), task=shown.task),
        "refusal": refusal,
        "doubts": getattr(refusal, "doubts", ()),
        "clauses": clauses(shown.task.quote),
        "may_write": True,
    }
    if request.htmx:
        return render(request, "reports/_task_edit.html", context)
    status = 422 if refusal or form else 200
    return render(request, "reports/task_edit.html", context | {"units": Unit.objects.on()}, status=status)
