"""The page of one matter."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jiannuo.matters.queries.page import find, page_of
from jiannuo.people.access import public
from jiannuo.people.request import Request


@public
def matter(request: Request, matter_id: int) -> HttpResponse:
    """State, who owes what until when, what happened, and what the viewer may do."""
    found = find(request.viewer, matter_id)
    if found is None:
        raise Http404
    page = page_of(request.viewer, found, whole=request.GET.get("events") == "all")
    return render(request, "matters/_act.html" if request.htmx else "matters/matter.html", {"page": page})
