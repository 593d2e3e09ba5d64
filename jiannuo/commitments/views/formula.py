"""The formula of the scores in words, its versions, and changing it from a month to come."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.commitments.forms import FormulaForm
from jiannuo.commitments.models import ScoreFormula
from jiannuo.commitments.scores.changing import change as change_formula
from jiannuo.commitments.scores.changing import check
from jiannuo.commitments.scores.formula import formula_on, in_words
from jiannuo.commitments.scores.measures import MEANING, Measure
from jiannuo.commitments.scores.trying import Trial, tried
from jiannuo.kernel.now import today
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role
from jiannuo.people.viewer import Viewer


@needs(*STAFF)
@require_safe
def formula(request: Request) -> HttpResponse:
    """What counts, how much, since when; and every version there was and will be."""
    now_in_force = formula_on(today())
    versions = ScoreFormula.objects.select_related("decided_by__unit").prefetch_related("terms")
    context = {
        "formula": now_in_force,
        "words": in_words(now_in_force.terms.all()) if now_in_force else "",
        "terms": [
            (term, MEANING[Measure(term.measure)])
            for term in (now_in_force.terms.all() if now_in_force else ())
        ],
        "versions": [(version, in_words(version.terms.all())) for version in versions],
        "day": today(),
        "may_change": request.viewer.has(Role.SUPERVISION),
    }
    return render(request, "commitments/formula.html", context)


@needs(Role.SUPERVISION)
def change(request: Request) -> HttpResponse:
    """Type another formula, look at what it would have done, then put it in force."""
    last = ScoreFormula.objects.order_by("-valid_from").prefetch_related("terms").first()
    terms = list(last.terms.all()) if last else []
    form = FormulaForm(request.POST if request.method == "POST" else None, terms=terms)
    trial = None
    if request.method == "POST":
        trial = _looked_at(form)
        if trial is not None and "confirm" in request.POST and _seen(form) and _changed(form, request.viewer):
            since = f"{form.cleaned_data['since']:%Y-%m-%d}"
            messages.success(request, _("新办法从 %(day)s 起用。已经公布的得分不变。") % {"day": since})
            return redirect("commitments:formula")
    shown: dict[str, Any] = {"form": form, "trial": trial, "ok": trial is not None and not form.errors}
    if trial is not None:
        shown |= {"words": in_words(form.lines()), "before": in_words(terms)}
    status = 422 if form.errors else 200
    return render(request, "commitments/formula_change.html", shown, status=status)


def _looked_at(form: FormulaForm) -> Trial | None:
    """What the formula would have done; None with the form saying what is wrong with it."""
    if not form.is_valid():
        return None
    try:
        check(form.lines())
    except ValidationError as error:
        form.add_error(None, error)
        return None
    return tried(form.lines()) or Trial(today().replace(day=1), [])


def _seen(form: FormulaForm) -> bool:
    """Only what was looked at is put in force: numbers changed afterwards are looked at once more."""
    if form.data.get("seen") == in_words(form.lines()):
        return True
    form.add_error(None, _("看过以后数字又改了。请看过改后的结果再确认。"))
    return False


def _changed(form: FormulaForm, viewer: Viewer) -> bool:
    told = form.cleaned_data
    post = next(post.pk for post in viewer.posts if post.role == Role.SUPERVISION)
    try:
        change_formula(form.lines(), since=told["since"], reason=told["reason"], post_id=post)
    except ValidationError as error:
        form.add_error("since", error)
        return False
    return True
