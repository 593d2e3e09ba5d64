"""Steps a second through ``act``, beside a bare script that writes the same rows in the same transaction.

``python bench/act.py [--clients 1,8] [--seconds 10]`` with DATABASE_URL for PostgreSQL (a database that
may be filled), without it on SQLite in a temporary folder. A step is the sample loop's remark: gate,
guards, conditional update, event with its digest, outbox looked at. The bare script does the update and
the insert with the driver alone.
"""

import argparse
import json
import multiprocessing
import os
import secrets
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Fill a few matters, then measure both ways with each number of clients and print the ratios."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--clients", default="1,8")
    asked.add_argument("--seconds", type=float, default=10)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("JIANNUO_VAR", folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiannuo.settings")
        most = max(int(number) for number in options.clients.split(","))
        in_a_child(prepare, most)
        print(f"{'clients':>8} {'act/s':>8} {'bare/s':>8} {'ratio':>7}")
        for number in map(int, options.clients.split(",")):
            through = rate(through_act, number, options.seconds)
            bare = rate(by_hand, number, options.seconds)
            print(f"{number:>8} {through:>8.0f} {bare:>8.0f} {through / bare:>7.2f}")


def in_a_child(work: Any, *arguments: Any) -> None:
    """Run ``work`` in a process of its own, so that this one never holds a connection."""
    child = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
    child.start()
    child.join()
    if child.exitcode:
        raise SystemExit(f"{work.__name__} failed")


def prepare(matters: int) -> None:
    """Tables, an office with one officer, and a matter for each client."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from jiannuo.kernel.act import begin
    from jiannuo.kernel.tests.sample import Hazard
    from jiannuo.people.models import Account, Person, Post, Tenure, Unit
    from jiannuo.people.viewer import viewer_of

    if not Account.objects.filter(username="bench").exists():
        office = Unit.objects.create(code="BENCH", name="区政府办", kind="government")
        works = Unit.objects.create(code="BENCH2", name="区住建局", kind="government")
        Post.objects.create(unit=works, title="科员", role="department")
        person = Person.objects.create(name="bench")
        post = Post.objects.create(unit=office, title="督查员", role="supervision")
        Tenure.objects.create(person=person, post=post)
        Account.objects.create(username="bench", person=person, standing="staff")
    actor = viewer_of(Account.objects.get(username="bench"))
    for number in range(matters):
        begin(Hazard, "report", actor=actor, title=f"井盖缺失 {number}")


def rate(work: Any, clients: int, seconds: float) -> float:
    """Transactions a second of ``clients`` processes, each on a matter of its own."""
    spawn = multiprocessing.get_context("spawn")
    done, ready = spawn.Queue(), spawn.Barrier(clients + 1)
    children = [spawn.Process(target=work, args=(number, seconds, ready, done)) for number in range(clients)]
    for child in children:
        child.start()
    ready.wait()
    total = sum(done.get() for _child in children)
    for child in children:
        child.join()
    return float(total) / seconds


def through_act(number: int, seconds: float, ready: Any, done: Any) -> None:
    """One client that remarks on its matter."""
    import django

    django.setup()
    from jiannuo.kernel.act import act
    from jiannuo.kernel.models import Matter
    from jiannuo.kernel.tests import sample  # noqa: F401 - declares the loop
    from jiannuo.people.models import Account
    from jiannuo.people.viewer import viewer_of

    actor = viewer_of(Account.objects.get(username="bench"))
    matter = Matter.objects.order_by("id")[number]
    ready.wait()
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        act(matter, "remark", actor=actor, facts={"words": "已现场查看，情况属实。"})
        count += 1
    done.put(count)


def by_hand(number: int, seconds: float, ready: Any, done: Any) -> None:
    """One client that writes the same rows with the driver: lock, update, insert, commit."""
    import django

    django.setup()
    from django.db import connection

    connection.ensure_connection()
    raw, mark = connection.connection, "%s" if connection.vendor == "postgresql" else "?"
    cursor = raw.cursor()
    order = f"SELECT id FROM kernel_matter ORDER BY id LIMIT 1 OFFSET {number}"
    matter = cursor.execute(order).fetchone()[0]
    if connection.vendor == "postgresql":
        raw.commit()
        raw.autocommit = True
    lock = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    begin = "BEGIN" if connection.vendor == "postgresql" else "BEGIN IMMEDIATE"
    update = (
        f"UPDATE kernel_matter SET revision={mark}, seq={mark}, head={mark}, moved_at={mark} WHERE id={mark}"
    )
    names = (
        "matter_id, seq, revision, step, before, after, at, facts, effects, commitments, salt, prev, digest"
    )
    insert = f"INSERT INTO kernel_event ({names}, xid) VALUES ({', '.join([mark] * 13)}, 0)"
    look = f"SELECT seq, revision, head FROM kernel_matter WHERE id={mark}{lock}"
    facts = json.dumps({"words": "已现场查看，情况属实。"}, ensure_ascii=False)
    ready.wait()
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        cursor.execute(begin)
        row = cursor.execute(look, (matter,))
        seq, revision, head = row.fetchone()
        at, digest = datetime.now(UTC).isoformat(), secrets.token_hex(32)
        cursor.execute(f"SELECT id FROM kernel_duty WHERE matter_id={mark}", (matter,)).fetchall()
        cursor.execute(f"SELECT id FROM kernel_clock WHERE matter_id={mark}", (matter,)).fetchall()
        cursor.execute(update, (revision + 1, seq + 1, digest, at, matter))
        values = (matter, seq + 1, revision + 1, "remark", "found", "found", at, facts, "{}", "{}")
        cursor.execute(insert, (*values, secrets.token_bytes(32), head, digest))
        cursor.execute("COMMIT")
        count += 1
    done.put(count)


if __name__ == "__main__":
    main()
