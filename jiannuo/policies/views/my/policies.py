"""My policies: the shelf of cards, one fact asked in its place, the tags one begins with."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jiannuo.enterprises.actions.choosing import choose
from jiannuo.enterprises.actions.stating import state
from jiannuo.enterprises.models import Enterprise
from jiannuo.enterprises.tagging import TAGS
from jiannuo.people.request import Request
from jiannuo.policies.answering import cards
from jiannuo.policies.forms.fact import FactForm, askable
from jiannuo.policies.models import Transition
from jiannuo.policies.queries.mine.shelf import Shelf, Shown, shelf
from jiannuo.policies.rematching import rematch_enterprises
from jiannuo.policies.views.my.acting import for_enterprise

#: cards named after a fact was told
NAMED = 5
GROUPS = ("fits", "manual", "open", "near")


@dataclass(frozen=True)
class Moved:
    """What a fact changed: the sentence, and the cards that stand elsewhere now."""

    sentence: str
    cards: list[Shown] = field(default_factory=list)


@require_safe
@for_enterprise
def policies(request: Request, enterprise: Enterprise) -> HttpResponse:
    """Every policy for this enterprise, by how far it is from it."""
    tag = request.GET.get("tag", "")
    tag = tag if tag in TAGS else ""
    back = reverse("policies:my") + (f"?tag={tag}" if tag else "")
    context = {"shelf": shelf(request.viewer, enterprise, tag, back), "tab": "policies", "back": back}
    template = (
        "policies/my/_shelf.html"
        if request.htmx and not request.htmx.boosted
        else "policies/my/policies.html"
    )
    return render(request, template, context)


@require_POST
@for_enterprise
def fact(request: Request, enterprise: Enterprise) -> HttpResponse:
    """Keep one fact that the enterprise tells, and show at once what it changed."""
    year = request.POST.get("year", "")
    declared = askable(
        request.POST.get("key", ""),
        int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
    )
    if declared is None:
        return redirect("my_enterprise:home")
    form = FactForm(declared, int(year) if declared.yearly else None, request.POST)
    if not form.is_valid():
        return _again(request, enterprise, form)
    before = _standings(enterprise)
    state(enterprise.pk, [form.said()], by=request.viewer.account_id)
    rematch_enterprises([enterprise.pk], Transition.Cause.FACT)
    return _shown(request, enterprise, before)


def _again(request: Request, enterprise: Enterprise, form: FactForm) -> HttpResponse:
    """The page with the field that was filled in wrong, among the others."""
    found = shelf(request.viewer, enterprise, back=reverse("policies:my"))
    for ask in found.asks:
        if (ask.key, ask.year) == (form.declared.key, form.year):
            ask.form = form
    context = {"shelf": found, "tab": "policies", "back": reverse("policies:my")}
    template = "policies/my/_shelf.html" if request.htmx else "policies/my/policies.html"
    return render(request, template, context, status=200 if request.htmx else 422)


def _standings(enterprise: Enterprise) -> dict[int, str]:
    found = cards(enterprise)
    return {card.version.pk: name for name in GROUPS for card in getattr(found, name)}


def _shown(request: Request, enterprise: Enterprise, before: dict[int, str]) -> HttpResponse:
    found = shelf(request.viewer, enterprise, back=reverse("policies:my"))
    moved = _moved(found, before)
    if request.htmx:
        return render(
            request,
            "policies/my/_shelf.html",
            {"shelf": found, "moved": moved, "back": reverse("policies:my")},
        )
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) and back != reverse(
        "policies:my"
    ):
        messages.success(request, moved.sentence)
        return redirect(back)
    return render(request, "policies/my/policies.html", {"shelf": found, "moved": moved, "tab": "policies"})


def _moved(found: Shelf, before: dict[int, str]) -> Moved:
    everywhere = [*found.fits, *found.manual, *found.open, *found.near]
    elsewhere = [one for one in everywhere if before.get(one.version.pk) != one.card.standing]
    gone = len(before.keys() - {one.version.pk for one in everywhere})
    sentence = _("已保存，全部政策重新算过了。")
    if gone:
        more = ngettext("有 %(number)d 项确定不符合。", "有 %(number)d 项确定不符合。", gone) % {
            "number": gone
        }
        sentence = f"{sentence} {more}"
    elif not elsewhere:
        sentence = _("已保存，结论没有变化。")
    return Moved(sentence, elsewhere[:NAMED])


@require_POST
@for_enterprise
def tags(request: Request, enterprise: Enterprise) -> HttpResponse:
    """Keep the tags that the enterprise chose for itself, and show the policies of the first."""
    chosen = [key for key in request.POST.getlist("tag") if key in TAGS]
    choose(enterprise, chosen, by=request.viewer.account_id or 0)
    first = f"?tag={chosen[0]}" if len(chosen) == 1 else ""
    return redirect(f"{reverse('policies:my')}{first}")
