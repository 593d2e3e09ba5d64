"""挂图作战: one screen for a room, read from far away, that runs by itself."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.commitments.lights.colours import Colour
from jiannuo.commitments.lights.schemes import scheme_on
from jiannuo.commitments.queries import board as boards
from jiannuo.commitments.queries.moves import moves
from jiannuo.commitments.queries.stuck import stuck
from jiannuo.commitments.queries.trend import trend
from jiannuo.kernel.now import now, today
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.places.geometry import draw
from jiannuo.places.models import Division
from jiannuo.places.queries import district_of, streets

#: what fits on the screen without scrolling
STUCK_SHOWN = 6
#: seconds between two looks
POLL = 60


@needs(*STAFF)
@require_safe
def wall(request: Request) -> HttpResponse:
    """The whole screen."""
    return render(request, "commitments/wall.html", context_of(request) | {"poll": POLL})


@needs(*STAFF)
@require_safe
def board(request: Request) -> HttpResponse:
    """What changes: asked for every minute by the screen itself; anybody else gets the screen."""
    if not request.htmx:
        return redirect("commitments:wall")
    return render(request, "commitments/_wall_board.html", context_of(request))


def context_of(request: Request) -> dict[str, Any]:
    """Everything the screen shows, of one moment."""
    viewer, day = request.viewer, today()
    year = boards.year_of(viewer, request.GET.get("year", ""))
    lamps = boards.lamps_of(boards.rows_of(viewer, year))
    waiting = stuck(lamps)
    divisions = visible(viewer, Division)
    district = district_of(divisions)
    months = trend(lamps)
    return {
        "year": year,
        "moment": now(),
        "lamps": lamps,
        "counts": boards.counts_of(lamps),
        "domains": boards.by_domain(lamps),
        "stuck": waiting[:STUCK_SHOWN],
        "stuck_all": len(waiting),
        "moves": moves(lamps),
        "trend": months,
        "chart": months.chart() | {"label": _("每月末亮灯数")},
        "done": boards.average_progress(lamps),
        "passed": boards.year_passed(year, day),
        "scheme": scheme_on(day),
        "place": district,
        "outline": draw(district.boundary) if district and district.boundary else None,
        "streets": len(streets(divisions)),
        "marks": [Colour(value) for value in Colour.values],
    }
