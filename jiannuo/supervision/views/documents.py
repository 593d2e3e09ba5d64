"""A plan and a conclusion to print, sign and send."""

import io
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role
from jiannuo.supervision.document import write_conclusion, write_plan
from jiannuo.supervision.models import Inspection, Part

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs(Role.SUPERVISION, Role.LEADER)
@require_safe
def plan(request: Request, matter_id: int) -> HttpResponse:
    """督查方案."""
    row = get_object_or_404(visible(request.viewer, Inspection), pk=matter_id)
    written = io.BytesIO()
    write_plan(row, written)
    return _attachment(written, f"{row.title}方案")


@needs(*STAFF)
@require_safe
def conclusion(request: Request, matter_id: int) -> HttpResponse:
    """督查结论, for the unit it concerns and for those who see every inspection."""
    part = get_object_or_404(visible(request.viewer, Part).select_related("unit"), pk=matter_id)
    if not part.conclusion:
        raise Http404
    written = io.BytesIO()
    write_conclusion(part, written)
    return _attachment(written, f"{part.title}督查结论（{part.unit.name}）")


def _attachment(written: io.BytesIO, name: str) -> HttpResponse:
    answer = HttpResponse(written.getvalue(), content_type=DOCX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}.docx"
    return answer
