"""Objecting to a conclusion, and what became of it (个人信息保护法 art 24: not by the machine alone)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.act import act
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible
from jiannuo.people.request import Request
from jiannuo.policies.actions import asking
from jiannuo.policies.forms.asking import ObjectForm
from jiannuo.policies.forms.step import ToldForm
from jiannuo.policies.models import Objection, Version
from jiannuo.policies.queries.mine.policy import policy_page
from jiannuo.policies.queries.mine.steps import open_steps
from jiannuo.policies.queries.mine.thread import talk_of
from jiannuo.policies.views.my.acting import for_enterprise
from jiannuo.policies.views.my.policy import found

#: characters of a clause beside its box
CLAUSE = 60


@for_enterprise
def object_to(request: Request, enterprise: Enterprise, version_id: int) -> HttpResponse:
    """The form, and the objection itself."""
    version = found(request.viewer, version_id)
    open_ = (
        visible(request.viewer, Objection)
        .filter(version=version, enterprise=enterprise, closed_at=None)
        .first()
    )
    if open_ is not None:
        return redirect("policies:my_objection", open_.pk)
    form = ObjectForm(_refs(request, enterprise, version), request.POST if request.method == "POST" else None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            key = form.cleaned_data["key"]
            made = asking.object_to(request.viewer, version, enterprise, facts=form.told(), key=key)
            return redirect(f"{reverse('policies:my_objection', args=[made.pk])}?fresh=1")
        except Refused as problem:
            refusal = problem
    context = {"version": version, "form": form, "refusal": refusal, "tab": "policies"}
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "policies/my/object.html", context, status=status)


def _refs(request: Request, enterprise: Enterprise, version: Version) -> list[tuple[str, str]]:
    """The clauses, each with how it was judged."""
    page = policy_page(request.viewer, enterprise, version)
    lines = {row.line.ref: f"{row.line.words[:CLAUSE]}（{row.word}）" for row in page.lines if row.line.ref}
    return list(lines.items())


@require_safe
@for_enterprise
def page(request: Request, enterprise: Enterprise, objection_id: int) -> HttpResponse:
    """The objection, by when it is decided, and the decision."""
    return _shown(request, enterprise, _found(request, enterprise, objection_id))


@for_enterprise
def step(request: Request, enterprise: Enterprise, objection_id: int, step: str) -> HttpResponse:
    """Take it back, or accept the decision."""
    objection = _found(request, enterprise, objection_id)
    chosen = objection.declared.steps.get(step)
    if chosen is None:
        raise Http404
    address = reverse("policies:my_objection", args=[objection.pk])
    if request.method != "POST":
        return redirect(f"{address}#step-{step}")
    form = ToldForm(chosen, request.viewer, objection.revision, request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, enterprise, objection, form, status=422)
    try:
        act(objection, step, actor=request.viewer, facts=form.told(), expect=form.expected, key=form.number)
    except Refused as refusal:
        return _shown(
            request,
            enterprise,
            _found(request, enterprise, objection_id),
            form,
            refusal,
            status=refusal.status,
        )
    return redirect(address)


def _found(request: Request, enterprise: Enterprise, objection_id: int) -> Objection:
    rows = (
        visible(request.viewer, Objection)
        .filter(enterprise=enterprise)
        .select_related("version__policy", "unit")
    )
    objection: Objection = get_object_or_404(rows, pk=objection_id)
    return objection


def _shown(
    request: Request, enterprise: Enterprise, objection: Objection, bound: ToldForm | None = None,
    refusal: Refused | None = None, *, status: int = 200,
) -> HttpResponse:  # fmt: skip
    steps = open_steps(
        request.viewer,
        objection,
        lambda key: reverse("policies:my_objection_step", args=[objection.pk, key]),
        ("accept",),
        bound=bound,
    )
    context = {
        "objection": objection,
        "one": talk_of(objection, enterprise.name),
        "steps": steps,
        "fresh": "fresh" in request.GET,
        "refusal": refusal,
        "tab": "policies",
    }
    return render(request, "policies/my/objection.html", context, status=status)
