"""What the reader of a report could not find or doubts."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.reports.models import Report
from jiannuo.reports.reading.messages import message
from jiannuo.reports.spoken import spoken


@needs(*sorted(STAFF))
@require_safe
def findings(request: Request, report_id: int) -> HttpResponse:
    """All findings of one report, each with its place and what to do."""
    report = get_object_or_404(visible(request.viewer, Report), pk=report_id)
    told = [
        {**found, "message": message(found["code"], spoken(), words=found["words"])}
        for found in report.findings
    ]
    return render(request, "reports/findings.html", {"report": report, "findings": told})
