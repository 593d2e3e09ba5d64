"""Public lists (公示): who is to get how much by which policy, as long as anybody may object."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jiannuo.kernel.now import today
from jiannuo.people.access import public
from jiannuo.people.request import Request
from jiannuo.policies.queries import announced

PAGE = 20


@public
@require_safe
def lists(request: Request) -> HttpResponse:
    """The lists that are open to objections, then those that were."""
    rows = announced.batches()
    context = {
        "open": rows.filter(announced_until__gte=today()),
        "page": Paginator(rows.filter(announced_until__lt=today()), PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "policies/open/lists.html", context)


@public
@require_safe
def list_(request: Request, batch_id: int) -> HttpResponse:
    """One list."""
    row = get_object_or_404(announced.batches(), pk=batch_id)
    lines = announced.lines(row)
    context = {
        "batch": row,
        "lines": lines,
        "sum": sum(one.amount for one in lines),
        "open": row.announced_until is not None and row.announced_until >= today(),
    }
    return render(request, "policies/open/list.html", context)
