"""The overlaps of a plan while it is being written."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.supervision.models import Field
from jiannuo.supervision.overlaps import Span
from jiannuo.supervision.queries.overlap_page import overlaps as overlaps_of
from jiannuo.supervision.queries.touching import Planned

#: units and days a preview looks at: more is a slip of the pen
MOST_UNITS, MOST_DAYS = 60, 800


@needs(Role.SUPERVISION)
@require_safe
def overlaps(request: Request) -> HttpResponse:
    """What other inspections touch the plan as far as it is written: a part of the form's page."""
    if not request.htmx:
        return redirect("supervision:year")
    this = _planned(request)
    found = overlaps_of(this, request.GET.get("title", "")[:300]) if this else None
    return render(request, "supervision/_overlaps.html", {"overlaps": found, "preview": True})


def _planned(request: Request) -> Planned | None:
    units = frozenset(_number(text) for text in request.GET.getlist("fact-units")[:MOST_UNITS]) - {0}
    begins, ends = _day(request.GET.get("fact-begins_on", "")), _day(request.GET.get("fact-ends_on", ""))
    if not units or begins is None or ends is None or not 0 <= (ends - begins).days <= MOST_DAYS:
        return None
    chosen = request.GET.get("fact-field", "")
    span = Span(begins, ends, chosen if chosen in Field.values else "")
    return Planned(_number(request.GET.get("matter", "")) or None, units, span)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
