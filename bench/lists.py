"""How fast the list of matters is, with a million of them, for somebody who may see five in a hundred.

``python bench/lists.py [postgresql|sqlite] [MATTERS]``: makes the matters in a database of its own with
durable settings (a minute or two), then opens whole pages through the site, signed in, and prints the
50th and 95th percentile in milliseconds of the first page and the thirtieth, and what the export of a
hundred thousand rows takes. Limits: p50 50 ms a page, 300 MB for the export.
"""

import contextlib
import multiprocessing
import os
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiannuo.settings.testing")

ROUNDS, PAGES = 30, 30
QUERIES = {
    "plain list": "",
    "search, common word": "q=井盖",
    "search, rare word": "q=加装扶手",
    "search, two words": "q=海军路+电梯",
    "search, a word of every matter": "q=街道",
    "one state": "loop=bench.request&state=waiting",
    "overdue": "when=overdue",
    "by due date": "sort=due",
    "one unit and those below": "unit=1",
    "begun this month": "since=2026-11-01",
}
LIMIT_MS, LIMIT_MB = 50, 300


@contextlib.contextmanager
def database(kind: str) -> Iterator[None]:
    """A database of our own, durable, gone afterwards; set up in the environment for Django."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JIANNUO_VAR"] = os.environ["JIANNUO_TEST_FOLDER"] = folder
        if kind == "sqlite":
            os.environ.pop("DATABASE_URL", None)
            yield
            return
        from tools.legs.cluster import private_cluster
        from tools.legs.debian import server_programs

        programs = server_programs()
        if programs is None:
            sys.exit("PostgreSQL is not installed")
        with private_cluster(programs, durable=True) as address:
            os.environ["DATABASE_URL"] = address
            yield


def took(client: object, address: str, rounds: int = ROUNDS) -> tuple[list[float], str]:
    """The sorted times of opening ``address``, in milliseconds, and the page."""
    times, page = [], ""
    for _round in range(rounds):
        began = time.perf_counter()
        page = client.get(address).content.decode()
        times.append(1000 * (time.perf_counter() - began))
    return sorted(times), page


def thirtieth(client: object, query: str, page: str) -> str | None:
    """The address of page thirty, reached as a reader reaches it; None when there are fewer pages."""
    address = None
    for _page in range(PAGES - 1):
        found = re.search(r'rel="next" href="\?([^"]+)"', page)
        if not found:
            return None
        address = f"/matters/?{found[1].replace('&amp;', '&')}"
        page = client.get(address).content.decode()
    return address


def pages(name: str, account: object) -> list[float]:
    """Measure every question for one person; the medians of the first pages."""
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(account)
    client.get("/matters/")
    print(f"\n{name:<32}{'p50':>8}{'p95':>8}{'page 30 p50':>13}   count")
    medians = []
    for label, query in QUERIES.items():
        times, page = took(client, f"/matters/?{query}")
        medians.append(statistics.median(times))
        far = thirtieth(client, query, page)
        late = f"{statistics.median(took(client, far)[0]):.1f}" if far else "-"
        count = re.search(r'class="ml-count"[^>]*>([^<\n]+)', page)
        print(f"{label:<32}{medians[-1]:8.1f}{times[int(len(times) * 0.95)]:8.1f}{late:>13}   "
              f"{count[1].strip() if count else '?'}")  # fmt: skip
    return medians


def export(account_id: int, kind: str, answer: "multiprocessing.Queue[tuple[float, float, int]]") -> None:
    """Export in a process of its own: seconds, megabytes of memory at most, bytes."""
    import django

    django.setup()
    from django.test import Client

    from jiannuo.people.models import Account

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Account.objects.get(pk=account_id))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, size = time.perf_counter(), 0
    for part in client.get(f"/matters/export/{kind}/"):
        size += len(part)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"    memory before the export {before / 1024:.0f} MB")
    answer.put((time.perf_counter() - began, most / 1024, size))


def main() -> None:
    """Make the matters and measure."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "postgresql"
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with database(kind):
        import django

        django.setup()
        from django.core.management import call_command
        from many_matters import make

        call_command("migrate", verbosity=0)
        began = time.perf_counter()
        district = make(number)
        print(f"{kind}: {number:,} matters made in {time.perf_counter() - began:.0f} s; the officer may see "
              f"{district.visible:,} ({district.visible / number:.1%})")  # fmt: skip
        medians = pages("officer, sees 5 %", district.officer)
        pages("supervisor, sees everything", district.supervisor)
        print(f"\nworst p50 of the officer's pages: {max(medians):.1f} ms = {max(medians) / LIMIT_MS:.2f} of "
              f"the limit of {LIMIT_MS} ms")  # fmt: skip
        for what in ("xlsx", "csv"):
            process = multiprocessing.get_context("spawn")
            answer: multiprocessing.Queue[tuple[float, float, int]] = process.Queue()
            worker = process.Process(target=export, args=(district.supervisor.pk, what, answer))
            worker.start()
            seconds, most, size = answer.get()
            worker.join()
            print(f"export {what}, 100,000 rows: {seconds:.1f} s, {size / 1e6:.1f} MB, memory at most "
                  f"{most:.0f} MB = {most / LIMIT_MB:.2f} of the limit of {LIMIT_MB} MB")  # fmt: skip


if __name__ == "__main__":
    main()
