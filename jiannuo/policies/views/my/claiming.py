"""Confirming what is paid without an application, and applying for the rest."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.refusal import Refused
from jiannuo.people.request import Request
from jiannuo.policies.actions.claiming import claim
from jiannuo.policies.forms.application import ApplyForm
from jiannuo.policies.forms.payee import ConfirmForm, PayeeForm
from jiannuo.policies.models import Claim, Version
from jiannuo.policies.queries.mine.clauses import Row
from jiannuo.policies.queries.mine.policy import PolicyPage, policy_page
from jiannuo.policies.queries.mine.progress import after
from jiannuo.policies.views.my.acting import for_enterprise
from jiannuo.policies.views.my.policy import found


@for_enterprise
def confirm(request: Request, enterprise: Enterprise, version_id: int) -> HttpResponse:
    """The amount, the account, one promise: the whole of 免申即享."""
    version = found(request.viewer, version_id)
    page = policy_page(request.viewer, enterprise, version, request.path)
    if elsewhere := _elsewhere(request, page):
        return elsewhere
    if not page.can_confirm:
        return redirect("policies:my_apply" if page.can_apply else "policies:my_policy", version.pk)
    form = ConfirmForm(enterprise, request.POST if request.method == "POST" else None)
    return _asked(request, enterprise, page, form, Claim.Way.AUTOMATIC)


@for_enterprise
def apply(request: Request, enterprise: Enterprise, version_id: int) -> HttpResponse:
    """What is known, to be looked at; what only the enterprise can say; the account."""
    version = found(request.viewer, version_id)
    page = policy_page(request.viewer, enterprise, version, request.path)
    if elsewhere := _elsewhere(request, page):
        return elsewhere
    if not page.can_apply or page.waits_until:
        return redirect("policies:my_policy", version.pk)
    sent, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ApplyForm(enterprise, sent, files=files, account_id=request.viewer.account_id)
    return _asked(request, enterprise, page, form, Claim.Way.APPLIED)


def _elsewhere(request: Request, page: PolicyPage) -> HttpResponse | None:
    """On to the claim there is already: a second click, or a second person of the enterprise."""
    if page.claim is None or page.claim.closed_at is not None:
        return None
    return redirect("policies:my_claim", page.claim.pk)


def _asked(
    request: Request, enterprise: Enterprise, page: PolicyPage, form: PayeeForm, way: str
) -> HttpResponse:
    refusal: Refused | None = None
    if request.method == "POST" and form.is_valid():
        made = _made(request, enterprise, page.version, form, way)
        if isinstance(made, Claim):
            return redirect(f"{reverse('policies:my_claim', args=[made.pk])}?fresh=1")
        refusal = made
        for name, sentence in refusal.fields.items():
            if name in form.fields and name not in form.errors:
                form.add_error(name, str(sentence))
    context: dict[str, Any] = {
        "version": page.version, "shown": page, "form": form, "refusal": refusal, "known": known(page.lines),
        "after": after(way == Claim.Way.AUTOMATIC), "tab": "policies",
    }  # fmt: skip
    template = "policies/my/confirm.html" if way == Claim.Way.AUTOMATIC else "policies/my/apply.html"
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, template, context, status=status)


def _made(
    request: Request, enterprise: Enterprise, version: Version, form: PayeeForm, way: str
) -> Claim | Refused:
    try:
        return claim(
            request.viewer, version, enterprise, way=way, facts=form.told(), key=form.cleaned_data["key"]
        )
    except Refused as refusal:
        return refusal


def known(lines: list[Row]) -> list[Row]:
    """The values that are known, each once, for whoever would otherwise type them again."""
    seen: dict[tuple[str, str, str], Row] = {}
    for row in lines:
        if row.line.value and not row.connective:
            seen.setdefault((row.name, row.line.value, row.line.source), row)
    return list(seen.values())
