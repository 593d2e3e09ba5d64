"""What did not arrive: for the administrator, with the reason and another try."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiannuo.kernel.audience import Request, needs
from jiannuo.kernel.now import now
from jiannuo.kernel.visible import visible
from jiannuo.notices.models import Delivery
from jiannuo.notices.queries.failures import retry_notices, unreached
from jiannuo.notices.rules import SETUP
from jiannuo.notices.sending import revive


@needs(SETUP)
def failures(request: Request) -> HttpResponse:
    """Messages given up, and notices that reached nobody."""
    dead = visible(request.viewer, Delivery).filter(dead_at__isnull=False)
    dead = dead.select_related("subscription__account").order_by("-dead_at", "-id")
    page = Paginator(dead, 30).get_page(request.GET.get("page"))
    return render(request, "notices/failures.html", {"page": page, "unreached": unreached()})


@require_POST
@needs(SETUP)
def retry(request: Request, delivery_id: int) -> HttpResponse:
    """Send a dead message again and turn its channel on."""
    rows = visible(request.viewer, Delivery).filter(dead_at__isnull=False)
    revive(get_object_or_404(rows, pk=delivery_id), now())
    messages.success(request, _("已重新排队发送。"))
    return redirect("notices:failures")


@require_POST
@needs(SETUP)
def retry_all(request: Request) -> HttpResponse:
    """Deliver notices that reached nobody once more: the unit may have somebody now."""
    count = retry_notices(request.POST.get("error", ""), now())
    messages.success(request, _("已重新排队 %(count)d 条通知。") % {"count": count})
    return redirect("notices:failures")
