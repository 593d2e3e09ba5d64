"""The policies in force, and one policy in plain words."""

from functools import partial
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.enterprises.tagging import TAGS
from jiannuo.enterprises.wording import english
from jiannuo.kernel.visible import visible
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.policies.answering.english import in_english
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.drafting.giving_words import giving_words, headline
from jiannuo.policies.drafting.outline import Line, outline
from jiannuo.policies.models import Policy, Version
from jiannuo.policies.publishing.reading import condition_of
from jiannuo.policies.queries import public_policies as queries
from jiannuo.policies.queries.office.matched import Reach, reach
from jiannuo.policies.queries.public_questions import public_questions
from jiannuo.policies.words import vocabulary

PAGE = 24


@public
@require_safe
def policies(request: Request) -> HttpResponse:
    """Every policy in force, narrowed by the address."""
    asked = queries.Asked.of(request.GET.dict())
    words = vocabulary()
    page = Paginator(queries.found(request.viewer, asked), PAGE).get_page(request.GET.get("page"))
    rows = queries.published(request.viewer)
    kept = {
        "q": asked.words, "level": asked.level, "tag": asked.tag, "unit": asked.unit,
        "automatic": "1" if asked.automatic else "", "ended": "1" if asked.ended else "",
    }  # fmt: skip
    context = {
        "asked": asked,
        "page": page,
        "cards": [(one, headline(one.benefit, words)) for one in page],
        "levels": Policy.Level.choices,
        "tags": [(key, one.label) for key, one in TAGS.items()],
        "units": sorted(
            set(rows.values_list("policy__unit_id", "policy__unit__name")), key=lambda one: one[1]
        ),
        "query": urlencode({name: value for name, value in kept.items() if value}),
        "enterprise": request.viewer.has(Role.ENTERPRISE),
    }
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, "policies/open/_cards.html" if part else "policies/open/policies.html", context)


@public
@require_safe
def policy(request: Request, policy_id: int) -> HttpResponse:
    """One policy: for whom, how much, until when, the sentences of the document, questions, figures."""
    row = get_object_or_404(visible(request.viewer, Policy).select_related("unit"), pk=policy_id)
    versions = queries.versions_of(request.viewer, row)
    if not versions:
        raise Http404
    holding = set(
        queries.in_force(queries.published(request.viewer).filter(policy=row)).values_list("pk", flat=True)
    )
    chosen = request.GET.get("version", "")
    shown = next((one for one in versions if str(one.pk) == chosen), None)
    shown = shown or next((one for one in versions if one.pk in holding), versions[0])
    words, came = vocabulary(), reach(shown)
    context = {
        "policy": row,
        "version": shown,
        "versions": versions,
        "holds": shown.pk in holding,
        "giving": giving_words(shown.benefit, words),
        "outline": _outline(shown, words),
        "clauses": {one.ref: one.text for one in shown.clauses.all()},
        "questions": public_questions(row.pk),
        "reach": [(label, came.shown(number)) for label, number in _steps(came)],
        "tags": [TAGS[key].label for key in row.tags if key in TAGS],
        "enterprise": request.viewer.has(Role.ENTERPRISE),
    }
    return render(request, "policies/open/policy.html", context)


def _steps(came: Reach) -> list[tuple[str, int]]:
    """How far a version came, in enterprises."""
    numbers = (came.fits, came.told, came.claimed, came.paid)
    return list(zip((_("符合"), _("已告知"), _("已提交"), _("已到账")), numbers, strict=True))


def _outline(version: Version, words: Vocabulary) -> Line | None:
    """The condition read aloud; None where words of an old version are not known any more."""
    say = partial(in_english, vocabulary=words) if english() else None
    try:
        return outline(condition_of(version), words, say)
    except Fault:
        return None
