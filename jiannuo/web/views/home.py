"""The front door: the portal for the public, the workbench for officers."""

from django.http import HttpResponse
from django.shortcuts import render

from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.web.navigation import WORKBENCH, entries


@public
def home(request: Request) -> HttpResponse:
    """What the government promised, or, for those who work on it, where to go on."""
    if request.viewer.staff:
        return render(request, "web/workbench.html", {"entries": entries(request, WORKBENCH)})
    return render(request, "web/portal.html")
