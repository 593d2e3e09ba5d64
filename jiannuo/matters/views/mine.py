"""My duties: what my posts owe, by when."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from jiannuo.matters.queries import mine as queries
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF

#: rows of one group on a page of its own
PAGE = 50


@needs(*STAFF)
def mine(request: Request) -> HttpResponse:
    """The open duties of my posts, in groups by how pressing they are; ``?group=`` shows one in full."""
    if "group" in request.GET:
        return _one_group(request, request.GET["group"])
    context = {"groups": queries.groups(request.viewer), "counts": queries.counts(request.viewer)}
    return render(request, "matters/mine.html", context)


def _one_group(request: Request, key: str) -> HttpResponse:
    if key not in queries.GROUPS:
        raise Http404
    rows = Paginator(queries.rows_of(request.viewer, key), PAGE)
    page = rows.get_page(request.GET.get("page"))
    group = queries.Group(key, rows.count, queries.items(request.viewer, page.object_list))
    context = {"groups": [group], "page": page, "only": group, "query": f"group={key}"}
    return render(request, "matters/mine.html", context)
