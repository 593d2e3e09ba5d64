"""The registry's list, and the same as a file."""

import csv
import io
import logging
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.enterprises.exporting import headings, rows
from jiannuo.enterprises.queries.registry import Asked, choices, found
from jiannuo.enterprises.seeing import sees_needed
from jiannuo.enterprises.template import template as template_sheet
from jiannuo.enterprises.wording import industry_label, place_labels, size_label
from jiannuo.kernel.audience import Request, needs
from jiannuo.kernel.csv_text import BOM, plain
from jiannuo.kernel.now import today
from jiannuo.kernel.sheet_stream import stream_sheet

OFFICERS = ("supervision", "department", "street", "leader")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50

logger = logging.getLogger("jiannuo.enterprises")


@needs(*OFFICERS)
@require_safe
def registry(request: Request) -> HttpResponse:
    """Enterprises by name, narrowed by what was asked."""
    asked = Asked.of(request.GET.dict())
    page = Paginator(found(request.viewer, asked), PAGE).get_page(request.GET.get("page"))
    places = place_labels({row.place_code for row in page.object_list})
    lines = [
        (row, places.get(row.place_code, ""), industry_label(row.industry_code), size_label(row.size))
        for row in page.object_list
    ]
    context = {"asked": asked, "page": page, "lines": lines, **choices(),
               "may_import": "supervision" in request.viewer.roles}  # fmt: skip
    return render(request, "enterprises/registry.html", context)


@needs(*OFFICERS)
@require_safe
def export(request: Request, kind: str) -> StreamingHttpResponse:
    """What the list shows with everything believed of each, as a workbook or as CSV."""
    if kind not in ("xlsx", "csv"):
        raise Http404
    asked, day, needed = Asked.of(request.GET.dict()), today(), sees_needed(request.viewer)
    ids = list(found(request.viewer, asked).values_list("pk", flat=True))
    logger.info("export account=%s rows=%d needed=%s", request.viewer.account_id, len(ids), needed)
    head, body = headings(day, needed=needed), rows(ids, day, needed=needed)
    if kind == "csv":
        return _file(_csv(head, body), "text/csv; charset=utf-8", "enterprises.csv")
    cover = (_("企业名单"), _("导出日期：%(day)s") % {"day": day.isoformat()})
    sheet = stream_sheet(_("企业名单"), cover, head, [14] * len(head), body)
    return _file(sheet, XLSX, "enterprises.xlsx")


@needs(*OFFICERS)
@require_safe
def template(request: Request) -> StreamingHttpResponse:
    """The empty list with every heading."""
    return _file(template_sheet(today()), XLSX, "enterprises-template.xlsx")


def _csv(head: list[str], body: Iterator[object]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(head)
    yield BOM + buffer.getvalue()
    for row in body:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([plain(str(value)) for value in row])  # type: ignore[attr-defined]
        yield buffer.getvalue()


def _file(parts: Iterator[bytes] | Iterator[str], media_type: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(parts, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
