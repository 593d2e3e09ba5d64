"""The breakdown as files: XLSX to fill in, DOCX to issue, CSV to calculate with."""

import io
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.kernel.now import today
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.reports.breakdown.document import write_docx
from jiannuo.reports.breakdown.sheet.writing import write_csv, write_xlsx
from jiannuo.reports.models import Report
from jiannuo.reports.queries.breakdown import Filters, Row, table
from jiannuo.reports.views.breakdown.asking import report_asked_for

_OFFICE = "application/vnd.openxmlformats-officedocument"


@needs(*STAFF)
@require_safe
def xlsx(request: Request, report_id: int) -> HttpResponse:
    """The whole table as a workbook."""
    report = report_asked_for(request, report_id)
    file = io.BytesIO()
    write_xlsx(report, _rows(request, report), file)
    return _attachment(file.getvalue(), f"{_OFFICE}.spreadsheetml.sheet", report, "xlsx")


@needs(*STAFF)
@require_safe
def csv(request: Request, report_id: int) -> HttpResponse:
    """The whole table as CSV, with the mark by which Excel knows UTF-8."""
    report = report_asked_for(request, report_id)
    file = io.StringIO(newline="")
    write_csv(_rows(request, report), file)
    return _attachment(file.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", report, "csv")


@needs(*STAFF)
@require_safe
def docx(request: Request, report_id: int) -> HttpResponse:
    """The table, or with ``?form=items`` the tasks one by one, set as an official document."""
    report = report_asked_for(request, report_id)
    file = io.BytesIO()
    rows = [row for row in _rows(request, report) if row.task.state != row.task.State.DROPPED]
    items = request.GET.get("form") == "items"
    write_docx(report, rows, file, items=items)
    return _attachment(file.getvalue(), f"{_OFFICE}.wordprocessingml.document", report, "docx")


def _rows(request: Request, report: Report) -> list[Row]:
    return [row for group in table(request.viewer, report, Filters()).groups for row in group.rows]


def _attachment(content: bytes, kind: str, report: Report, ending: str) -> HttpResponse:
    name = _("%(title)s任务分解表_%(day)s") % {
        "title": f"{report.place}{report.title}"[:80],
        "day": f"{today():%Y%m%d}",
    }
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'{name}.{ending}', safe='')}"
    return response
