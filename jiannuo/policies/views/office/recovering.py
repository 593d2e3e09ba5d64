"""Proposing to get back what was paid without cause; somebody of the paying unit decides."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.actions.claiming import recovery
from jiannuo.policies.models import Claim
from jiannuo.policies.money.balance import of_claim
from jiannuo.policies.queries.office import claims as queries

#: how much of a text is taken from the form; the step itself allows less and says so
MOST = 2000


def may_be_recovered(request: Request, claim: Claim) -> bool:
    """Whether money went out for it, and the viewer works for the unit that would propose."""
    return claim.unit_id in request.viewer.unit_ids and of_claim(claim).paid > of_claim(claim).recovered


@needs(*STAFF)
def recover(request: Request, claim_id: int) -> HttpResponse:
    """How much, why, on what ground; sent again it is proposed once."""
    rows = visible(request.viewer, Claim).filter(loop=queries.LOOP)
    row = get_object_or_404(rows.select_related("version__policy", "enterprise"), pk=claim_id)
    told = {name: request.POST.get(name, "")[:MOST] for name in ("amount", "reason")}
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            made = recovery(request.viewer, row, facts=told, key=request.POST.get("key", "")[:40])
        except Refused as problem:
            refusal = problem
        else:
            messages.success(request, _("已提出追回，等支付单位决定；企业可以陈述和提出异议。"))
            return redirect("matters:matter", made.pk)
    stands = of_claim(row)
    context = {
        "claim": row,
        "told": told,
        "refusal": refusal,
        "most": stands.paid - stands.recovered,
        "key": request.POST.get("key") or uuid.uuid4().hex,
    }
    return render(request, "policies/office/recover.html", context, status=422 if refusal else 200)
