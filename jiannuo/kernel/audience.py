"""Who may open a page. Every view carries exactly one of these declarations.

``@public`` – everybody; ``@signed_in`` – any account; ``@needs("role", …)`` – holders of a role.
A test walks the address table: a view without a declaration fails it. Which *rows* a page shows is
asked of ``kernel.visible``; this only guards the door. The kernel knows roles only as words; what they
are is known to layer 2.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django_htmx.middleware import HtmxDetails

from jiannuo.kernel.actors import Actor

V = TypeVar("V", bound=Callable[..., HttpResponseBase])

#: what ``view.audience`` says of a page that everybody may open
PUBLIC = "public"
#: the declaration of a page for any account
SIGNED_IN = "signed in"


class Request(HttpRequest):
    """Django's request with who is looking. Only a type: views annotate their first argument with it."""

    viewer: Actor
    htmx: HtmxDetails


class NotYours(PermissionDenied):
    """The page is for other roles; the 403 page names them."""

    def __init__(self, roles: frozenset[str]) -> None:
        super().__init__()
        self.roles = roles


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


def needs(*roles: str) -> Callable[[V], V]:
    """Declare a page open to holders of any of ``roles``.

    The public is sent to the sign-in page and comes back afterwards; other roles are told, with
    ``NotYours``, for whom the page is.
    """
    if not roles:
        raise ValueError("needs() without a role: use @public or @signed_in")
    audience = frozenset(roles)

    def declare(view: V) -> V:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            if not audience & request.viewer.roles:
                raise NotYours(audience)
            return view(request, *args, **kwargs)

        guarded.audience = audience  # type: ignore[attr-defined]
        return cast(V, guarded)

    return declare


def account_of(request: Request) -> int:
    """The account signed in; only for views that nobody else may open."""
    if request.user.pk is None:
        raise PermissionDenied
    return int(request.user.pk)


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
