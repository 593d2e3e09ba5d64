"""Monthly reports by spreadsheet: download, upload, look, confirm, and what became of each row."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jiannuo.commitments.exchange import reporting as rows
from jiannuo.commitments.exchange.awaiting import awaiting
from jiannuo.commitments.exchange.giving_back import given_back
from jiannuo.commitments.exchange.receiving import receive
from jiannuo.commitments.exchange.writing import blank, workbook
from jiannuo.commitments.models import FilledLine, FilledSheet
from jiannuo.commitments.sheets import XLSX
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import visible
from jiannuo.kernel.workbook import WorkbookError
from jiannuo.papers.evidence.policy import MEGABYTE
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.receiving import refused as over_limit
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF

#: rows of one outcome on the page; all of them are in the workbook
SHOWN = 100
#: uploads listed
EARLIER = 5
Outcome = FilledLine.Outcome


@needs(*STAFF)
def reporting(request: Request) -> HttpResponse:
    """What awaits its report, the sheet to download, and the form to upload it."""
    problem = ""
    if request.method == "POST":
        sheet = _received(request)
        if isinstance(sheet, FilledSheet):
            return redirect("commitments:filled_sheet", sheet.pk)
        problem = sheet
    waiting = awaiting(request.viewer)
    context = {
        "waiting": waiting[:SHOWN],
        "count": waiting.count(),
        "problem": problem,
        "earlier": visible(request.viewer, FilledSheet)[:EARLIER],
        "limit": settings.UPLOAD_LIMIT,
    }
    return render(request, "commitments/reporting.html", context, status=422 if problem else 200)


def _received(request: Request) -> FilledSheet | str:
    """The sheet that was uploaded, its first rows tried; or what is wrong with the file."""
    workbook, files = request.FILES.get("sheet"), request.FILES.getlist("files")
    if over_limit(request):
        return str(EvidenceRefused("over_limit", limit=settings.UPLOAD_LIMIT // MEGABYTE))
    if workbook is None:
        return _("没有选择填报表。请选择从本页下载、填好的 .xlsx 文件。")
    try:
        sheet = receive(request.viewer, workbook, files)
    except WorkbookError as error:
        return str(error)
    rows.go_on(request.viewer, sheet)
    return sheet


@needs(*STAFF)
@require_safe
def blank_sheet(request: Request) -> HttpResponse:
    """The workbook to fill in."""
    name = _("月度填报-%(day)s.xlsx") % {"day": today().isoformat()}
    return _file(workbook(blank(awaiting(request.viewer))), name)


@needs(*STAFF)
def filled_sheet(request: Request, sheet_id: UUID) -> HttpResponse:
    """What would become of each row; once it is confirmed, what became of it."""
    sheet = get_object_or_404(visible(request.viewer, FilledSheet), pk=sheet_id)
    if request.method == "POST":
        if rows.confirm(sheet):
            rows.go_on(request.viewer, sheet)
        elif sheet.confirmed_at is None:
            messages.error(request, _("还没有可以填报的行：请等核对完，或改好退回的行再上传。"))
        return redirect("commitments:filled_sheet", sheet.pk)
    return render(request, "commitments/filled_sheet.html", _shown(sheet))


@needs(*STAFF)
@require_POST
def go(request: Request, sheet_id: UUID) -> HttpResponse:
    """Look at, or report, more of the rows."""
    sheet = get_object_or_404(visible(request.viewer, FilledSheet), pk=sheet_id)
    rows.go_on(request.viewer, sheet)
    if request.htmx:
        return render(request, "commitments/_filled_sheet.html", _shown(sheet))
    return redirect("commitments:filled_sheet", sheet.pk)


@needs(*STAFF)
@require_safe
def sheet_given_back(request: Request, sheet_id: UUID) -> HttpResponse:
    """The workbook with what became of each row."""
    sheet = get_object_or_404(visible(request.viewer, FilledSheet), pk=sheet_id)
    name = _("填报结果-%(day)s.xlsx") % {"day": today().isoformat()}
    return _file(given_back(request.viewer, sheet), name)


def _shown(sheet: FilledSheet) -> dict[str, Any]:
    progress = rows.progress_of(sheet)
    lines = sheet.lines.select_related("commitment")
    shown = (Outcome.REFUSED, Outcome.READY, Outcome.DONE)
    groups = [(Outcome(one), lines.filter(outcome=one)[:SHOWN], getattr(progress, one)) for one in shown]
    left = progress.ready if sheet.confirmed_at else progress.waiting
    return {
        "sheet": sheet,
        "progress": progress,
        "left": left,
        "passed": progress.all - left,
        "groups": [group for group in groups if group[2] and not (left and group[0] == Outcome.READY)],
        "skipped": lines.filter(outcome=Outcome.UNCHANGED).exclude(sentence="")[:SHOWN],
        "shown": SHOWN,
    }


def _file(content: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})
