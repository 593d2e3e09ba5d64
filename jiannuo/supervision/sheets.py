"""The inspections of a year as a workbook."""

from collections.abc import Iterator
from urllib.parse import quote

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiannuo.kernel.now import now
from jiannuo.kernel.sheet_stream import Cell, stream_sheet
from jiannuo.kernel.visible import Viewer
from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.queries.shown import objection_of
from jiannuo.supervision.queries.year import Asked, inspections

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (10, 40, 14, 14, 20, 12, 12, 24, 20, 12, 12, 14, 12)


def inspections_sheet(viewer: Viewer, asked: Asked) -> StreamingHttpResponse:
    """One row for every inspected unit of every inspection that answers."""
    name = _("%(year)d年督查一览") % {"year": asked.year}
    headings = [
        _("编号"), _("督查"), _("督查类型"), _("督查领域"), _("督查对象"), _("开始日期"), _("结束日期"),
        _("组长"), _("状态"), _("整改"), _("整改时限"), _("可申请复核至"), _("复核"),
    ]  # fmt: skip
    cover = [name, _("截至 %(at)s") % {"at": f"{timezone.localtime(now()):%Y-%m-%d %H:%M}"}]
    rows = [cells for row in inspections(viewer, asked) for cells in _rows(row)]
    answer = StreamingHttpResponse(stream_sheet(name, cover, headings, WIDTHS, rows), content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    return answer


def _rows(row: Inspection) -> Iterator[list[Cell]]:
    parts = {part.unit_id: part for part in Part.objects.filter(parent=row.pk).order_by("pk")}
    for unit in row.units.all():
        part = parts.get(unit.pk)
        objection = objection_of(part) if part else None
        yield [
            row.pk,
            row.title,
            row.get_kind_display(),
            row.get_field_display(),
            unit.name,
            row.begins_on,
            row.ends_on,
            str(row.chief or ""),
            str(row.at.label),
            str(part.at.label) if part else "",
            part.due_on if part else None,
            objection.last if objection else None,
            part.get_recheck_display() if part and part.received_at else "",
        ]
