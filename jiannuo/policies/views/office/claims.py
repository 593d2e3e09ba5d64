"""Claims to check, one by one or many at once, and what becomes a batch."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jiannuo.kernel.act import steps_open_to
from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.actions.batching import batch as make_batch
from jiannuo.policies.answering import answer
from jiannuo.policies.models import Claim
from jiannuo.policies.queries.office import claims as queries
from jiannuo.policies.queries.office.compared import compared
from jiannuo.policies.sheets import sheet_answer, yuan
from jiannuo.policies.views.office.recovering import may_be_recovered

PAGE = 50


@needs(*STAFF)
@require_safe
def claims(request: Request) -> HttpResponse:
    """The claims of one group, a page of them, with the steps that may be taken for many."""
    rows = queries.claims_of(request.viewer, request.GET.dict())
    numbers = queries.counts(rows)
    group = _group(request)
    page = Paginator(queries.in_group(rows, group), PAGE).get_page(request.GET.get("page"))
    context = {
        "group": group,
        "groups": [(key, label, numbers[key]) for key, (label, _states) in queries.GROUPS.items()],
        "page": page,
        "versions": queries.versions_of(queries.claims_of(request.viewer, {})),
        "steps": _bulk_steps(request, page),
        "ready": queries.ready(request.viewer) if group == "checked" else [],
        "key": uuid.uuid4().hex,
        **_kept(request, group),
    }
    return render(request, "policies/office/claims.html", context)


def _group(request: Request) -> str:
    asked = request.GET.get("group", "reviewing")
    return asked if asked in queries.GROUPS else "reviewing"


def _kept(request: Request, group: str) -> dict[str, str]:
    """What the filters hold, for the form and for the next page."""
    words, version = request.GET.get("q", "")[:50], request.GET.get("version", "")[:10]
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["group"] = group
    return {"words": words, "version": version, "query": asked.urlencode()}


def _bulk_steps(request: Request, rows: Any) -> list[tuple[str, Any]]:
    """The steps that are open for some of ``rows`` and may be taken for many at once."""
    found: dict[str, Any] = {}
    for row in list(rows)[:10]:
        for step in steps_open_to(request.viewer, row):
            if step.bulk:
                found[f"{queries.LOOP}/{step.key}"] = step.label
    return list(found.items())


@needs(*STAFF)
@require_safe
def claims_export(request: Request) -> HttpResponseBase:
    """The same list as a workbook. Account numbers stay out of it."""
    group = _group(request)
    rows = queries.in_group(queries.claims_of(request.viewer, request.GET.dict()), group)
    head = [
        (_("编号"), 8), (_("企业"), 36), (_("统一社会信用代码"), 22), (_("政策"), 40), (_("方式"), 10),
        (_("事由编号"), 16), (_("金额（元）"), 14), (_("状态"), 18), (_("提交时间"), 17), (_("到账时间"), 17),
    ]  # fmt: skip
    lines = (
        [
            one.pk, one.enterprise.name, one.enterprise.credit_code, one.version.policy.title,
            str(one.get_way_display()), one.subject, yuan(one.amount), str(one.at.label), one.opened_at,
            one.paid_at,
        ]
        for one in rows.iterator(chunk_size=500)
    )  # fmt: skip
    name = _("兑现事项-%(day)s") % {"day": today().isoformat()}
    return sheet_answer(name, [str(queries.GROUPS[group][0])], head, lines)


@needs(*STAFF)
@require_safe
def claim(request: Request, claim_id: int) -> HttpResponse:
    """The answer as it was on the day of the claim, beside what it would be today."""
    rows = visible(request.viewer, Claim).filter(loop=queries.LOOP)
    row = get_object_or_404(rows.select_related("version__policy", "enterprise"), pk=claim_id)
    now = answer(row.version, row.enterprise)
    lines = compared(row.explanation.get("lines") or [], [one.kept() for one in now.lines])
    context = {
        "claim": row,
        "lines": lines,
        "now": now,
        "same": not any(pair.differs for pair in lines),
        "award": now.award,
        "may_recover": may_be_recovered(request, row),
    }
    return render(request, "policies/office/claim.html", context)


@needs(*STAFF)
@require_POST
def into_batch(request: Request, version_id: int) -> HttpResponse:
    """The ticked claims as one batch; pressed twice, one batch is made."""
    picked = queries.chosen(queries.ready(request.viewer), version_id, request.POST.getlist("claim"))
    if picked is None:
        messages.error(request, _("请先勾选要列入批次的兑现事项。"))
        return redirect("policies:claims")
    try:
        made = make_batch(request.viewer, picked.version, picked.claims, key=request.POST.get("key", "")[:40])
    except Refused as refusal:
        messages.error(request, f"{refusal.sentence}{refusal.cure}")
        return redirect("policies:claims")
    messages.success(request, _("已列入批次。核对名单以后公示。"))
    return redirect("policies:batch", made.pk)
