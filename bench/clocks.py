"""Whether every alarm rings once and in time while a worker dies.

``python bench/clocks.py [--clocks 1000000] [--due 10000] [--seconds 60] [--forgetful]``: arms so many
clocks in a PostgreSQL database of its own, so many of them to ring within so many seconds, evenly. Two
``jiannuo work`` run; halfway one of them is killed with SIGKILL and stays dead. Afterwards every alarm that
was due is looked for: its claim, its event in the chain, its message. Printed are what is missing and what
is there twice (both must be 0) and how late the alarms were. Asked for: 99 in 100 within 2 s.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from typing import Any

from database import ROOT, database

LIMIT = 2.0
#: the workers load the samples too, where the loop of the clocks is declared
WORKER = (
    "import django; django.setup(); import jiannuo.kernel.tests.sample;"
    " from jiannuo.__main__ import main; main(['work'])"
)


def main() -> None:
    """Arm the clocks, let the workers run, kill one, and count."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--clocks", type=int, default=1_000_000)
    asked.add_argument("--due", type=int, default=10_000)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--forgetful", action="store_true", help="commits need not survive a power cut")
    options = asked.parse_args()
    with database("postgresql", durable=not options.forgetful):
        began = time.perf_counter()
        arm(options.clocks)
        print(f"{options.clocks:,} clocks armed in {time.perf_counter() - began:.0f} s")
        workers = [worker(), worker()]
        try:
            rest(workers)
            last = make_due(options.due, options.seconds)
            time.sleep(options.seconds / 2)
            os.kill(workers[0].pid, signal.SIGKILL)
            print(f"worker {workers[0].pid} killed with {rung():,} alarms rung")
            wait_for(options.due, last)
        finally:
            for one in workers:
                one.kill()
                one.wait()
        tell(options.due)


def arm(clocks: int) -> None:
    """A hazard each, with its duty and a clock whose alarm is far away."""
    from django.db import connection

    from jiannuo.kernel.act import begin
    from jiannuo.kernel.models import Matter
    from jiannuo.kernel.tests.sample import Hazard

    first = begin(Hazard, "report", actor=officer(), title="井盖缺失").matter
    with connection.cursor() as cursor:
        for table, matter in (("matter", "id"), ("duty", "matter_id"), ("clock", "matter_id")):
            copy_rows(cursor, f"kernel_{table}", matter, first.pk, clocks - 1)
        cursor.execute(
            "UPDATE kernel_clock SET next_alarm_at = %s + random() * interval '300 days'",
            [datetime.now().astimezone() + timedelta(days=1)],
        )
        cursor.execute("VACUUM ANALYZE")
    assert Matter.objects.count() == clocks


def copy_rows(cursor: Any, table: str, matter: str, like: int, number: int) -> None:
    """So many rows of ``table`` like that of the matter ``like``, for the matters after it."""
    cursor.execute(f"SELECT * FROM {table} LIMIT 0")
    names = [column.name for column in cursor.description]
    told = ", ".join(f'"{name}" + n' if name in ("id", matter) else f'"{name}"' for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    cursor.execute(
        f"INSERT INTO {table} ({columns}) SELECT {told} FROM {table}, generate_series(1, %s) AS n"
        f" WHERE {table}.{matter} = %s",
        [number, like],
    )


def officer() -> Any:
    """Somebody who may report a hazard; the department that must cure it has an officer too."""
    from jiannuo.people.models import Account, Person, Post, Tenure, Unit
    from jiannuo.people.viewer import viewer_of

    for role in ("department", "supervision"):
        unit = Unit.objects.create(code=f"BENCH-{role}", name=f"bench {role}", kind="government")
        person = Person.objects.create(name=role)
        Tenure.objects.create(person=person, post=Post.objects.create(unit=unit, title="x", role=role))
        account = Account.objects.create(username=role, person=person, standing="staff")
    return viewer_of(account)


def worker() -> "subprocess.Popen[bytes]":
    """One ``jiannuo work``."""
    return subprocess.Popen([sys.executable, "-c", WORKER], cwd=ROOT)


def rest(workers: list[Any]) -> None:
    """Wait until both are at work and the log has nothing left to take."""
    from jiannuo.kernel.models import Event, Leaf

    until = time.monotonic() + 900
    while Leaf.objects.count() < Event.objects.count():
        if time.monotonic() > until or any(one.poll() is not None for one in workers):
            raise SystemExit("the workers did not come to rest")
        time.sleep(1)


def make_due(due: int, seconds: float) -> datetime:
    """Let so many clocks ring within so many seconds from now; the moment of the last."""
    from django.db import connection

    from jiannuo.kernel.now import now

    with connection.cursor() as cursor:
        # chosen before the first is due: looking through a million takes longer than a minute's lead allows
        cursor.execute("SELECT id FROM kernel_clock ORDER BY md5(id::text) LIMIT %s", [due])
        chosen = [pk for (pk,) in cursor.fetchall()]
        start = now() + timedelta(seconds=5)
        cursor.execute(
            "UPDATE kernel_clock SET next_alarm_at = %s + (chosen.place * %s / %s) * interval '1 second'"
            " FROM unnest(%s::bigint[]) WITH ORDINALITY AS chosen (id, place)"
            " WHERE chosen.id = kernel_clock.id",
            [start, seconds, due, chosen],
        )
    return start + timedelta(seconds=seconds)


def rung() -> int:
    """How many alarms have rung."""
    from jiannuo.kernel.models import AlarmFired

    return AlarmFired.objects.count()


def wait_for(due: int, last: datetime) -> None:
    """Until all have rung; at most two minutes longer than they should take."""
    from jiannuo.kernel.now import now

    while rung() < due and now() < last + timedelta(minutes=2):
        time.sleep(0.5)
    time.sleep(1)


def tell(due: int) -> None:
    """What is missing, what is there twice, and how late the alarms were."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT clock_id), percentile_disc(ARRAY[0.5, 0.99, 1]) WITHIN GROUP"
            " (ORDER BY extract(epoch FROM fired_at - due_at)) FROM kernel_alarmfired"
        )
        claims, clocks, (half, most, worst) = cursor.fetchone()
        cursor.execute(
            "SELECT count(*), count(DISTINCT event_id), count(DISTINCT matter_id) FROM kernel_outbox"
            " WHERE topic = 'kernel.alarm'"
        )
        messages = cursor.fetchone()
        cursor.execute(
            "SELECT count(*), count(DISTINCT matter_id) FROM kernel_event WHERE step = 'system.alarm'"
        )
        events = cursor.fetchone()
    print(
        f"{claims:,} alarms rung of {due:,}: {due - clocks} missing, {claims - clocks} twice; events"
        f" {events[0]:,} of {events[1]:,} matters, messages {messages[0]:,} of {messages[2]:,}"
    )
    print(f"lateness: median {half:.2f} s, p99 {most:.2f} s = {float(most) / LIMIT:.2f} of the limit,"
          f" worst {worst:.2f} s")  # fmt: skip
    if {claims, clocks, *events, *messages} != {due}:
        raise SystemExit("not every alarm rang exactly once")


if __name__ == "__main__":
    main()
