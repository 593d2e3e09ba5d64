"""What a signed-in person leaves behind on a shared computer: nothing."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiannuo.kernel.now import real_now

Answer = Callable[[HttpRequest], HttpResponse]
#: seconds between two notes of activity: one write a minute, not one a request
NOTED_EVERY = 60


def idle_limit(get_response: Answer) -> Answer:
    """Sign out after ``IDLE_MINUTES`` without a request (GB/T 22239-2019, 8.1.4.1).

    Pages of signed-in people stay out of every cache: *back* after signing out shows none of them.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        moment = int(real_now().timestamp())  # rehearsed time is nobody's idleness
        idle = moment - request.session.get("seen", moment)
        if idle > settings.IDLE_MINUTES * 60:
            logout(request)
            text = _("您有 {minutes} 分钟没有操作，为了安全已退出登录，请重新登录。")
            messages.info(request, text.format(minutes=settings.IDLE_MINUTES))
        elif idle >= NOTED_EVERY or "seen" not in request.session:
            request.session["seen"] = moment
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware
