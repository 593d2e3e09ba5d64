"""Acts on the rows that are ticked in the table."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.actions import breakdown as acts
from jiannuo.reports.actions.breakdown.performing import Seen
from jiannuo.reports.actions.breakdown.rules import unready_sentence
from jiannuo.reports.forms.bulk import BulkForm, selection
from jiannuo.reports.models import Report
from jiannuo.reports.queries.breakdown import numbers
from jiannuo.reports.views.breakdown.answering import changed_table, refused
from jiannuo.reports.views.breakdown.asking import acting_post, report_asked_for


@needs(Role.SUPERVISION)
@require_POST
def selected(request: Request, report_id: int) -> HttpResponse:
    """Do what the pressed button says to every ticked row."""
    report = report_asked_for(request, report_id)
    ticked: list[Seen] = []
    try:
        ticked = selection(request.POST.getlist("task"))
        doing = _DOING.get(request.POST.get("doing", ""))
        if doing is None:
            raise acts.Refused(_("请选择要对所选任务做什么。"))
        message = doing(request, report, ticked)
    except acts.Refused as refusal:
        return refused(request, report, refusal, selected=[number for number, _revision in ticked])
    return changed_table(request, report, message)


def _set(request: Request, report: Report, ticked: list[Seen]) -> str:
    form = BulkForm(request.POST)
    if not form.is_valid():
        raise acts.Refused(" ".join(str(e) for errors in form.errors.values() for e in errors))
    rows = acts.correct_many(
        actor=request.viewer,
        post=acting_post(request),
        report=report,
        seen=ticked,
        values=form.values(),
        agreed=request.POST.getlist("agreed"),
    )
    message = ngettext("已修改 %(count)d 项。", "已修改 %(count)d 项。", len(rows))
    return message % {"count": len(rows)}


def _confirm(request: Request, report: Report, ticked: list[Seen]) -> str:
    rows, unready = acts.confirm_ready(
        actor=request.viewer,
        post=acting_post(request),
        report=report,
        seen=ticked,
        agreed=request.POST.getlist("agreed"),
    )
    message = ngettext("已确认 %(count)d 项。", "已确认 %(count)d 项。", len(rows)) % {"count": len(rows)}
    if unready:
        places = numbers(request.viewer, report)
        message += unready_sentence([(places[task.pk], lacks) for task, lacks in unready])
    return message


def _merge(request: Request, report: Report, ticked: list[Seen]) -> str:
    acts.merge(actor=request.viewer, post=acting_post(request), report=report, seen=ticked)
    message = ngettext("已将 %(count)d 项合并为一项。", "已将 %(count)d 项合并为一项。", len(ticked))
    return message % {"count": len(ticked)}


def _drop(request: Request, report: Report, ticked: list[Seen]) -> str:
    rows = acts.drop_many(
        actor=request.viewer,
        post=acting_post(request),
        report=report,
        seen=ticked,
        reason=request.POST.get("reason", ""),
    )
    message = ngettext("已将 %(count)d 项标为不列入。", "已将 %(count)d 项标为不列入。", len(rows))
    return message % {"count": len(rows)}


_DOING: dict[str, Callable[[Request, Report, list[Seen]], str]] = {
    "set": _set,
    "confirm": _confirm,
    "merge": _merge,
    "drop": _drop,
}
