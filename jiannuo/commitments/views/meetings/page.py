"""The page of one meeting, its slides, and finding it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jiannuo.commitments.meetings.reading import Read, meetings_seen, read, scope_words, units_called
from jiannuo.commitments.meetings.slides import slides_of
from jiannuo.commitments.models import Meeting
from jiannuo.kernel.act import steps_open_to
from jiannuo.kernel.now import today
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role


def meeting_asked_for(request: Request, meeting_id: int) -> Meeting:
    """The meeting, if the viewer may see it. Raises Http404."""
    return get_object_or_404(meetings_seen(request.viewer), pk=meeting_id)


def read_meeting(request: Request, meeting_id: int) -> Read:
    """The meeting with what the viewer may read of it. Raises Http404."""
    return read(request.viewer, meeting_asked_for(request, meeting_id))


@needs(*STAFF)
@require_safe
def meeting(request: Request, meeting_id: int) -> HttpResponse:
    """When, where, about what; the pack; what was decided."""
    this = read_meeting(request, meeting_id)
    context = {
        "this": this,
        "meeting": this.meeting,
        "pack": this.pack,
        "scope": scope_words(this.meeting),
        "called": units_called(this.meeting),
        "steps": steps_open_to(request.viewer, this.meeting),
        "may_decide": this.meeting.state == "held" and request.viewer.has(Role.SUPERVISION),
        "day": today(),
    }
    return render(request, "commitments/meeting.html", context)


@needs(*STAFF)
@require_safe
def slides(request: Request, meeting_id: int) -> HttpResponse:
    """The pack for the room."""
    this = read_meeting(request, meeting_id)
    found = slides_of(this.pack, this.decisions)
    context = {"this": this, "meeting": this.meeting, "pack": this.pack, "slides": found}
    return render(request, "commitments/meeting_slides.html", context)
