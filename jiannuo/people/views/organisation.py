"""The organisation: which units there are, what they answer for, and who holds their posts."""

import io

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jiannuo.kernel.validity import in_force
from jiannuo.kernel.visible import visible
from jiannuo.people import organisation as shown
from jiannuo.people.access import public
from jiannuo.people.lists.writing import write_units
from jiannuo.people.models import Unit, UnitDuty
from jiannuo.people.request import Request
from jiannuo.people.roles import Role

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public
@require_safe
def organisation(request: Request) -> HttpResponse:
    """All units in force by kind, or those that a search finds."""
    query = request.GET.get("q", "").strip()[:50]
    kind = request.GET.get("kind", "")
    kind = kind if kind in Unit.Kind.values else ""
    found = shown.organisation(request.viewer, query, kind)
    context = {"organisation": found, "query": query, "kind": kind}
    return render(request, "people/_units.html" if request.htmx else "people/organisation.html", context)


@public
@require_safe
def unit(request: Request, code: str) -> HttpResponse:
    """One unit: its names, duties, posts and the units below it."""
    duties = Prefetch("duties", UnitDuty.objects.on())
    units = visible(request.viewer, Unit).select_related("parent", "successor")
    # PostgreSQL takes no NUL in a text and would answer with an error instead of "no such unit"
    found = get_object_or_404(units.prefetch_related("aliases", duties), code=code.replace("\0", ""))
    weights = [(n, [duty for duty in found.duties.all() if duty.weight == n]) for n in (3, 2, 1)]
    context = {
        "unit": found,
        "in_force": found.holds_on(),
        "weights": [(weight, words) for weight, words in weights if words],
        "seats": shown.seats(request.viewer, found),
        "knows_holders": request.viewer.staff or request.viewer.has(Role.SETUP),
        "below": visible(request.viewer, Unit).filter(in_force(), parent=found),
        "before": visible(request.viewer, Unit).filter(successor=found),
    }
    return render(request, "people/unit.html", context)


@public
@require_safe
def export(request: Request) -> HttpResponse:
    """The units in force as a spreadsheet that `jiannuo units import` reads back."""
    units = visible(request.viewer, Unit).filter(in_force()).select_related("parent", "successor")
    written = io.BytesIO()
    write_units(units.prefetch_related("aliases", "duties"), written)
    response = HttpResponse(written.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="units.xlsx"'
    return response
