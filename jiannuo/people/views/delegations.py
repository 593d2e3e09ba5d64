"""Letting another post act for one's own: grant, look at, withdraw."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.validity import in_force
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.actions.delegating import LONGEST, Wanted, grant, posts_to_give, withdraw
from jiannuo.people.models import Delegation, Post
from jiannuo.people.queries.delegations import delegations_of
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF


@needs(*STAFF)
def delegations(request: Request) -> HttpResponse:
    """What one has let others do, what others let one do, and the form for another."""
    if request.method != "POST":
        return _page(request)
    try:
        row = grant(request.viewer, _wanted(request))
    except Refused as refusal:
        return _page(request, refusal)
    line = {"giver": row.giver, "receiver": row.receiver, "last": row.valid_to}
    messages.success(request, _("已委托：%(receiver)s 代 %(giver)s，到 %(last)s 为止。") % line)
    return redirect("people:delegations")


@require_POST
@needs(*STAFF)
def take_back(request: Request, delegation_id: int) -> HttpResponse:
    """End a delegation at once."""
    row = get_object_or_404(visible(request.viewer, Delegation), pk=delegation_id)
    try:
        withdraw(request.viewer, row)
    except Refused as refusal:
        return _page(request, refusal)
    messages.success(request, _("已收回，受托岗位从现在起不能再代办。"))
    return redirect("people:delegations")


def _wanted(request: Request) -> Wanted:
    def post(name: str) -> Post | None:
        value = request.POST.get(name, "")
        return Post.objects.on().filter(pk=int(value)).first() if value.isdecimal() else None

    def day(name: str) -> date | None:
        try:
            return date.fromisoformat(request.POST.get(name, ""))
        except ValueError:
            return None

    return Wanted(
        post("giver"), post("receiver"), day("first"), day("last"), request.POST.get("reason", "")[:300]
    )


def _page(request: Request, refusal: Refused | None = None) -> HttpResponse:
    context = {
        "givers": posts_to_give(request.viewer),
        "receivers": visible(request.viewer, Post)
        .filter(in_force(), in_force(path="unit"), role__in=STAFF)
        .select_related("unit")
        .order_by("unit__order", "unit__code", "order", "id"),
        "today": today(),
        "latest": today() + LONGEST,
        "sent": request.POST,
        "refusal": refusal,
        **delegations_of(request.viewer),
    }
    return render(request, "people/delegations.html", context, status=refusal.status if refusal else 200)
