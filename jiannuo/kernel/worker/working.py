"""The worker's loop: clocks, messages, the log, housekeeping and a sign of life, until told to stop."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from threading import Event

from django.db import InterfaceError, OperationalError, close_old_connections, connection

from jiannuo.kernel.ledger.sequencer import run_once
from jiannuo.kernel.now import now
from jiannuo.kernel.worker import heartbeat
from jiannuo.kernel.worker.jobs import run_due_jobs
from jiannuo.kernel.worker.outbox import deliver_due
from jiannuo.kernel.worker.sweep import sweep

#: shortest and longest pause between two rounds (seconds): short while there is work
PAUSE, LONGEST_PAUSE = 0.1, 0.5
#: longest pause while the database is away (seconds)
AWAY = 10.0

logger = logging.getLogger("jiannuo.worker")

#: does a portion of work for this moment and says how much it was
Part = Callable[[datetime], int]


def _jobs(_at: datetime) -> int:
    return run_due_jobs()


#: in the order in which they matter; a part that fails does not stop the others
PARTS: dict[str, Part] = {"clocks": sweep, "outbox": deliver_due, "log": run_once, "jobs": _jobs}


def one_round() -> int:
    """Do what is due now, a portion of each part; how much it was.

    Raises OperationalError when the database is away.
    """
    at = now()
    done = 0
    for name, part in PARTS.items():
        began = time.monotonic()
        try:
            amount = part(at)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("part failed name=%s", name)
            continue
        if amount:
            logger.info("%s done=%d seconds=%.3f", name, amount, time.monotonic() - began)
        done += amount
    return done


def work(stop: Event, *, parent_gone: Callable[[], bool] = lambda: False) -> None:
    """Work until ``stop`` is set or ``parent_gone`` says so; the portion under way is finished first."""
    pause, next_beat = PAUSE, 0.0
    while not (stop.is_set() or parent_gone()):
        try:
            close_old_connections()
            if time.monotonic() >= next_beat:
                heartbeat.beat()
                next_beat = time.monotonic() + heartbeat.EVERY.total_seconds()
            pause = PAUSE if one_round() else min(pause * 1.5, LONGEST_PAUSE)
        except (OperationalError, InterfaceError) as problem:
            # the server restarts, a deadlock was broken: wait and go on, the transaction was rolled back
            logger.warning("database away, trying again: %s", problem)
            connection.close()
            pause = min(pause * 2, AWAY)
        stop.wait(pause)
