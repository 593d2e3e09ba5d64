"""The calendar feed: its page is a part of the settings, its file is for calendar programs."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiannuo.kernel.audience import Request, account_of, public, signed_in
from jiannuo.kernel.visible import visible
from jiannuo.notices.calendar_feed import feed_of, make_feed, written
from jiannuo.notices.models import CalendarFeed


@public
def calendar(request: Request, token: str) -> HttpResponse:
    """The file, for whoever knows the secret address; it says nothing about whose it is."""
    feed = feed_of(token)
    if feed is None:
        raise Http404
    answer = HttpResponse(written(feed), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"], answer["Referrer-Policy"] = "private, max-age=900", "no-referrer"
    return answer


@require_POST
@signed_in
def make(request: Request) -> HttpResponse:
    """Give the account a new address; an earlier one stops working."""
    token = make_feed(account_of(request), get_language() or "zh-hans")
    address = request.build_absolute_uri(reverse("notices:calendar", kwargs={"token": token}))
    request.session["calendar_address"] = address
    messages.success(request, _("日历地址已生成，只显示这一次，请马上复制。"))
    return redirect("notices:settings")


@require_POST
@signed_in
def revoke(request: Request) -> HttpResponse:
    """Take the address back."""
    visible(request.viewer, CalendarFeed).delete()
    messages.success(request, _("日历地址已作废。"))
    return redirect("notices:settings")
