"""The pack as files: a document to print, a workbook to sort."""

import io
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.commitments.meetings.calendar import file_of
from jiannuo.commitments.meetings.document import write_docx
from jiannuo.commitments.meetings.sheets import workbook
from jiannuo.commitments.models import Meeting
from jiannuo.commitments.views.meetings.page import meeting_asked_for, read_meeting
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF

OFFICE = "application/vnd.openxmlformats-officedocument"


@needs(*STAFF)
@require_safe
def document(request: Request, meeting_id: int) -> HttpResponse:
    """The pack as an official document."""
    this = read_meeting(request, meeting_id)
    written = io.BytesIO()
    write_docx(this.meeting, this.pack, this.decisions, written)
    return attachment(written.getvalue(), f"{OFFICE}.wordprocessingml.document", this.meeting, "docx")


@needs(*STAFF)
@require_safe
def sheets(request: Request, meeting_id: int) -> HttpResponse:
    """The lists of the pack as a workbook."""
    this = read_meeting(request, meeting_id)
    content = workbook(this.pack, this.decisions)
    return attachment(content, f"{OFFICE}.spreadsheetml.sheet", this.meeting, "xlsx")


@needs(*STAFF)
@require_safe
def calendar(request: Request, meeting_id: int) -> HttpResponse:
    """The meeting for the calendar of phone or computer."""
    found = meeting_asked_for(request, meeting_id)
    return attachment(file_of(found), "text/calendar; charset=utf-8", found, "ics")


def attachment(content: bytes, kind: str, meeting: Meeting, ending: str) -> HttpResponse:
    """A file to download, named after the meeting."""
    name = _("%(meeting)s材料_%(day)s") % {"meeting": meeting.title, "day": meeting.meets_on.isoformat()}
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.{ending}"
    return response
