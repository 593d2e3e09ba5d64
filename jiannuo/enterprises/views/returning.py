"""Going back to the page from which somebody came to tell something."""

from urllib.parse import urlsplit

from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from jiannuo.kernel.audience import Request

LONGEST = 500


def asked_back(request: Request) -> str:
    """Where ``next`` of the address leads, if that is on this site; "" otherwise."""
    back = request.GET.get("next", "")
    own = {request.get_host()}
    safe = len(back) <= LONGEST and url_has_allowed_host_and_scheme(back, own, request.is_secure())
    return back if safe else ""


def back_to(request: Request, page: str, *args: object) -> str:
    """Where one goes after telling: the page one came from, else the page called ``page``."""
    return asked_back(request) or resolve_url(page, *args)


def untold(address: str) -> str:
    """``address`` for whoever told nothing: without what it was to say on returning."""
    return urlsplit(address)._replace(query="", fragment="").geturl()
