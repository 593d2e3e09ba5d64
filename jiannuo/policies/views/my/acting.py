"""For which enterprise the account acts now: one of those it may act for, kept in the session."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jiannuo.enterprises.members import enterprises_of
from jiannuo.enterprises.models import Enterprise
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role

#: the key of the session under which the choice is kept
CHOICE = "acting_enterprise"


@dataclass(frozen=True)
class Acting:
    """The enterprise chosen, and the others of the same account."""

    enterprise: Enterprise
    others: tuple[Enterprise, ...] = ()


def acting(request: Request) -> Acting | None:
    """Whom the account acts for; None where it acts for nobody.

    The choice of the session counts only while the account may act for that enterprise.
    """
    mine = list(enterprises_of(request.viewer).order_by("name", "pk"))
    if not mine:
        return None
    wanted = request.session.get(CHOICE)
    chosen = next((one for one in mine if one.pk == wanted), mine[0])
    return Acting(chosen, tuple(one for one in mine if one != chosen))


def for_enterprise(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """A page of the enterprise role: the view is given the enterprise acted for after the request.

    An account that acts for nobody is told how that is changed.
    """

    @needs(Role.ENTERPRISE)
    @wraps(view)
    def entered(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        found = acting(request)
        if found is None:
            return render(request, "policies/my/nobody.html")
        request.acting = found  # type: ignore[attr-defined]
        return view(request, found.enterprise, *args, **kwargs)

    return entered


@require_POST
@needs(Role.ENTERPRISE)
def switch(request: Request) -> HttpResponse:
    """Act for another enterprise of the same account from now on."""
    wanted = request.POST.get("enterprise", "")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 18 else 0
    chosen = get_object_or_404(enterprises_of(request.viewer), pk=number)
    request.session[CHOICE] = chosen.pk
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "policies:my")
