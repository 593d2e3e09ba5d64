"""The file that a report came in."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from jiannuo.kernel.visible import visible
from jiannuo.papers.models import Paper
from jiannuo.papers.sending import attachment
from jiannuo.people.access import public
from jiannuo.people.request import Request


@public
@require_safe
def original(request: Request, report_id: int) -> FileResponse:
    """Hand out the original file of a report to those who may have it."""
    return attachment(get_object_or_404(visible(request.viewer, Paper).distinct(), report__pk=report_id))
