"""What waits for an officer."""

from dataclasses import dataclass

from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer
from jiannuo.reports.models import Report, Task
from jiannuo.reports.queries.latest import report_or_latest


@dataclass(frozen=True)
class Workbench:
    """The newest report and how far its breakdown has come, also for the viewer's own units."""

    report: Report
    confirmed: int
    rows: int
    own: int
    own_confirmed: int

    @property
    def waiting(self) -> int:
        """Rows that nobody has confirmed yet."""
        return self.rows - self.confirmed


def workbench(viewer: Viewer) -> Workbench | None:
    """The figures of the newest report; None while there is none."""
    report = report_or_latest(viewer, None)
    if report is None:
        return None
    rows = visible(viewer, Task).filter(report=report).exclude(state=Task.State.DROPPED)
    confirmed = rows.filter(state=Task.State.CONFIRMED)
    return Workbench(
        report,
        confirmed=confirmed.count(),
        rows=rows.count(),
        own=rows.filter(lead_unit__in=viewer.unit_ids).count(),
        own_confirmed=confirmed.filter(lead_unit__in=viewer.unit_ids).count(),
    )
