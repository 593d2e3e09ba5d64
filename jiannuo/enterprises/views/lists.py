"""The lists that an enterprise keeps of itself: certificates, hirings, contracts, premises."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiannuo.enterprises.actions.listing_own import SOURCE, add_item, hold, take_back
from jiannuo.enterprises.certifying import Certifying
from jiannuo.enterprises.itemizing import KINDS, Itemizing, itemized, kind_label
from jiannuo.enterprises.models import Item, Qualification
from jiannuo.enterprises.views.mine import ENTERPRISE, own
from jiannuo.enterprises.views.returning import back_to, untold
from jiannuo.enterprises.wording import title_label
from jiannuo.kernel.audience import Request, needs
from jiannuo.kernel.visible import visible


@needs(ENTERPRISE)
def held(request: Request, pk: int) -> HttpResponse:
    """The form by which the enterprise says that it holds a certificate."""
    row = own(request, pk)
    form = Certifying(request.POST.dict() if request.method == "POST" else request.GET.dict())
    back = back_to(request, "my_enterprise:known", row.pk)
    if request.method == "POST" and (said := form.said()):
        if hold(row.pk, said):
            messages.success(request, _("已登记：%(what)s。") % {"what": title_label(said.name)})
            return redirect(back)
        form.wrong["name"] = _full()
    context = {"row": row, "form": form, "cancel": untold(back)}
    return render(request, "enterprises/my_held.html", context, status=422 if form.wrong else 200)


@require_POST
@needs(ENTERPRISE)
def withdraw_held(request: Request, pk: int, held_id: int) -> HttpResponse:
    """Take back a certificate that the enterprise told."""
    row = own(request, pk)
    rows = visible(request.viewer, Qualification).filter(enterprise=row, source=SOURCE)
    take_back(get_object_or_404(rows, pk=held_id))
    messages.success(request, _("已撤回。"))
    return redirect("my_enterprise:known", row.pk)


@needs(ENTERPRISE)
def items(request: Request, pk: int, kind: str) -> HttpResponse:
    """The things of one kind, and the form that adds one."""
    row, declared = own(request, pk), KINDS.get(kind)
    if declared is None:
        raise Http404
    form = Itemizing(declared, request.POST.dict() if request.method == "POST" else {})
    back = back_to(request, "my_enterprise:items", row.pk, kind)
    if request.method == "POST" and (said := form.said()) is not None:
        if add_item(row.pk, kind, said):
            messages.success(request, _("已登记：%(what)s。") % {"what": kind_label(declared)})
            return redirect(back)
        form.wrong["all"] = _full()
    rows = visible(request.viewer, Item).filter(enterprise=row, kind=kind, withdrawn_at=None)
    context = {"row": row, "form": form, "kind": kind, "label": kind_label(declared), "cancel": untold(back),
               "items": itemized(rows.order_by("-pk"))}  # fmt: skip
    return render(request, "enterprises/my_items.html", context, status=422 if form.wrong else 200)


@require_POST
@needs(ENTERPRISE)
def withdraw_item(request: Request, pk: int, kind: str, item_id: int) -> HttpResponse:
    """Take back a thing that the enterprise told."""
    row = own(request, pk)
    rows = visible(request.viewer, Item).filter(enterprise=row, kind=kind, source=SOURCE)
    take_back(get_object_or_404(rows, pk=item_id))
    messages.success(request, _("已撤回。"))
    return redirect("my_enterprise:items", row.pk, kind)


def _full() -> str:
    return _("已经登记得太多，请先撤回不用的。")
