"""The leaders' page: domains and lights, what is stuck and with whom, down to the sentence in the report."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiannuo.commitments.lights.colours import Colour
from jiannuo.commitments.lights.schemes import scheme_on
from jiannuo.commitments.queries import board
from jiannuo.commitments.queries.board import Lamp
from jiannuo.commitments.queries.stuck import stuck
from jiannuo.commitments.queries.trend import trend
from jiannuo.commitments.sheets import lights_sheet
from jiannuo.kernel.now import today
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF

A_PAGE = 25
#: how many of the stuck are shown before "all"
STUCK_SHOWN = 8
FILTERS: dict[str, Callable[[Lamp], str]] = {
    "domain": lambda lamp: lamp.row.domain,
    "unit": lambda lamp: str(lamp.row.lead_unit_id or ""),
    "leader": lambda lamp: str(lamp.row.leader_post_id or ""),
    "colour": lambda lamp: lamp.light.colour.value,
}


@dataclass(frozen=True)
class Asked:
    """What the page was asked for: a year, and what the lamps have to match."""

    year: int
    filters: dict[str, str]
    lamps: list[Lamp]
    all_lamps: list[Lamp]

    @property
    def query(self) -> str:
        """The filters as an address carries them."""
        return urlencode({"year": self.year, **self.filters})

    @property
    def without_colour(self) -> str:
        """The same without the colour, for links that choose another."""
        return urlencode({"year": self.year, **{k: v for k, v in self.filters.items() if k != "colour"}})


def asked(request: Request) -> Asked:
    """The lamps that match the address."""
    year = board.year_of(request.viewer, request.GET.get("year", ""))
    filters = {name: value for name in FILTERS if (value := request.GET.get(name, "")[:32])}
    lamps = board.lamps_of(board.rows_of(request.viewer, year))
    chosen = [lamp for lamp in lamps if all(FILTERS[name](lamp) == value for name, value in filters.items())]
    return Asked(year, filters, chosen, lamps)


@needs(*STAFF)
@require_safe
def overview(request: Request) -> HttpResponse:
    """The year at a glance, filtered by domain, unit, leader's post and colour."""
    this = asked(request)
    waiting, months = stuck(this.lamps), trend(this.lamps)
    context: dict[str, Any] = {
        "this": this,
        "years": board.years(request.viewer),
        "counts": board.counts_of(this.lamps),
        "domains": board.by_domain(this.lamps),
        "units": board.by_unit(this.lamps),
        "leaders": board.by_leader(this.lamps),
        "choices": _choices(this.all_lamps),
        "colours": [Colour(count.colour) for count in board.counts_of(this.all_lamps)],
        "done": board.average_progress(this.lamps),
        "passed": board.year_passed(this.year, today()),
        "stuck": waiting if "stuck" in request.GET else waiting[:STUCK_SHOWN],
        "stuck_all": len(waiting),
        "trend": months,
        "chart": months.chart(),
        "page": Paginator(this.lamps, A_PAGE).get_page(request.GET.get("page")),
        "scheme": scheme_on(today()),
        "day": today(),
    }
    return render(request, "commitments/overview.html", context)


def _choices(lamps: list[Lamp]) -> dict[str, list[board.Tallied]]:
    return {"domain": board.by_domain(lamps), "unit": board.by_unit(lamps), "leader": board.by_leader(lamps)}


@needs(*STAFF)
@require_safe
def export(request: Request) -> HttpResponse:
    """The filtered commitments with light, rule and numbers as a workbook."""
    this = asked(request)
    return lights_sheet(this.lamps, this.year, today())
