"""What the worker does for the registry: imports, a portion at a time; new size classes in a new year."""

import time

from jiannuo.enterprises.actions.refreshing import refresh
from jiannuo.enterprises.importing.running import BUSY, work_on
from jiannuo.enterprises.models import ImportRun
from jiannuo.kernel.now import today
from jiannuo.kernel.worker.jobs import every

#: seconds of one turn: alarms wait while it runs
TURN = 2.0


@every(1)
def imports() -> None:
    """Go on with the oldest import that waits for the machine."""
    ends = time.monotonic() + TURN
    run = ImportRun.objects.filter(state__in=BUSY).order_by("pk").first()
    while run is not None and run.state in BUSY and time.monotonic() < ends:
        work_on(run)


@every(24 * 3600, rehearsed=True)
def sizes() -> None:
    """Size classes are of the last year: in a new one, bring what lists show to what is believed."""
    day = today()
    if day.month == 1 and day.day <= 2:
        refresh(None, changed=False)
