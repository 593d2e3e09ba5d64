"""Which report a page shows when none is named."""

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from jiannuo.kernel.visible import Viewer, visible
from jiannuo.reports.models import Report


def report_or_latest(viewer: Viewer, report_id: int | None) -> Report | None:
    """The report asked for, or the newest one the viewer may see; None where there is none at all.

    Raises Http404 when the report asked for does not exist or may not be seen.
    """
    rows: QuerySet[Report] = visible(viewer, Report)
    if report_id is None:
        return rows.order_by("demo", "-planned_year", "-id").first()
    report = rows.filter(pk=report_id).first()
    if report is None:
        raise Http404(_("没有这份报告，或者您无权查看。"))
    return report
