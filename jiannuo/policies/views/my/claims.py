"""The claims of an enterprise: the list, the page of one, its steps, and the file of all."""

import csv
from io import StringIO

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.act import act
from jiannuo.kernel.csv_text import BOM, plain
from jiannuo.kernel.models import Matter
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible
from jiannuo.people.request import Request
from jiannuo.policies.forms.step import ToldForm
from jiannuo.policies.models import Claim
from jiannuo.policies.queries.mine.claims import LOOP, brief, claims, whole
from jiannuo.policies.queries.mine.naming import version_title
from jiannuo.policies.queries.mine.steps import open_steps
from jiannuo.policies.templatetags.yuan import masked
from jiannuo.policies.views.my.acting import for_enterprise

#: claims on the page; all of them are in the file
SHOWN = 100
#: steps that are expected of the enterprise when they are open
EXPECTED = ("resubmit", "correct_account", "rate")


@require_safe
@for_enterprise
def listing(request: Request, enterprise: Enterprise) -> HttpResponse:
    """All claims, those that wait for the enterprise first."""
    rows = list(claims(request.viewer, enterprise))
    found = sorted(map(brief, rows[:SHOWN]), key=lambda one: not one.turn)
    context = {
        "claims": found,
        "paid": sum(one.amount or 0 for one in rows if one.paid_at),
        "coming": sum(one.amount or 0 for one in rows if one.is_open and not one.paid_at),
        "turns": sum(bool(one.turn) for one in found),
        "tab": "claims",
    }
    return render(request, "policies/my/claims.html", context)


@require_safe
@for_enterprise
def page(request: Request, enterprise: Enterprise, claim_id: int) -> HttpResponse:
    """One claim: where it is, what it brings, what happened, what may be done."""
    return _shown(request, _found(request, enterprise, claim_id))


@for_enterprise
def step(request: Request, enterprise: Enterprise, claim_id: int, step: str) -> HttpResponse:
    """Take one of the steps that are the enterprise's."""
    claim = _found(request, enterprise, claim_id)
    chosen = claim.declared.steps.get(step)
    if chosen is None:
        raise Http404
    address = reverse("policies:my_claim", args=[claim.pk])
    if request.method != "POST":
        return redirect(f"{address}#step-{step}")
    sent = request.POST.copy()
    _keep_account(claim, sent, step)
    form = ToldForm(chosen, request.viewer, claim.revision, sent, request.FILES)
    if not form.is_valid():
        return _shown(request, claim, form, status=422)
    try:
        act(claim, step, actor=request.viewer, facts=form.told(), expect=form.expected, key=form.number)
    except Refused as refusal:
        claim = _found(request, enterprise, claim_id)
        return _shown(request, claim, form, refusal, status=refusal.status)
    return redirect(f"{address}?fresh=1")


@require_safe
@for_enterprise
def file(request: Request, enterprise: Enterprise) -> HttpResponse:
    """All claims as CSV, with the last four digits of the account."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            _("政策"),
            _("方式"),
            _("金额（元）"),
            _("状态"),
            _("提出日期"),
            _("到账日期"),
            _("收款账号末四位"),
            _("支付编号"),
        ]
    )
    for one in claims(request.viewer, enterprise):
        paid = timezone.localdate(one.paid_at).isoformat() if one.paid_at else ""
        amount = "" if one.amount is None else f"{one.amount // 100}.{one.amount % 100:02}"
        opened = timezone.localdate(one.opened_at).isoformat()
        row = [version_title(one.version), one.get_way_display(), amount, str(one.at.label), opened, paid,
               masked(one.account_number), one.payment_number]  # fmt: skip
        writer.writerow([plain(str(cell)) for cell in row])
    answer = HttpResponse(BOM + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="claims.csv"'
    return answer


def _found(request: Request, enterprise: Enterprise, claim_id: int) -> Claim:
    claim: Claim = get_object_or_404(claims(request.viewer, enterprise), pk=claim_id, loop=LOOP)
    return claim


def _keep_account(claim: Claim, sent: "object", step: str) -> None:
    """Whoever hands in what was missing need not type the account again: an empty number keeps it."""
    name = f"{step}-account_number"
    if step == "resubmit" and not sent.get(name, "").strip():  # type: ignore[attr-defined]
        sent[name] = claim.account_number  # type: ignore[index]


def _shown(
    request: Request,
    claim: Claim,
    bound: ToldForm | None = None,
    refusal: Refused | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    mine = whole(claim)
    steps = open_steps(
        request.viewer,
        claim,
        lambda key: reverse("policies:my_claim_step", args=[claim.pk, key]),
        EXPECTED,
        initial={"account_name": claim.account_name, "bank": claim.bank},
        bound=bound,
    )
    context = {
        "claim": claim,
        "one": mine,
        "steps": steps,
        "asks_papers": any(fact.kind == "evidence" for one in steps for fact in one.step.needs),
        "calculation": [str(line) for line in claim.calculation],
        "fresh": "fresh" in request.GET,
        # a matter is open to who began it, a claim to the whole enterprise
        "record": visible(request.viewer, Matter).filter(pk=claim.pk).exists(),
        "refusal": refusal,
        "tab": "claims",
    }
    return render(request, "policies/my/claim.html", context, status=status)
