"""The declaration every open view carries, for apps that know no roles."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from jiannuo.kernel.visible import Viewer

V = TypeVar("V", bound=Callable[..., HttpResponseBase])

#: what ``view.audience`` says of a page that everybody may open
PUBLIC = "public"


class Request(HttpRequest):
    """Django's request with who is looking. Only a type: views annotate their first argument with it."""

    viewer: Viewer


def public(view: V) -> V:
    """Declare a page open to everybody."""
    view.audience = PUBLIC  # type: ignore[attr-defined]
    return view
