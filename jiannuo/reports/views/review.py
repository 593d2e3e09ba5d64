"""Checking facts."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.reports.actions.review import ChangedMeanwhileError, Confirmed, confirm_facts, review_fact
from jiannuo.reports.forms.correction import CorrectionForm
from jiannuo.reports.models import Fact, FactChange, Report
from jiannuo.reports.views.facts import record, table

Kind = FactChange.Kind


@needs(Role.SUPERVISION)
@require_POST
def review(request: Request, fact_id: int) -> HttpResponse:
    """Confirm, correct, reject or reopen one fact."""
    fact = get_object_or_404(visible(request.viewer, Fact).select_related("report"), pk=fact_id)
    kind, expect = request.POST.get("kind", ""), request.POST.get("revision", "")
    if kind not in Kind.values or not _count(expect):
        return HttpResponseBadRequest()
    form = CorrectionForm(request.POST, fact=fact)
    if kind == Kind.CORRECT and not form.is_valid():
        return record(request, fact, form, status=422)
    values = form.cleaned_data if kind == Kind.CORRECT else {}
    assert request.viewer.account is not None
    try:
        review_fact(fact, Kind(kind), actor=request.viewer.account, expect=int(expect), values=values)
        messages.success(request, _("已记录：%(what)s。") % {"what": Kind(kind).label})
    except ChangedMeanwhileError:
        messages.error(request, _("没有保存：这个数字刚被他人改过。请看过最新内容后再操作。"))
    return redirect("reports:fact", fact_id=fact_id)


@needs(Role.SUPERVISION)
@require_POST
def confirm_many(request: Request, report_id: int) -> HttpResponse:
    """Confirm the facts that were ticked, each given as ``id:revision``, or the one whose button it was."""
    report = get_object_or_404(visible(request.viewer, Report), pk=report_id)
    asked = request.POST.getlist("only") or request.POST.getlist("fact")
    pairs = [pair.split(":") for pair in asked]
    if not all(len(pair) == 2 and all(map(_count, pair)) for pair in pairs):
        return HttpResponseBadRequest()
    assert request.viewer.account is not None
    came = confirm_facts(report, [(int(a), int(b)) for a, b in pairs], actor=request.viewer.account)
    _tell(request, came)
    if request.htmx:
        return table(request, report)
    return redirect(f"{reverse('reports:facts', args=[report.pk])}?{request.GET.urlencode()}")


def _count(text: str) -> bool:
    """Whether ``text`` is a number as the page writes it, and one that the database can hold."""
    return text.isascii() and text.isdigit() and len(text) < 10


def _tell(request: Request, came: Confirmed) -> None:
    if came.changed_meanwhile:
        number = came.changed_meanwhile
        words = ngettext(
            "%(n)s 个数字刚被他人改过，没有一并核对。请看过最新内容后再操作。",
            "%(n)s 个数字刚被他人改过，没有一并核对。请看过最新内容后再操作。",
            number,
        )
        messages.warning(request, words % {"n": number})
    if came.done:
        words = ngettext("已核对 %(n)s 个数字。", "已核对 %(n)s 个数字。", came.done)
        messages.success(request, words % {"n": came.done})
    elif not came.changed_meanwhile:
        messages.info(request, _("没有选中待核对的数字。"))
