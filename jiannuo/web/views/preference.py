"""Light or dark, normal or large type: kept in a cookie, so it needs no account and no script."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.web.preferences import COOKIES

YEAR = 365 * 24 * 3600


@public
@require_POST
def preference(request: Request) -> HttpResponse:
    """Store one choice and go back to the page it was made on."""
    for name, allowed in COOKIES.items():
        if (value := request.POST.get(name)) in allowed:
            answer = redirect(back_to(request))
            answer.set_cookie(
                name,
                value,
                max_age=YEAR,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
            return answer
    return HttpResponseBadRequest()


def back_to(request: Request) -> str:
    """The address in the form's ``next``, if it is one of ours; else the start page."""
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"
