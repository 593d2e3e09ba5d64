"""Lists as files."""

from django.http import Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.kernel.now import today
from jiannuo.matters.board.sheet import board_sheet
from jiannuo.matters.board.table import board_of
from jiannuo.matters.listing import Asked, find
from jiannuo.matters.listing.export import to_csv, to_xlsx
from jiannuo.people.access import needs, public
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public
@require_safe
def export(request: Request, kind: str) -> HttpResponseBase:
    """The matters that the same address lists, all pages of them, as XLSX or CSV."""
    found = find(request.viewer, Asked.of(request.GET.dict()))
    name = _("事项列表-%(day)s") % {"day": today().isoformat()}
    if kind == "xlsx":
        return StreamingHttpResponse(
            to_xlsx(request.viewer, found), content_type=XLSX, headers=_file(f"{name}.xlsx")
        )
    if kind == "csv":
        return StreamingHttpResponse(
            to_csv(request.viewer, found),
            content_type="text/csv; charset=utf-8",
            headers=_file(f"{name}.csv"),
        )
    raise Http404


@needs(*STAFF)
@require_safe
def export_board(request: Request) -> HttpResponseBase:
    """The board by unit as a workbook."""
    name = _("单位看板-%(day)s.xlsx") % {"day": today().isoformat()}
    content = board_sheet(board_of(request.viewer))
    return StreamingHttpResponse(content, content_type=XLSX, headers=_file(name))


def _file(name: str) -> dict[str, str]:
    return {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
