"""Who may open a page. Every view carries exactly one of these declarations.

``@public`` – everybody; ``@signed_in`` – any account; ``@needs(Role.X, …)`` – holders of a role.
A test walks the address table: a view without a declaration fails it. Which *rows* a page shows is
asked of ``kernel.visible``; this only guards the door.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase

from jiannuo.kernel.audience import PUBLIC, SIGNED_IN, public, signed_in, to_sign_in
from jiannuo.people.request import Request
from jiannuo.people.roles import Role

__all__ = ["PUBLIC", "SIGNED_IN", "NotYours", "needs", "public", "signed_in", "to_sign_in"]

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


class NotYours(PermissionDenied):
    """The page is for other roles; the 403 page names them."""

    def __init__(self, roles: frozenset[Role]) -> None:
        super().__init__()
        self.roles = roles


def needs(*roles: Role) -> Callable[[V], V]:
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
            if not request.viewer.has(*audience):
                raise NotYours(audience)
            return view(request, *args, **kwargs)

        guarded.audience = audience  # type: ignore[attr-defined]
        return cast(V, guarded)

    return declare
