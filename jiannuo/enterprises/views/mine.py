"""An enterprise's own pages: what the government knows of it, and putting that right."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.enterprises.actions.joining import ask_to_join
from jiannuo.enterprises.actions.stating import state
from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.itemizing import KINDS, kind_label
from jiannuo.enterprises.members import enterprises_of
from jiannuo.enterprises.models import Enterprise, Item, Member
from jiannuo.enterprises.resolving import Belief
from jiannuo.enterprises.telling import Telling, contradicted, words_of
from jiannuo.enterprises.views.enterprise import shown, told_by_hand
from jiannuo.enterprises.views.returning import asked_back, back_to, untold
from jiannuo.enterprises.wording import label, source_label
from jiannuo.kernel.audience import Request, account_of, needs
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible

ENTERPRISE = "enterprise"


@needs(ENTERPRISE)
def home(request: Request) -> HttpResponse:
    """The one enterprise that one acts for, or the choice among several; without any, how to be confirmed."""
    rows = list(enterprises_of(request.viewer)[:50])
    wrong: dict[str, Any] = {}
    if request.method == "POST":
        try:
            ask_to_join(account_of(request), request.POST.dict())
        except Refused as refusal:
            wrong = {"sentence": refusal.sentence, **refusal.fields}
        else:
            messages.success(request, _("已收到。工作人员核对授权后确认，确认前看不到企业的资料。"))
            return redirect("my_enterprise:home")
    elif len(rows) == 1:
        return redirect("my_enterprise:known", rows[0].pk)
    waiting = Member.objects.filter(account_id=account_of(request), confirmed_at=None, until=None).exists()
    context = {"rows": rows, "waiting": waiting, "wrong": wrong, "sent": request.POST}
    return render(request, "enterprises/my_home.html", context, status=422 if wrong else 200)


@needs(ENTERPRISE)
@require_safe
def known(request: Request, pk: int) -> HttpResponse:
    """What the government knows of the enterprise, each with its source and a way to put it right."""
    row = own(request, pk)
    several = enterprises_of(request.viewer).count() > 1
    context = shown(request, row) | {"several": several, "lists": _lists(request, row)}
    return render(request, "enterprises/my_known.html", context)


def _lists(request: Request, row: Enterprise) -> list[tuple[str, str, int]]:
    """The kinds of things it may have several of: key, word, and how many are known."""
    rows = visible(request.viewer, Item).filter(enterprise=row, withdrawn_at=None).order_by()
    known = Counter(rows.values_list("kind", flat=True))
    return [(key, kind_label(kind), known[key]) for key, kind in KINDS.items()]


@needs(ENTERPRISE)
def tell(request: Request, pk: int, key: str) -> HttpResponse:
    """The form by which the enterprise states a fact of its own; ``next`` says where it returns to."""
    row, declared = own(request, pk), told_by_hand(key)
    sent = request.POST.dict() if request.method == "POST" else request.GET.dict()
    form = Telling(declared, "declared", sent)
    back = back_to(request, "my_enterprise:known", row.pk)
    if request.method == "POST" and (said := form.said()):
        state(row.pk, [said], by=account_of(request))
        messages.success(request, _("已登记：%(what)s。") % {"what": label(declared, said.year)})
        if belief := contradicted(row.pk, said):
            wrong = f"{reverse('my_enterprise:raise', args=[row.pk])}?about={key}"
            messages.warning(request, _against(belief, declared, wrong))
            back = asked_back(request) or wrong
        return redirect(back)
    context = {"row": row, "form": form, "label": label(declared), "cancel": untold(back)}
    return render(request, "enterprises/my_tell.html", context, status=422 if form.wrong else 200)


def _against(belief: Belief, declared: Attribute, wrong: str) -> str:
    """That a register says otherwise, and where that is put right."""
    text = _(
        "%(source)s登记的是“%(value)s”，两者不一致：政策匹配仍按登记采信，您填的已并列保存。"
        "登记有误的，请在这里提出，由管这项登记的单位核实更正。"
    ) % {"source": source_label(belief.statement.source), "value": words_of(belief, declared)}
    return format_html('{} <a class="alert-link" href="{}">{}</a>', text, wrong, _("提出登记有误"))


def own(request: Request, pk: int) -> Enterprise:
    """An enterprise that the visitor acts for; anybody else's does not exist for them."""
    return get_object_or_404(enterprises_of(request.viewer), pk=pk)
