"""Writing the condition of a draft: the text, the form beside it, the document, and what was before."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.kernel.refusal import Refused
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.conditions.completing import complete as completed
from jiannuo.policies.conditions.words import AGES, OPS, SPANS
from jiannuo.policies.drafting.desk import Desk, desk, pressed
from jiannuo.policies.drafting.document import document_of
from jiannuo.policies.drafting.layout import laid_out
from jiannuo.policies.drafting.sentences import BELONGS, HAS, HOLDS
from jiannuo.policies.drafting.subjects import PERIODS, subjects
from jiannuo.policies.views.office.saving import content_of, save
from jiannuo.policies.views.office.seen import Seen, framed, seen
from jiannuo.policies.words import vocabulary


@needs(*STAFF)
def edit(request: Request, version_id: int) -> HttpResponse:
    """The condition in three columns: the document, the text, the form. A published version is read only."""
    here = seen(request.viewer, version_id)
    words = vocabulary()
    if request.method != "POST" or not here.writes:
        shown = desk(here.version.condition, words)
        laid = desk(laid_out(shown.node, words), words) if shown.node else shown
        return _page(request, here, laid)
    button = request.POST.get("do", "check")
    shown = pressed(
        desk(request.POST.get("text", "")[:40_000], words),
        button,
        request.POST,
        request.POST.getlist("values"),
    )
    if button in ("save", "cite"):
        return _saved(request, here, shown)
    return _page(request, here, shown)


def _saved(request: Request, here: Seen, shown: Desk) -> HttpResponse:
    """Save the text, also one that cannot be read yet: nobody loses what was typed."""
    expect = request.POST.get("expect", "")
    changed = {"condition": shown.text} | _cited(request, here)
    try:
        save(
            request.viewer,
            here.version,
            key=request.POST.get("key", "")[:64],
            expect=int(expect) if expect.isascii() and expect.isdigit() and len(expect) < 9 else None,
            **changed,
        )
    except Refused as refusal:
        return _page(request, here, shown, refusal=refusal)
    if shown.fault is None:
        messages.success(request, _("条件已保存。"))
    else:
        messages.warning(request, _("已保存，但条件还有一处没有写对，发布前要改好。"))
    return redirect("policies:edit", here.version.pk)


def _cited(request: Request, here: Seen) -> dict[str, Any]:
    """The clauses with the sentence that was quoted, if one was."""
    ref = " ".join(request.POST.get("quote_ref", "").replace("【", "").replace("】", "").split())[:60]
    quote = " ".join(request.POST.get("quote", "").split())[:2000]
    if request.POST.get("do") != "cite" or not ref or not quote:
        return {}
    before = content_of(here.version)["clauses"]
    return {"clauses": f"{before}\n【{ref}】{quote}".strip()}


def _page(request: Request, here: Seen, shown: Desk, *, refusal: Refused | None = None) -> HttpResponse:
    version = here.version
    context = framed(
        here,
        "edit",
        desk=shown,
        document=document_of(version.document, list(version.clauses.all())),
        saved=request.method != "POST",
        refusal=refusal,
        **_choices(shown),
    )
    part = request.htmx and request.method == "POST" and not request.htmx.history_restore_request
    template = "policies/office/_desk.html" if part else "policies/office/edit.html"
    return render(request, template, context, status=refusal.status if refusal and not part else 200)


def _choices(shown: Desk) -> dict[str, Any]:
    """What the form of a sentence offers."""
    if shown.panel is None:
        return {}
    return {
        "subjects": subjects(shown.vocabulary),
        "periods": [(key, f"{before}…{after}") for key, (before, after) in PERIODS.items()],
        "ops": [word for word in OPS if word in ("不低于", "低于", "高于", "不高于", "等于")],
        "ages": list(AGES),
        "spans": list(SPANS),
        "holds": HOLDS,
        "belongs": BELONGS,
        "has": HAS,
        "parameters": [one.word for one in shown.vocabulary.parameters],
    }


@needs(*STAFF)
@require_safe
def complete(request: Request) -> JsonResponse:
    """What may stand at the place of the cursor: ``{"from": 12, "words": [{"word", "about"}]}``."""
    text = request.GET.get("text", "")[:20_000]
    at = request.GET.get("at", "")
    cursor = int(at) if at.isascii() and at.isdigit() and len(at) < 7 else len(text)
    found = completed(text, min(cursor, len(text)), vocabulary())
    english = (get_language() or "").startswith("en")
    words = [
        {"word": one.text, "about": one.english if english and one.english else one.kind} for one in found
    ]
    return JsonResponse({"from": found[0].start if found else cursor, "words": words[:20]})
