"""Behind a proxy of ours, a visitor's address is what the proxy says, not the proxy's own."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


def visitor_address(get_response: GetResponse) -> GetResponse:
    """Put the last address of ``X-Forwarded-For``, the one our proxy wrote, where Django looks for it.

    Without it all visitors would share one address, and failed sign-ins of one would lock out the others.
    """
    if not settings.BEHIND_PROXY:
        raise MiddlewareNotUsed

    def middleware(request: HttpRequest) -> HttpResponse:
        if told := request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip():
            request.META["REMOTE_ADDR"] = told
        return get_response(request)

    return middleware
