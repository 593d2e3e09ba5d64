"""What everybody's deadlines rest on: the working calendar and the table of time limits."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jiannuo.kernel.now import today
from jiannuo.matters.queries.reckoner import USUAL, reckoned
from jiannuo.matters.queries.rulebook import rulebook
from jiannuo.matters.queries.working_year import missing_decree, working_year
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role


@needs(*STAFF, Role.SETUP)
def calendar(request: Request, year: int | None = None) -> HttpResponse:
    """A year of working days, and the last day of any limit."""
    try:
        shown = working_year(today().year if year is None else year)
    except ValueError:
        raise Http404 from None
    asked = request.GET.get("limit") is not None
    context = {
        "shown": shown,
        "missing": missing_decree(),
        "answer": reckoned(request.GET.get("from", ""), request.GET.get("limit", "")) if asked else None,
        "today": today(),
        "usual": USUAL,
    }
    return render(request, "matters/calendar.html", context)


@needs(*STAFF, Role.SETUP)
def time_limits(request: Request) -> HttpResponse:
    """The table of time limits, each with its source."""
    return render(request, "matters/time_limits.html", {"fields": rulebook(), "missing": missing_decree()})
