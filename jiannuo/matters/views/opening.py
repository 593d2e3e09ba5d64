"""Opening a matter with the default form."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.kernel.act import begin
from jiannuo.kernel.loops import Loop, Step, loop_of
from jiannuo.kernel.loops.facts import FactError, Text
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import NEW
from jiannuo.kernel.models import Matter
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.matters.forms import StepForm
from jiannuo.matters.queries.opening import needs_only_a_title, openable, opening_steps
from jiannuo.matters.views.step import done
from jiannuo.people.access import signed_in
from jiannuo.people.request import Request

#: the one column that every matter needs
TITLE = Text("title", gettext_lazy("事项名称"), most=300)


@signed_in
def choose(request: Request) -> HttpResponse:
    """What the viewer may open."""
    return render(request, "matters/choose.html", {"openable": list(openable(request.viewer))})


@signed_in
def opening(request: Request, loop: str, step: str) -> HttpResponse:
    """The form that opens a matter, and opening it."""
    declared, chosen = _found(request, loop, step)
    if request.method != "POST":
        return _page(request, declared, StepForm(chosen, viewer=request.viewer, case=_blank(declared)))
    form = StepForm(
        chosen, viewer=request.viewer, case=_blank(declared), sent=request.POST, files=request.FILES
    )
    title, problem = _title(request)
    facts = form.checked()
    if facts is not None and title:
        try:
            event = begin(declared, step, actor=request.viewer, facts=facts, key=form.key, title=title)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return done(request, event.matter_id)
    return _page(request, declared, form, title_error=problem)


def _found(request: Request, key: str, step: str) -> tuple[type[Loop], Step]:
    try:
        loop = loop_of(key)
    except LookupError:
        raise Http404 from None
    mine = {step.key: step for step in opening_steps(request.viewer, loop)}
    if step not in mine or not needs_only_a_title(loop):
        raise Http404
    return loop, mine[step]


def _blank(loop: type[Loop]) -> Case:
    """The matter that is about to be opened, as the fields of the form look at it."""
    return Case(Matter(loop=loop.key, state=NEW.key))


def _title(request: Request) -> tuple[str, Any]:
    try:
        return TITLE.clean(request.POST.get("title")), ""
    except FactError as problem:
        return "", problem.sentence


def _page(request: Request, loop: type[Loop], form: StepForm, *, title_error: Any = "") -> HttpResponse:
    if title_error and form.refusal is None:
        form.refusal = Refused(Code.FACTS, _("有 1 处没有填对。"), _("请改正标出的各项。"))
    context = {
        "loop": loop,
        "form": form,
        "chosen": form.step,
        "title": request.POST.get("title", ""),
        "title_most": TITLE.most,
        "title_error": title_error,
    }
    if request.htmx:
        return render(request, "matters/_opening.html", context)
    return render(
        request, "matters/opening.html", context, status=form.refusal.status if form.refusal else 200
    )
