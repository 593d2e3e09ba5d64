"""Erasing personal facts, in two steps; and asking for it."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiannuo.kernel.erasing import GROUND, REASON, ask_erasure, erase, planned
from jiannuo.kernel.models import Matter
from jiannuo.kernel.refusal import Refused
from jiannuo.matters.queries.page import find
from jiannuo.matters.queries.personal import Fields, also_said, fields_of
from jiannuo.people.access import signed_in
from jiannuo.people.request import Request


@signed_in
def personal(request: Request, matter_id: int) -> HttpResponse:
    """The personal fields of a matter: choose, look at what goes and what stays, confirm; or ask."""
    matter = find(request.viewer, matter_id)
    fields = fields_of(request.viewer, matter) if matter else None
    if matter is None or fields is None or not fields.lines:
        raise Http404
    if request.method != "POST":
        return _page(request, matter, fields)
    try:
        return _sent(request, matter, fields)
    except Refused as refusal:
        return _page(request, matter, fields, refusal=refusal)


def _sent(request: Request, matter: Matter, fields: Fields) -> HttpResponse:
    chosen, ground = request.POST.getlist("fields"), request.POST.get("ground", "")
    reason = request.POST.get("reason", "")
    if not fields.erases:
        ask_erasure(matter.pk, chosen, actor=request.viewer, ground=ground)
        messages.success(request, _("申请已送政府督查室，办理结果会记入办理经过。"))
    elif request.POST.get("confirmed") != "yes":
        with transaction.atomic():
            planned(matter.pk, chosen, actor=request.viewer, ground=ground, reason=reason)
        return _page(request, matter, fields, confirming=True)
    else:
        erase(matter.pk, chosen, actor=request.viewer, ground=ground, reason=reason)
        messages.success(request, _("已删除，并记入办理经过。备份里的旧副本请按备份期限销毁。"))
    return redirect("matters:matter", matter.pk)


def _page(
    request: Request,
    matter: Matter,
    fields: Fields,
    *,
    refusal: Refused | None = None,
    confirming: bool = False,
) -> HttpResponse:
    chosen = request.POST.getlist("fields")
    context = {
        "matter": matter,
        "fields": fields,
        "chosen": [line for line in fields.left if line.name in chosen],
        "grounds": GROUND.choices,
        "ground": request.POST.get("ground", ""),
        "ground_words": dict(GROUND.choices).get(request.POST.get("ground", ""), ""),
        "reason": request.POST.get("reason", ""),
        "about_reason": REASON.help,
        "refusal": refusal,
        "also": also_said(matter, chosen) if confirming else [],
    }
    template = "matters/personal_confirm.html" if confirming else "matters/personal.html"
    return render(request, template, context, status=refusal.status if refusal else 200)
