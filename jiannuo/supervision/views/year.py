"""The inspections of a year: who is inspected when, where they crowd, what is still owed."""

from collections import Counter
from dataclasses import replace
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiannuo.kernel.now import today
from jiannuo.people.access import needs
from jiannuo.people.models import Unit
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role
from jiannuo.supervision.models import Field, Inspection, Kind
from jiannuo.supervision.queries.groups import GROUPS, group_of
from jiannuo.supervision.queries.shown import objection_of
from jiannuo.supervision.queries.year import (
    Asked,
    inspections,
    lines_of,
    parts,
    picture_of,
    picture_of_parts,
    without_the_uncrowded,
)
from jiannuo.supervision.sheets import inspections_sheet

#: who sees every inspection; everybody else the parts of their own unit
OVERSEERS = (Role.SUPERVISION, Role.LEADER)


@needs(*STAFF)
@require_safe
def year(request: Request) -> HttpResponse:
    """A calendar of the year by unit, and the list under it."""
    asked = Asked.of(request.GET.dict())
    if not request.viewer.has(*OVERSEERS):
        return _own_parts(request, asked)
    rows = list(inspections(request.viewer, asked))
    picture = picture_of(rows, asked)
    lines = lines_of(rows, picture)
    if "crowded" in asked.filters:
        picture = replace(picture, rows=without_the_uncrowded(picture))
        lines = [line for line in lines if line.crowded]
    counted = Counter(group_of(row.state) for row in rows)
    context: dict[str, Any] = {
        "asked": asked,
        "picture": picture,
        "lines": lines,
        "found": len(rows),
        "groups": [(key, words, icon, counted[key]) for key, (words, icon) in GROUPS.items()],
        "crowded": sum(row.crowded for row in picture.rows),
        "kinds": Kind.choices,
        "fields": Field.choices,
        "units": Unit.objects.filter(pk__in=Inspection.units.through.objects.values("unit_id")),
        "years": range(asked.year + 1, asked.year - 4, -1),
        "may_draft": request.viewer.has(Role.SUPERVISION),
        "day": today(),
    }
    return render(request, "supervision/year.html", context)


def _own_parts(request: Request, asked: Asked) -> HttpResponse:
    rows = parts(request.viewer, asked)
    context = {
        "asked": asked,
        "picture": picture_of_parts(rows, asked),
        "parts": [
            (number, row, notice, objection_of(row)) for number, (row, notice) in enumerate(rows, start=1)
        ],
        "years": range(asked.year + 1, asked.year - 4, -1),
        "groups": [(key, words, icon, 0) for key, (words, icon) in GROUPS.items()],
        "day": today(),
    }
    return render(request, "supervision/own.html", context)


@needs(*OVERSEERS)
@require_safe
def export(request: Request) -> StreamingHttpResponse:
    """The filtered inspections as a workbook, a row for every inspected unit."""
    asked = Asked.of(request.GET.dict())
    return inspections_sheet(request.viewer, asked)
