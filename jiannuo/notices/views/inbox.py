"""The inbox: the list, one item, and what may be done with it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jiannuo.kernel.audience import Request, signed_in
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import visible
from jiannuo.notices.actions import mark_read, mark_unread
from jiannuo.notices.links import page_of
from jiannuo.notices.models import InboxItem
from jiannuo.notices.queries.inbox import items, lines, name_of_day, subjects

PER_PAGE = 20


@signed_in
def inbox(request: Request) -> HttpResponse:
    """Unread items, or all of them, by day."""
    return _list(request)


def _list(request: Request) -> HttpResponse:
    unread = request.GET.get("show", "unread") != "all"
    page = Paginator(items(request.viewer, unread=unread), PER_PAGE).get_page(request.GET.get("page"))
    shown = lines(request.viewer, list(page.object_list))
    context = {
        "unread": unread,
        "page": page,
        "days": [
            (day, name_of_day(day, today()), [one for one in shown if one.day == day]) for day in _days(shown)
        ],
        "query": "" if unread else "show=all",
    }
    part = request.htmx and not request.htmx.boosted
    return render(request, "notices/_inbox.html" if part else "notices/inbox.html", context)


def _days(shown: list) -> list:  # type: ignore[type-arg]
    return list(dict.fromkeys(line.day for line in shown))


@signed_in
def item(request: Request, item_id: int) -> HttpResponse:
    """Open an item: a notice alone leads to its matter, a digest shows its matters. Either is then read."""
    found = get_object_or_404(visible(request.viewer, InboxItem), pk=item_id)
    mark_read(request.viewer, found.pk)
    if found.declared is None:
        return redirect("notices:inbox")
    there, hidden = subjects(request.viewer, found)
    if found.count == 1 and there and (url := page_of(there[0].matter)):
        return redirect(url)
    page = Paginator(there, 50).get_page(request.GET.get("page"))
    (line,) = lines(request.viewer, [found])
    context = {"line": line, "page": page, "hidden": hidden}
    return render(request, "notices/item.html", context)


@require_POST
@signed_in
def read(request: Request, item_id: int) -> HttpResponse:
    """Mark it read without opening it."""
    mark_read(request.viewer, item_id)
    return _back(request)


@require_POST
@signed_in
def unread(request: Request, item_id: int) -> HttpResponse:
    """Keep it for later."""
    mark_unread(request.viewer, item_id)
    return _back(request)


@require_POST
@signed_in
def read_all(request: Request) -> HttpResponse:
    """Mark everything read."""
    mark_read(request.viewer)
    return _back(request)


def _back(request: Request) -> HttpResponse:
    """The list again: the same part for HTMX, the page where the form stood for everybody else."""
    if request.htmx:
        return _list(request)
    back = request.POST.get("back", "")
    inside = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if inside else reverse("notices:inbox"))
