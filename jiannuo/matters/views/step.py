"""Taking a step: its form, and what comes of sending it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from jiannuo.kernel.act import act, why_not
from jiannuo.kernel.loops import Step
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.models import Matter
from jiannuo.kernel.refusal import Refused
from jiannuo.matters.forms import StepForm
from jiannuo.matters.queries.page import find, page_of
from jiannuo.matters.wording import what_follows
from jiannuo.people.access import signed_in
from jiannuo.people.request import Request


@signed_in
def step(request: Request, matter_id: int, step: str) -> HttpResponse:
    """The form of a step, and taking it."""
    matter, chosen = _found(request, matter_id, step)
    if request.method != "POST":
        form = StepForm(chosen, viewer=request.viewer, expect=matter.revision, case=Case(matter))
        form.refusal = why_not(request.viewer, matter, chosen)
        form.possible = form.refusal is None
        return shown(request, matter, form)
    form = StepForm(
        chosen,
        viewer=request.viewer,
        case=Case(matter),
        sent=request.POST,
        files=request.FILES,
        expect=matter.revision,
    )
    facts = form.checked()
    if facts is None:
        return shown(request, matter, form)
    try:
        act(matter, chosen.key, actor=request.viewer, facts=facts, expect=form.expected, key=form.key)
    except Refused as refusal:
        form.refuse(refusal)
        matter, _chosen = _found(request, matter_id, step)
        form.expect = matter.revision
        form.possible = why_not(request.viewer, matter, chosen) is None
        return shown(request, matter, form)
    return done(request, matter_id)


def _found(request: Request, matter_id: int, step: str) -> tuple[Matter, Step]:
    matter = find(request.viewer, matter_id)
    chosen = matter.declared.steps.get(step) if matter else None
    if matter is None or chosen is None:
        raise Http404
    return matter, chosen


def shown(request: Request, matter: Matter, form: StepForm) -> HttpResponse:
    """The form on the matter's page, or alone where HTMX asked for it."""
    page = page_of(request.viewer, matter)
    context = {"page": page, "form": form, "chosen": form.step}
    if request.htmx:
        return render(request, "matters/_act.html", context)
    status = form.refusal.status if form.refusal and request.method == "POST" else 200
    return render(request, "matters/matter.html", context, status=status)


def done(request: Request, matter_id: int) -> HttpResponse:
    """On to the matter, with what follows from the step; to one's duties if it is out of sight now."""
    matter = find(request.viewer, matter_id)
    if matter is None:
        messages.success(request, what_follows(None))
        address = reverse("matters:mine" if request.viewer.staff else "home")
    else:
        messages.success(request, what_follows(matter))
        address = reverse("matters:matter", args=[matter.pk])
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
