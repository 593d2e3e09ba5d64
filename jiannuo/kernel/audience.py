"""The declarations of views that ask for no role: open to everybody, or to any account."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url

from jiannuo.kernel.visible import Viewer

V = TypeVar("V", bound=Callable[..., HttpResponseBase])

#: what ``view.audience`` says of a page that everybody may open
PUBLIC = "public"
#: … and of a page for any account
SIGNED_IN = "signed in"


class Request(HttpRequest):
    """Django's request with who is looking. Only a type: views annotate their first argument with it."""

    viewer: Viewer


def public(view: V) -> V:
    """Declare a page open to everybody."""
    view.audience = PUBLIC  # type: ignore[attr-defined]
    return view


def signed_in(view: V) -> V:
    """Declare a page open to any signed-in account."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    guarded.audience = SIGNED_IN  # type: ignore[attr-defined]
    return cast(V, guarded)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the sign-in page, and back to where they were when signed in.

    An HTMX request gets a redirect of the whole page; a plain one would put the sign-in form into
    the fragment that was asked for.
    """
    if request.headers.get("HX-Request") != "true":
        back = request.get_full_path() if request.method == "GET" else "/"
        return redirect_to_login(back, resolve_url(settings.LOGIN_URL))
    try:
        here = urlsplit(request.headers.get("HX-Current-URL", "/")).path or "/"
    except ValueError:  # no browser sends such an address
        here = "/"
    answer = redirect_to_login(here, resolve_url(settings.LOGIN_URL))
    return HttpResponse(headers={"HX-Redirect": answer.url})
