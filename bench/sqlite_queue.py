"""How much the writers' queue helps: the same writers with and without it, in one run.

``python bench/sqlite_queue.py [SECONDS]``: two processes of four threads write one case (three rows) a
transaction, as fast as they can, first with Django's own backend, then with ours, twice each. Prints
transactions a second, the 50th and 99th percentile and the worst wait in milliseconds, and the ratios.
"""

import os
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiannuo.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import django
from django.db.utils import ConnectionHandler

PROCESSES, THREADS, ROUNDS = 2, 4, 2
ENGINES = {"without": "django.db.backends.sqlite3", "with": "jiannuo.kernel.sqlite"}
CASE = "INSERT INTO entry (kind, text) VALUES (%s, %s)"


def connect(engine: str, file: str):
    """A connection with the settings that both sides share: durable, immediate, patient."""
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
    }
    return ConnectionHandler({"default": {"ENGINE": engine, "NAME": file, "OPTIONS": options}})["default"]


def write(engine: str, file: str, seconds: float) -> list[float]:
    """Write until the time is up, in every thread; the time each transaction took, in seconds."""
    django.setup()
    took: list[float] = []
    until = time.monotonic() + seconds

    def one_writer() -> None:
        connection = connect(engine, file)
        while (began := time.monotonic()) < until:
            connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            with connection.cursor() as cursor:
                for kind in ("case", "event", "duty"):
                    cursor.execute(CASE, [kind, "关于消火栓漏水的诉求"])
            connection.commit()
            connection.set_autocommit(True)
            took.append(time.monotonic() - began)
        connection.close()

    threads = [threading.Thread(target=one_writer) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def measure(engine: str, seconds: float) -> list[float]:
    """The sorted times of all writers of one round on a fresh database."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/bench.sqlite3"
        with connect(engine, file).cursor() as cursor:
            cursor.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT, text TEXT)")
        with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
            rounds = [pool.submit(write, engine, file, seconds) for _ in range(PROCESSES)]
            return sorted(time for future in rounds for time in future.result())


def main() -> None:
    """Measure both sides in turn and print the comparison."""
    django.setup()
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    times: dict[str, list[float]] = {side: [] for side in ENGINES}
    for _ in range(ROUNDS):
        for side, engine in ENGINES.items():
            times[side] += measure(engine, seconds)
    figures = {}
    for side, took in times.items():
        took.sort()
        rate = len(took) / seconds / ROUNDS
        figures[side] = (
            rate,
            *(1000 * took[int(len(took) * share)] for share in (0.5, 0.99)),
            1000 * took[-1],
        )
        print(f"{side:>8} queue: {rate:6.0f}/s   p50 {figures[side][1]:7.1f}   p99 {figures[side][2]:7.1f}"
              f"   worst {figures[side][3]:8.1f} ms")  # fmt: skip
    ratios = [without / queued for without, queued in zip(figures["without"], figures["with"], strict=True)]
    print(f"p99 without / with the queue: {ratios[2]:.1f}   worst: {ratios[3]:.1f}   rate: {ratios[0]:.2f}")


if __name__ == "__main__":
    main()
