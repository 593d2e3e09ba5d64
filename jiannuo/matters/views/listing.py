"""The list of matters, and the lists one keeps."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from jiannuo.matters.bulk.acting import choices
from jiannuo.matters.listing import Asked, counted, find, page_of
from jiannuo.matters.listing.choices import lead_of, offered
from jiannuo.matters.listing.lines import lines
from jiannuo.matters.listing.saving import NotSaved, remove, save, shown_to
from jiannuo.people.access import public, signed_in
from jiannuo.people.request import Request


@public
@require_safe
@vary_on_headers("HX-Request")
def listing(request: Request) -> HttpResponse:
    """The matters one may see that answer the address, a page of them."""
    asked = Asked.of(request.GET.dict())
    found = find(request.viewer, asked)
    page = page_of(found, request.GET.dict())
    context = {
        "asked": asked,
        "found": found,
        "page": page,
        "lines": lines(request.viewer, page.rows, found.search.words),
        "count": counted(found),
        "bulk": choices(request.viewer, page.rows),
        "lead": lead_of(request.viewer, asked),
        "offered": offered(request.viewer, asked),
        "saved": shown_to(request.viewer, asked),
    }
    # going back in the browser asks for the page as a whole
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, "matters/_list.html" if part else "matters/list.html", context)


@signed_in
@require_POST
def keep(request: Request) -> HttpResponse:
    """Keep the list of the address under a name."""
    asked = Asked.of(request.GET.dict())
    try:
        row = save(request.viewer, request.POST.get("name", ""), asked, shared="shared" in request.POST)
    except NotSaved as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("已保存“%(name)s”，下次在列表上方点一下就能打开。") % {"name": row.name})
    return redirect(f"{reverse('matters:list')}?{asked.address}")


@signed_in
@require_POST
def forget(request: Request, saved_id: int) -> HttpResponse:
    """Forget one of one's own lists."""
    if remove(request.viewer, saved_id):
        messages.success(request, _("已删除。"))
    else:
        messages.error(request, _("没有找到这个常用筛选，可能已经删除，或不是您保存的。"))
    return redirect(f"{reverse('matters:list')}?{Asked.of(request.GET.dict()).address}")
