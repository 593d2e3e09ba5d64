"""The sweep of the clocks: pauses that are over, then alarms that are due."""

import time
from datetime import datetime

from jiannuo.kernel.worker.alarms import BATCH, ring_due
from jiannuo.kernel.worker.resuming import resume_due


def sweep(at: datetime, *, seconds: float = 2.0) -> int:
    """Do all that is due ``at`` this moment, or as much as ``seconds`` allow; how many clocks it was.

    The moment is taken once, by the caller: so a database can use its index, and a test or a rehearsal
    says what time it is. After a standstill, what was missed comes in the order in which it was due.
    """
    until = time.monotonic() + seconds
    done = 0
    for part in (resume_due, ring_due):
        while looked_at := part(at):
            done += looked_at
            if time.monotonic() > until:
                break
    return done


__all__ = ["BATCH", "sweep"]
