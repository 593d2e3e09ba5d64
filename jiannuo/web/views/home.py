"""The front door: the portal for the public, the workbench for officers."""

from django.http import HttpResponse
from django.shortcuts import render

from jiannuo.matters.queries.mine import brief
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.policies.views.my.home import at_home
from jiannuo.web.navigation import WORKBENCH, entries
from jiannuo.web.portal import portal
from jiannuo.web.workbench import workbench


@public
def home(request: Request) -> HttpResponse:
    """What the government promised, or, for those who work on it, where to go on."""
    if request.viewer.staff:
        context = {
            "entries": entries(request, WORKBENCH),
            "bench": workbench(request.viewer),
            "duties": brief(request.viewer),
        }
        return render(request, "web/workbench.html", context)
    found = {"portal": portal(request.viewer), "mine": at_home(request)}
    return render(request, "web/portal.html", found)
