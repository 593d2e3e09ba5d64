"""What was saved of a draft, by whom and when, with the differences, and taking an earlier text back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jiannuo.kernel.models import Event
from jiannuo.kernel.refusal import Refused
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.drafting.differences import Piece, differences
from jiannuo.policies.models import Version
from jiannuo.policies.views.office.saving import save
from jiannuo.policies.views.office.seen import WRITE, framed, worked_on

#: saves shown, the newest first
SHOWN = 60


@dataclass(frozen=True)
class Saved:
    """One save: what it changed in the condition, and which other parts were told anew."""

    event: Event
    condition: str
    pieces: list[Piece]
    #: labels of the other parts that became different
    others: list[str]

    @property
    def changed(self) -> bool:
        """Whether the condition became different."""
        return any(piece.kind != "same" for piece in self.pieces)


@needs(*STAFF)
@require_safe
def history(request: Request, version_id: int) -> HttpResponse:
    """The saves of one version, the newest first."""
    here = worked_on(request.viewer, version_id)
    return render(request, "policies/office/history.html", framed(here, "history", saves=saves(here.version)))


@needs(*STAFF)
@require_POST
def take_back(request: Request, version_id: int, seq: int) -> HttpResponse:
    """The condition as the save ``seq`` left it: saved anew, so that this too can be taken back."""
    here = worked_on(request.viewer, version_id)
    event = here.version.events.filter(seq=seq, step=WRITE).first()
    if event is None or not here.writes:
        messages.error(request, _("没有找到这次修改，或者现在不能改这份草案。"))
        return redirect("policies:history", version_id)
    try:
        save(request.viewer, here.version, condition=str(event.facts.get("condition", "")))
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("policies:history", version_id)
    messages.success(request, _("已恢复成那时的条件。"))
    return redirect("policies:edit", version_id)


def saves(version: Version) -> list[Saved]:
    """Every save, each compared with the one before it."""
    labels = {
        "summary": _("一句话说明"),
        "document": _("政策原文"),
        "clauses": _("条款原句"),
        "benefit": _("兑现标准"),
        "examples": _("样例企业"),
        "automatic": _("免申即享"),
        "pool": _("资金"),
        "application": _("申请类型"),
        "valid_from": _("生效日期"),
        "valid_to": _("失效日期"),
        "opens_on": _("申报开始"),
        "closes_on": _("申报截止"),
    }
    events = version.events.filter(step=WRITE).select_related("actor__person", "post__unit").order_by("seq")
    found: list[Saved] = []
    before: dict[str, object] = {}
    for event in events:
        told = event.facts
        old, new = str(before.get("condition", "")), str(told.get("condition", ""))
        others = [label for name, label in labels.items() if told.get(name) != before.get(name)]
        found.append(Saved(event, new, differences(old, new), others))
        before = told
    return found[::-1][:SHOWN]
