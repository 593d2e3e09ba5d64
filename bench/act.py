"""Steps a second through ``act``, beside a bare script that writes the same rows in the same transaction.

``python bench/act.py [postgresql|sqlite] [--clients 1,8,32] [--matters 0,1000000] [--forgetful]``: in a
database of its own, durable unless ``--forgetful``, with so many matters in it beforehand. Each client has
hazards of its own that are fixed and found wanting in turn: the gate, an event with its digest, a duty
that opens or closes and one that changes turns, a clock that starts or stops, a message in the outbox. The
bare script reads what must be known, locks the row and writes the same rows with the driver alone; that
they are the same is counted, table by table. Both take turns of ``--seconds``, ``--rounds`` times; printed
are medians. Asked for: at least 0.35 of the bare rate, and flat within 15 % however many matters there are.
"""

import argparse
import multiprocessing
import statistics
import time
from collections import Counter
from typing import Any

from act_by_hand import ByHand
from database import database, server_seconds

LIMIT = 0.35
#: hazards for the clients to work on: enough that none has a long history in the end
HAZARDS = 1000


def main() -> None:
    """Measure with each number of matters and of clients, and print the ratios."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database", nargs="?", choices=("postgresql", "sqlite"), default="postgresql")
    asked.add_argument("--clients", default="1,8,32")
    asked.add_argument("--matters", default="0")
    asked.add_argument("--seconds", type=float, default=3)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--forgetful", action="store_true", help="commits need not survive a power cut")
    options = asked.parse_args()
    clients = [int(number) for number in options.clients.split(",")]
    with database(options.database, durable=not options.forgetful):
        from django.db import connection

        prepare(HAZARDS)
        print_rows_written()
        first: dict[int, float] = {}
        for matters in map(int, options.matters.split(",")):
            fill(matters)
            kept = "forgetful" if options.forgetful else "durable"
            print(f"\n{options.database}, {kept}, {matters:,} matters beforehand")
            print_processor_time()
            connection.close()  # the clients are forked: none may inherit it
            print(" clients    act/s   bare/s   ratio  of the limit  of the first")
            for number in clients:
                act, bare = rates(number, options.seconds, options.rounds)
                first.setdefault(number, act / bare)
                print(f"{number:>8} {act:>8.0f} {bare:>8.0f} {act / bare:>7.2f} {act / bare / LIMIT:>13.2f}"
                      f" {act / bare / first[number]:>13.2f}", flush=True)  # fmt: skip


def prepare(matters: int) -> None:
    """Two units with an officer each, and a matter for each client."""
    from jiannuo.kernel.act import begin
    from jiannuo.kernel.tests.sample import Hazard
    from jiannuo.people.models import Account, Person, Post, Tenure, Unit

    for name, role in (("officer", "department"), ("inspector", "supervision")):
        unit = Unit.objects.create(code=f"BENCH-{role}", name=f"bench {role}", kind="government")
        post = Post.objects.create(unit=unit, title=name, role=role)
        person = Person.objects.create(name=name)
        Tenure.objects.create(person=person, post=post)
        Account.objects.create(username=f"bench-{name}", person=person, standing="staff")
    inspector = who("inspector")
    for number in range(matters):
        begin(Hazard, "report", actor=inspector, title=f"井盖缺失 {number}")
    steps = taker(ThroughAct)
    for _number in range(matters):  # an involvement is noted the first time only
        both(steps)


def fill(matters: int) -> None:
    """Other matters beside those that are measured."""
    if matters:
        from many_matters import make

        make(matters, first=1_000_000)


def who(name: str) -> Any:
    """One of the two officers."""
    from jiannuo.people.models import Account
    from jiannuo.people.viewer import viewer_of

    return viewer_of(Account.objects.get(username=f"bench-{name}"))


class ThroughAct:
    """Takes the steps as the site does."""

    def __init__(self, hazards: list[Any], officer: Any, inspector: Any) -> None:
        from jiannuo.kernel.act import act

        self.act, self.officer, self.inspector = act, officer, inspector
        self.hazards, self.place, self.found = hazards, 0, True

    def step(self) -> None:
        """Fix the hazard, or find it wanting."""
        matter = self.hazards[self.place % len(self.hazards)]
        if self.found:
            self.act(matter, "fix", actor=self.officer, facts={"how": "已更换新井盖，周边路面同步修补。"})
        else:
            self.act(matter, "reject", actor=self.inspector, facts={"why": "井盖松动，车辆经过有异响。"})
        self.place += not self.found
        self.found = not self.found


def taker(side: Any, number: int = 0, of: int = 1) -> Any:
    """A client of one side with every ``of``-th hazard, beginning with ``number``."""
    from jiannuo.kernel.models import Matter
    from jiannuo.kernel.tests.sample import Hazard

    hazards = list(Matter.objects.filter(loop=Hazard.key).order_by("id"))
    return side(hazards[number::of], who("officer"), who("inspector"))


def client(side: Any, number: int, of: int, seconds: float, gates: Any, done: Any) -> None:
    """One client: in each round, steps for so many seconds, beginning when all others do."""
    steps = taker(side, number, of)
    while gates[0].wait() is not None:
        count, end = 0, time.monotonic() + seconds
        while time.monotonic() < end:
            both(steps)
            count += 2
        done.put(count)
        gates[1].wait()


def both(steps: Any) -> None:
    """Fix, and find wanting."""
    steps.step()
    steps.step()


def rates(clients: int, seconds: float, rounds: int) -> tuple[float, float]:
    """Steps a second through ``act`` and by hand, taking turns; the medians."""
    fork = multiprocessing.get_context("fork")
    sides = []
    for side in (ThroughAct, ByHand):
        gates, done = (fork.Barrier(clients + 1), fork.Barrier(clients + 1)), fork.Queue()
        told = [(side, number, clients, seconds, gates, done) for number in range(clients)]
        children = [fork.Process(target=client, args=one, daemon=True) for one in told]
        sides.append((gates, done, children, list[float]()))
        for child in children:
            child.start()
    for _round in range(rounds + 1):  # the first warms up
        for gates, done, _children, found in sides:
            gates[0].wait()
            found.append(sum(done.get() for _client in range(clients)) / seconds)
            gates[1].wait()
    for _gates, _done, children, _found in sides:
        for child in children:
            child.terminate()
            child.join()
    through, bare = (statistics.median(found[1:]) for _gates, _done, _children, found in sides)
    return through, bare


def print_rows_written() -> None:
    """What two steps write on either side, counted by the database; the same, or the measurement ends."""
    written = [rows_written(taker(ThroughAct)), rows_written(taker(ByHand))]
    if written[0] != written[1]:
        raise SystemExit(f"through act {dict(written[0])}, by hand {dict(written[1])}: not the same rows")
    print("rows written by two steps:", ", ".join(f"{name} {count}" for name, count in written[0].items()))
    steps = taker(ThroughAct)
    print(f"statements of act: {statements(steps)} to fix, {statements(steps)} to reject")


def print_processor_time(rounds: int = 10, steps: int = 50) -> None:
    """What a step costs both processes of one client, whatever else the machine does: the best of rounds."""
    found: dict[Any, list[float]] = {ThroughAct: [], ByHand: []}
    takers = {side: taker(side) for side in found}
    for _round in range(rounds):
        for side, times in found.items():
            began = time.process_time() + server_seconds()
            for _step in range(steps // 2):
                both(takers[side])
            times.append((time.process_time() + server_seconds() - began) / steps)
    act, bare = (1000 * min(times) for times in found.values())
    print(f"processor time of a step, client and server: act {act:.2f} ms, bare {bare:.2f} ms,"
          f" ratio {bare / act:.2f}")  # fmt: skip


def rows_written(steps: Any) -> Counter[str]:
    """Rows inserted and updated by two steps, by table where the database tells."""
    from django.db import connection

    def so_far() -> Counter[str]:
        if connection.vendor == "sqlite":
            return Counter(rows=connection.connection.total_changes)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_force_next_flush()")
            cursor.execute(
                "SELECT relname, n_tup_ins + n_tup_upd FROM pg_stat_user_tables WHERE relname LIKE 'kernel%'"
                " ORDER BY relname"
            )
            return Counter(dict(cursor.fetchall()))

    before = so_far()
    both(steps)
    return +(so_far() - before)


def statements(steps: Any) -> int:
    """How many statements the next step sends."""
    from django.db import connection

    sent = 0

    def count(execute: Any, *told: Any) -> Any:
        nonlocal sent
        sent += 1
        return execute(*told)

    with connection.execute_wrapper(count):
        steps.step()
    return sent


if __name__ == "__main__":
    main()
