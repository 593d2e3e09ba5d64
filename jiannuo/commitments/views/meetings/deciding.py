"""Recording what a meeting decided: several decisions on one page, all or none."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from jiannuo.commitments.actions.meetings import record_decisions
from jiannuo.commitments.meetings.forms import DecisionForm, offered_to
from jiannuo.commitments.models import Meeting
from jiannuo.commitments.views.meetings.page import meeting_asked_for
from jiannuo.commitments.views.meetings.sending import key_of
from jiannuo.kernel.refusal import Refused
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role

#: blank decisions on the page, and how many one may ask for
ROWS, MOST_ROWS = 3, 20


@needs(Role.SUPERVISION)
def decisions(request: Request, meeting_id: int) -> HttpResponse:
    """The forms, and recording what was typed into them."""
    meeting = meeting_asked_for(request, meeting_id)
    offered, rows = offered_to(meeting), _rows(request)
    if request.method != "POST":
        forms = [DecisionForm(offered, place) for place in range(rows)]
        forms[0].initial = {name: request.GET.get(name, "") for name in ("commitment", "unit")}
        return _page(request, meeting, forms)
    forms = [DecisionForm(offered, place, request.POST) for place in range(rows)]
    if "more" in request.POST:
        return _page(request, meeting, [*forms, *(DecisionForm(offered, rows + n) for n in range(ROWS))])
    filled = [form for form in forms if not form.empty]
    wrong = [form for form in filled if not form.is_valid()]
    if not filled or wrong:
        return _page(request, meeting, forms, status=422, empty=not filled, wrong=bool(wrong))
    try:
        made = record_decisions(
            meeting, [form.told() for form in filled], actor=request.viewer, key=key_of(request)
        )
    except Refused as refusal:
        _show(filled, refusal)
        return _page(request, meeting, forms, status=refusal.status, refusal=refusal)
    said = ngettext(
        "已记录 %(count)d 项，并交办牵头单位。", "已记录 %(count)d 项，并交办牵头单位。", len(made)
    )
    messages.success(request, said % {"count": len(made)})
    return redirect("commitments:meeting", meeting.pk)


def _page(
    request: Request, meeting: Meeting, forms: list[DecisionForm], *, status: int = 200, **more: Any
) -> HttpResponse:
    context: Mapping[str, Any] = {"meeting": meeting, "forms": forms, "key": key_of(request), **more}
    return render(request, "commitments/meeting_decisions.html", dict(context), status=status)


def _show(filled: list[DecisionForm], refusal: Refused) -> None:
    for field, sentence in refusal.fields.items():
        place, _dash, name = field.partition("-")
        form = filled[int(place)]
        if name in form.fields and name not in form.errors:
            form.add_error(name, str(sentence))


def _rows(request: Request) -> int:
    asked = request.POST.get("rows") or request.GET.get("rows") or ""
    return min(max(int(asked), 1), MOST_ROWS) if asked.isascii() and asked.isdigit() else ROWS
