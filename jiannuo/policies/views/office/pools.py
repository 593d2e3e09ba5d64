"""The money: what every pool holds, its ledger, and what the budget gives or takes."""

import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jiannuo.kernel.now import today
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.models import Pool
from jiannuo.policies.money.balance import of_pool
from jiannuo.policies.money.entering import MoneyRefused, cut, grant
from jiannuo.policies.queries.office.pools import entries_of, pools_of
from jiannuo.policies.sheets import sheet_answer, yuan

PAGE = 50


class BudgetForm(forms.Form):
    """So much more, or less, with the document that says so."""

    change = forms.ChoiceField(
        label=gettext_lazy("怎样变"),
        choices=[("grant", gettext_lazy("下达预算")), ("cut", gettext_lazy("调减预算"))],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    yuan = forms.DecimalField(
        label=gettext_lazy("金额（元）"),
        min_value=Decimal("0.01"),
        max_value=Decimal(10**10),
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "form-control", "inputmode": "decimal"}),
    )
    note = forms.CharField(
        label=gettext_lazy("依据（文号）"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


@needs(*STAFF)
@require_safe
def pools(request: Request) -> HttpResponse:
    """Every pool with granted, promised, paid and left."""
    return render(request, "policies/office/pools.html", {"lines": pools_of(request.viewer)})


@needs(*STAFF)
def pool(request: Request, pool_id: int) -> HttpResponse:
    """One pool and its ledger; its paying unit may enter what the budget gives or takes."""
    row = get_object_or_404(visible(request.viewer, Pool).select_related("payer"), pk=pool_id)
    pays = row.payer_id in {post.unit_id for post in request.viewer.posts}
    sent = request.POST if request.method == "POST" and pays else None
    form = BudgetForm(sent, initial={"key": uuid.uuid4().hex})
    if sent is not None and form.is_valid() and _entered(request, row, form):
        return redirect("policies:pool", row.pk)
    page = Paginator(entries_of(request.viewer, row), PAGE).get_page(request.GET.get("page"))
    context = {"pool": row, "balance": of_pool(row), "page": page, "form": form, "pays": pays}
    return render(request, "policies/office/pool.html", context, status=422 if form.errors else 200)


def _entered(request: Request, row: Pool, form: BudgetForm) -> bool:
    told: dict[str, Any] = form.cleaned_data
    enter = grant if told["change"] == "grant" else cut
    key = f"budget.{told['key']}"
    fen = int(told["yuan"] * 100)
    try:
        enter(row, fen, key=key, by=request.viewer.account_id, note=told["note"])
    except MoneyRefused as refusal:
        form.add_error("yuan", str(refusal.sentence))
        return False
    messages.success(request, _("已记入资金账本。"))
    return True


@needs(*STAFF)
@require_safe
def pool_export(request: Request, pool_id: int) -> HttpResponseBase:
    """The whole ledger of a pool, oldest entry first."""
    row = visible(request.viewer, Pool).filter(pk=pool_id).first()
    if row is None:
        raise Http404
    head = [
        (_("序号"), 8),
        (_("记账时间"), 17),
        (_("类型"), 12),
        (_("金额（元）"), 16),
        (_("兑现事项"), 10),
        (_("企业"), 36),
        (_("说明"), 40),
        (_("经办"), 14),
        (_("记账编号"), 40),
    ]
    lines = (
        [
            one.pk,
            one.entered_at,
            str(one.get_kind_display()),
            yuan(one.amount),
            one.claim_id,
            one.claim.enterprise.name if one.claim else "",
            one.note,
            str(one.entered_by) if one.entered_by else "",
            one.key,
        ]
        for one in entries_of(request.viewer, row).order_by("pk").iterator(chunk_size=500)
    )
    name = _("资金账本-%(day)s") % {"day": today().isoformat()}
    return sheet_answer(name, [str(row), _("只追加，不修改：写错的一笔由另一笔冲正。")], head, lines)
