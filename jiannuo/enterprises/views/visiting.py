"""Recording a visit on a phone, with the problems that came up."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiannuo.enterprises.actions.visiting import MOST, Raised, record
from jiannuo.enterprises.conduct import conduct
from jiannuo.enterprises.models import Enterprise, Problem
from jiannuo.enterprises.views.registry import OFFICERS
from jiannuo.kernel.audience import Request, needs
from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible

#: problems of one form; more come with another visit
PROBLEMS = 3


@needs(*OFFICERS)
def visit(request: Request, pk: int) -> HttpResponse:
    """The form, and keeping what was typed."""
    row = get_object_or_404(visible(request.viewer, Enterprise), pk=pk)
    refusal = None
    if request.method == "POST":
        try:
            kept = record(
                row,
                actor=request.viewer,
                day=_day(request.POST.get("day", "")),
                words=request.POST.get("words", "").replace("\0", "").strip(),
                problems=_problems(request),
                key=_key(request),
            )
        except Refused as problem:
            refusal = problem
        else:
            count = kept.problems.count()
            done = ngettext(
                "已登记走访，提出 %(count)d 个问题。", "已登记走访，提出 %(count)d 个问题。", count
            )
            messages.success(request, done % {"count": count} if count else _("已登记走访。"))
            return redirect("enterprises:enterprise", row.pk)
    return _page(request, row, refusal)


def _page(request: Request, row: Enterprise, refusal: Refused | None) -> HttpResponse:
    units: Any = visible(request.viewer, apps.get_model("people.Unit"))
    context = {
        "row": row,
        "sent": request.POST,
        "slots": [(at, *(request.POST.get(f"{name}{at}", "") for name in ("kind", "problem", "unit")))
                  for at in range(1, PROBLEMS + 1)],
        "kinds": Problem.Kind.choices,
        "units": units.on().order_by("order", "code"),
        "own": next((str(one.unit_id) for one in request.viewer.standings if one.unit_id), ""),
        "day": today(),
        "most": MOST,
        "key": _key(request),
        "refusal": refusal,
        "conduct": conduct(),
    }  # fmt: skip
    return render(request, "enterprises/visit.html", context, status=refusal.status if refusal else 200)


def _problems(request: Request) -> list[Raised]:
    """The slots in which something was typed."""
    found = []
    for at in range(1, PROBLEMS + 1):
        words = request.POST.get(f"problem{at}", "").strip()
        unit = request.POST.get(f"unit{at}", "")
        if words:
            told = {"kind": request.POST.get(f"kind{at}", ""), "words": words}
            found.append(Raised(told, int(unit) if unit.isdecimal() and len(unit) < 10 else 0))
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _key(request: Request) -> str:
    given = request.POST.get("key", "")
    return given if 16 <= len(given) <= 56 and given.isalnum() else uuid4().hex
