"""Which commitments await a report of the month, and what stands in the fixed columns for them."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet

from jiannuo.commitments.lights.measuring import REPORTING
from jiannuo.commitments.models import Commitment, Progress
from jiannuo.commitments.months import end_of_month
from jiannuo.kernel.models import Duty
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import visible
from jiannuo.people.queries.owed import owed_by
from jiannuo.people.viewer import Viewer


def awaiting(viewer: Viewer) -> QuerySet[Commitment]:
    """What ``viewer``'s unit leads and has not reported on for this month, in the order of the list."""
    leads = Duty.objects.filter(owed_by(viewer), kind="lead", closed_at=None)
    rows = visible(viewer, Commitment).filter(pk__in=leads.values("matter_id"), state=REPORTING)
    return rows.filter(report_due_on__lte=end_of_month(today())).order_by("year", "number")


def last_values(rows: Iterable[Commitment]) -> dict[int, Decimal]:
    """The last figure of each quantified promise, by primary key."""
    held = Progress.objects.filter(
        commitment__in=[row.pk for row in rows], corrected_by__isnull=True, value__isnull=False
    )
    columns = held.order_by("month", "id").values_list("commitment_id", "value")
    return {pk: value for pk, value in columns if value is not None}


def stage(row: Commitment) -> str:
    """What should stand at the end of this quarter."""
    quarter = (today().month - 1) // 3
    return str(row.milestones[quarter]) if quarter < len(row.milestones) else ""
