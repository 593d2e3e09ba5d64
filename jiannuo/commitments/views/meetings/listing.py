"""The list of meetings: what comes, what was."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiannuo.commitments.meetings.reading import meetings_seen
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role

A_PAGE = 20


@needs(*STAFF)
@require_safe
def meetings(request: Request) -> HttpResponse:
    """Upcoming meetings, the next first; past ones, the last first."""
    seen = meetings_seen(request.viewer)
    context = {
        "upcoming": seen.filter(state="planned").order_by("starts_at", "pk"),
        "past": Paginator(seen.exclude(state="planned").order_by("-starts_at", "-pk"), A_PAGE).get_page(
            request.GET.get("page")
        ),
        "may_call": request.viewer.has(Role.SUPERVISION),
    }
    return render(request, "commitments/meetings.html", context)
