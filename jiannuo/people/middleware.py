"""Tells every request who is looking."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from jiannuo.people.viewer import Viewer, viewer_of

Answer = Callable[[HttpRequest], HttpResponse]


def viewer(get_response: Answer) -> Answer:
    """Set ``request.viewer``. Nothing is read from the database until a view asks for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        lazy = SimpleLazyObject(lambda: viewer_of(request.user))
        request.viewer = cast(Viewer, lazy)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
