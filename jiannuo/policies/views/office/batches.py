"""Batches: the list that is announced, who approved it, the file for the treasury, and its receipts."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jiannuo.kernel.act import steps_open_to
from jiannuo.kernel.refusal import Refused
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.models import Batch
from jiannuo.policies.money.balance import of_pool
from jiannuo.policies.queries.office import claims as queries
from jiannuo.policies.treasury import payment_file, take_receipts
from jiannuo.policies.treasury.receipts import ReceiptsError

PAGE = 30
#: a receipt file of 10,000 rows is well below
MOST_BYTES = 4 * 1024 * 1024
#: steps that two persons take, in order, with who may not be whom
APPROVALS = ("announce", "approve_first", "approve_second", "send", "reconcile")


@needs(*STAFF)
@require_safe
def batches(request: Request) -> HttpResponse:
    """Every batch that the reader works on, the newest first."""
    page = Paginator(queries.batches_of(request.viewer), PAGE).get_page(request.GET.get("page"))
    return render(request, "policies/office/batches.html", {"page": page})


@needs(*STAFF)
@require_safe
def batch(request: Request, batch_id: int) -> HttpResponse:
    """One batch: what it comes to, who did what, its claims, and what may be done."""
    return render(request, "policies/office/batch.html", _context(request, batch_id))


def _found(request: Request, batch_id: int) -> Batch:
    found: Batch = get_object_or_404(queries.batches_of(request.viewer), pk=batch_id)
    return found


def _context(request: Request, batch_id: int) -> dict[str, Any]:
    row = _found(request, batch_id)
    claims = list(row.claims.select_related("enterprise").order_by("pk"))
    steps = {step.key for step in steps_open_to(request.viewer, row)}
    taken = (
        row.events.filter(step__in=APPROVALS).select_related("actor__person", "post__unit").order_by("seq")
    )
    return {
        "batch": row,
        "claims": claims,
        "sum": sum(one.amount or 0 for one in claims),
        "paid": sum(one.amount or 0 for one in claims if one.paid_at),
        "bounced": [one for one in claims if one.state in ("bounced", "corrected")],
        "taken": [(event, row.declared.steps[event.step].label) for event in taken],
        "pool": of_pool(row.pool) if row.pool_id else None,
        "pays": bool(steps & {"send", "receive", "send_again", "reconcile"}),
        "steps": steps,
    }


@needs(*STAFF)
@require_safe
def notice(request: Request, batch_id: int) -> HttpResponse:
    """The list as it is put up for everybody to see (公示), to be printed."""
    row = _found(request, batch_id)
    claims = row.claims.select_related("enterprise").order_by("-amount", "pk")
    sum_ = sum(one.amount or 0 for one in claims)
    return render(request, "policies/office/notice.html", {"batch": row, "claims": claims, "sum": sum_})


@needs(*STAFF)
@require_safe
def treasury_file(request: Request, batch_id: int) -> HttpResponse:
    """The payment file, with whole account numbers: for the paying office only."""
    row = _found(request, batch_id)
    try:
        made = payment_file(row, request.viewer)
    except Refused as refusal:
        messages.error(request, f"{refusal.sentence}{refusal.cure}")
        return redirect("policies:batch", row.pk)
    answer = HttpResponse(made.body, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer


@needs(*STAFF)
@require_POST
def receipts(request: Request, batch_id: int) -> HttpResponse:
    """Take the treasury's answer: each row is entered once, what is wrong is said with its line."""
    row = _found(request, batch_id)
    sent = request.FILES.get("receipts")
    if sent is None or sent.size is None or sent.size > MOST_BYTES:
        messages.error(request, _("请选择国库回执文件（CSV，最多 4 MB）。"))
        return redirect("policies:batch", row.pk)
    try:
        taken = take_receipts(row, sent.read(), request.viewer)
    except (Refused, ReceiptsError) as problem:
        messages.error(request, str(problem.sentence))
        return redirect("policies:batch", row.pk)
    return render(request, "policies/office/receipts.html", {"batch": row, "taken": taken})
