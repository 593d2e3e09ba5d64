"""Which report a page shows when none is named."""

from django.db.models import BooleanField, Case, QuerySet, Value, When
from django.http import Http404
from django.utils.translation import gettext as _

from jiannuo.kernel.visible import Viewer, visible
from jiannuo.places.models import Division
from jiannuo.reports.models import Report


def report_or_latest(viewer: Viewer, report_id: int | None) -> Report | None:
    """The report asked for, or the newest one the viewer may see; None where there is none at all.

    A report of another place, loaded to compare with, and a draft stand behind the district's own
    adopted reports.

    Raises Http404 when the report asked for does not exist or may not be seen.
    """
    rows: QuerySet[Report] = visible(viewer, Report)
    if report_id is None:
        return rows.annotate(own=_own()).order_by("demo", "-own", "-adopted", "-planned_year", "-id").first()
    report = rows.filter(pk=report_id).first()
    if report is None:
        raise Http404(_("没有这份报告，或者您无权查看。"))
    return report


def _own() -> Case:
    """Whether a report is of this district; its place may be written with the city in front."""
    districts = Division.objects.on().filter(level=Division.Level.DISTRICT)
    name = districts.values_list("name", flat=True).first()
    own = [When(place__endswith=name, then=Value(True))] if name else []
    return Case(*own, default=Value(False), output_field=BooleanField())
