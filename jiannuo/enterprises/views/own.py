"""An enterprise's own tags, members and problems."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from jiannuo.enterprises.actions.choosing import choose
from jiannuo.enterprises.actions.joining import leave
from jiannuo.enterprises.actions.raising import bring_up
from jiannuo.enterprises.attributes.declared import ATTRIBUTES
from jiannuo.enterprises.models import Member, Problem, Tag
from jiannuo.enterprises.tagging import grouped
from jiannuo.enterprises.views.mine import ENTERPRISE, own
from jiannuo.enterprises.wording import label
from jiannuo.kernel.act import act, steps_open_to
from jiannuo.kernel.audience import Request, account_of, needs
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible

_WORDS = {one.key: one for one in ATTRIBUTES}


@needs(ENTERPRISE)
def tags(request: Request, pk: int) -> HttpResponse:
    """The tags to choose from."""
    row = own(request, pk)
    if request.method == "POST":
        choose(row, request.POST.getlist("tag"), by=account_of(request))
        messages.success(request, _("标签已保存，将按标签为您挑选政策。"))
        return redirect("my_enterprise:known", row.pk)
    chosen = set(visible(request.viewer, Tag).filter(enterprise=row).values_list("key", flat=True))
    return render(request, "enterprises/my_tags.html", {"row": row, "groups": grouped(), "chosen": chosen})


@needs(ENTERPRISE)
def members(request: Request, pk: int) -> HttpResponse:
    """Who acts for the enterprise; one may step down oneself."""
    row = own(request, pk)
    rows = visible(request.viewer, Member).filter(enterprise=row).select_related("account")
    if request.method == "POST":
        leave(get_object_or_404(rows, account_id=account_of(request), until=None))
        messages.success(request, _("您已不再经办这家企业。"))
        return redirect("my_enterprise:home")
    return render(
        request, "enterprises/my_members.html", {"row": row, "members": rows, "me": account_of(request)}
    )


@needs(ENTERPRISE)
def raise_problem(request: Request, pk: int) -> HttpResponse:
    """The form by which an enterprise raises a problem itself."""
    row, refusal = own(request, pk), None
    given = request.POST.get("key", "")
    key = given if 16 <= len(given) <= 64 and given.isalnum() else uuid4().hex
    if request.method == "POST":
        told = {name: request.POST.get(name, "") for name in ("kind", "words")}
        try:
            problem = bring_up(row, told, actor=request.viewer, key=key)
        except Refused as problem_with_it:
            refusal = problem_with_it
        else:
            messages.success(request, _("已提出，办理进展在这里看。"))
            return redirect("my_enterprise:problem", row.pk, problem.pk)
    about = _WORDS.get(request.GET.get("about", ""))
    begun = _("登记的“%(what)s”与实际不符：") % {"what": label(about)} if about else ""
    context = {
        "row": row,
        "kinds": Problem.Kind.choices,
        "kind": request.POST.get("kind", Problem.Kind.OTHER if about else ""),
        "words": request.POST.get("words", begun),
        "key": key,
        "refusal": refusal,
    }
    return render(request, "enterprises/my_raise.html", context, status=refusal.status if refusal else 200)


@needs(ENTERPRISE)
def problem(request: Request, pk: int, problem_id: int) -> HttpResponse:
    """One problem: who has it, what was answered, and the enterprise's own word on it."""
    row, refusal = own(request, pk), None
    found = get_object_or_404(visible(request.viewer, Problem).filter(enterprise=row), pk=problem_id)
    if request.method == "POST":
        try:
            _step(request, found)
        except Refused as problem_with_it:
            refusal = problem_with_it
        else:
            return redirect("my_enterprise:problem", row.pk, found.pk)
    context = {
        "row": row,
        "problem": found,
        "steps": steps_open_to(request.viewer, found),
        "events": _told(found),
        "refusal": refusal,
        "sent": request.POST,
    }
    return render(request, "enterprises/my_problem.html", context, status=refusal.status if refusal else 200)


def _told(found: Problem) -> list[tuple[Any, Any]]:
    """What happened, by the names of the steps; what the system notes for itself is left out."""
    names = found.declared.steps
    events = found.events.order_by("seq").select_related("unit")
    return [(event, names[event.step].label) for event in events if event.step in names]


def _step(request: Request, found: Problem) -> None:
    """Take the step that was pressed. Raises Refused; Http404 for a step that is none."""
    name = request.POST.get("step", "")
    step = found.declared.steps.get(name)
    if step is None:
        raise Http404
    told = {fact.name: request.POST.get(fact.name, "") for fact in step.needs}
    expect = request.POST.get("expect", "")
    act(
        found,
        name,
        actor=request.viewer,
        facts=told,
        expect=int(expect) if expect.isdecimal() and len(expect) < 10 else None,
    )
    messages.success(request, _("已办：%(step)s。") % {"step": step.label})
