"""Housekeeping: small jobs done every so often by whichever worker comes first.

``@every(3600)`` above a function without arguments registers it under its module and name. It runs in the
worker's process, at most once an interval over all workers; if it raises, that is logged and the next turn
comes after the interval. It must be short, or do its work in portions: alarms wait while it runs.
``every(…, rehearsed=True)``: also once for each day that passes in a rehearsal of time.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from jiannuo.kernel.worker.heartbeat import claim

Job = Callable[[], object]

logger = logging.getLogger("jiannuo.worker")


@dataclass(frozen=True)
class _Registered:
    name: str
    job: Job
    interval: timedelta
    rehearsed: bool


_jobs: dict[str, _Registered] = {}
#: when this process may look again whether a job is due (monotonic seconds), so that idling asks nothing
_look_again: dict[str, float] = {}


def every(seconds: float, *, rehearsed: bool = False) -> Callable[[Job], Job]:
    """Have a function called every ``seconds``."""

    def register(job: Job) -> Job:
        name = f"{job.__module__.removeprefix('jiannuo.')}.{getattr(job, '__name__', 'job')}"
        _jobs[name] = _Registered(name, job, timedelta(seconds=seconds), rehearsed)
        return job

    return register


def run_due_jobs() -> int:
    """Run the jobs whose turn it is; how many ran."""
    ran = 0
    for one in list(_jobs.values()):
        moment = time.monotonic()
        if moment < _look_again.get(one.name, 0):
            continue
        _look_again[one.name] = moment + min(one.interval.total_seconds() / 4, 60)
        if claim(f"job {one.name}"[:64], one.interval):
            ran += 1
            _run(one)
    return ran


def run_rehearsed_jobs() -> None:
    """Run the jobs that belong to a day that is being rehearsed."""
    for one in list(_jobs.values()):
        if one.rehearsed:
            _run(one)


def _run(one: _Registered) -> None:
    began = time.monotonic()
    try:
        one.job()
    except Exception:
        logger.exception("job failed name=%s", one.name)
    else:
        logger.info("job name=%s seconds=%.2f", one.name, time.monotonic() - began)
