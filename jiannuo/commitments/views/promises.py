"""The public pages of the promises."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from jiannuo.commitments.models import Commitment
from jiannuo.commitments.queries import promises as asked
from jiannuo.kernel.visible import visible
from jiannuo.people.access import public
from jiannuo.people.request import Request

#: promises on one page
PAGE = 24


@public
@require_safe
def promises(request: Request, year: int | None = None) -> HttpResponse:
    """Every published promise of a year, by how far it is, by domain, by words."""
    rows = asked.promises(request.viewer, year)
    if not rows.exists():
        return redirect("reports:promises")
    words = request.GET.get("q", "").replace("\0", "").strip()[:50]
    domain, group = request.GET.get("domain", "")[:16], request.GET.get("group", "")
    found = rows.filter(Q(title__icontains=words) | Q(quote__icontains=words)) if words else rows
    found = found.filter(domain=domain) if domain else found
    page = Paginator(asked.in_group(found, group), PAGE).get_page(request.GET.get("page"))
    counted = asked.counts(found)
    groups = [(key, label, counted[key]) for key, label in asked.GROUPS.items()]
    context = {"page": page, "shown": asked.plain(request.viewer, list(page)), "groups": groups, "q": words,
               "domain": domain, "group": group, "all": rows.count(), "found": sum(counted.values()),
               "domains": asked.domains(rows), "year": page[0].year if page else rows[0].year,
               "done": rows.filter(state="struck_off").count()}  # fmt: skip
    template = "commitments/_promises.html" if request.htmx else "commitments/promises.html"
    return render(request, template, context)


@public
@require_safe
def promise(request: Request, commitment_id: int) -> HttpResponse:
    """One promise: the words of the report, who does it until when, what has been done, and the receipt."""
    rows = visible(request.viewer, Commitment).filter(published=True)
    row = get_object_or_404(rows.select_related("lead_unit", "task"), pk=commitment_id)
    (shown,) = asked.plain(request.viewer, [row])
    context = {"shown": shown, "row": row, "told": asked.told(request.viewer, row),
               "ending": asked.ending(request.viewer, row), "first_day": asked.first_day(row),
               "assisting": row.assisting_units.all()}  # fmt: skip
    return render(request, "commitments/promise.html", context)
