"""What did not arrive: for the administrator, with the reason, another try, and giving up."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jiannuo.kernel.audience import Request, account_of, needs
from jiannuo.kernel.now import now
from jiannuo.kernel.visible import visible
from jiannuo.kernel.worker import letters
from jiannuo.notices.models import Delivery
from jiannuo.notices.queries.failures import give_up_notices, retry_notices, stuck, unreached
from jiannuo.notices.rules import SETUP
from jiannuo.notices.sending import revive

#: a reason to give up is at least so long
LEAST = 4


@needs(SETUP)
def failures(request: Request) -> HttpResponse:
    """Messages given up, notices that reached nobody, and what should have followed from a step."""
    dead = visible(request.viewer, Delivery).filter(dead_at__isnull=False)
    dead = dead.select_related("subscription__account").order_by("-dead_at", "-id")
    page = Paginator(dead, 30).get_page(request.GET.get("page"))
    context = {"page": page, "unreached": unreached(), "stuck": stuck(), "least": LEAST}
    return render(request, "notices/failures.html", context)


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
    """Deliver notices that reached nobody once more: the unit may have somebody now. Or give them up."""
    error = request.POST.get("error", "")
    if request.POST.get("do") != "give-up":
        count = retry_notices(error, now())
        words = ngettext("已重新排队 %(count)d 条通知。", "已重新排队 %(count)d 条通知。", count)
        messages.success(request, words % {"count": count})
    elif (why := _why(request)) is not None:
        count = give_up_notices(error, now(), account_id=account_of(request), why=why)
        words = ngettext(
            "已放弃 %(count)d 条通知，并记下理由。", "已放弃 %(count)d 条通知，并记下理由。", count
        )
        messages.success(request, words % {"count": count})
    return redirect("notices:failures")


@require_POST
@needs(SETUP)
def letter(request: Request, letter_id: int) -> HttpResponse:
    """Try one dead letter again, or give it up; either is noted in its matter."""
    account = account_of(request)
    if request.POST.get("do") != "give-up":
        done = letters.retry(letter_id, now(), account_id=account)
        said = _("已重新排队，几秒后再试。")
    elif (why := _why(request)) is None:
        return redirect("notices:failures")
    else:
        done = letters.give_up(letter_id, now(), account_id=account, why=why)
        said = _("已放弃，并记入事项的办理经过。")
    messages.success(request, said if done else _("这一条已经处理过了。"))
    return redirect("notices:failures")


def _why(request: Request) -> str | None:
    """The reason for giving up; None, with a message, where there is none."""
    why = request.POST.get("why", "").strip()
    if len(why) < LEAST:
        messages.error(request, _("请写明为什么放弃，至少 %(least)d 个字。") % {"least": LEAST})
        return None
    return why
