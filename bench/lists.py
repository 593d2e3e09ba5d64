"""How fast the list of matters is, with a million of them, for somebody who may see five in a hundred.

``python bench/lists.py [postgresql|sqlite] [--matters 1000000] [--rounds 30]``: makes the matters in a
database of its own with durable settings (some minutes), then opens whole pages through the site, signed
in. In turn with every page it does the least that a page of thirty rows can be: the driver fetches thirty
matters by their keys and a template writes them into a bare table. Printed are the medians of both, their
ratio, the 95th percentile, the thirtieth page beside the first, and what the export of a hundred thousand
rows takes. Asked for: p50 50 ms a page, 300 MB for the export.
"""

import argparse
import multiprocessing
import re
import resource
import statistics
import time
from collections.abc import Callable
from typing import Any

from database import database

PAGES = 30
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
    "one street": "place=210202003",
    "one street, open, by due date": "place=210202003&open=open&sort=due",
    "begun this month": "since={month}",
}
LIMIT_MS, LIMIT_MB = 50, 300
BARE = (
    "<table>{% for row in rows %}<tr>{% for value in row %}<td>{{ value }}</td>{% endfor %}</tr>{% endfor %}"
    "</table>"
)


def milliseconds(work: Callable[[], Any]) -> float:
    """How long ``work`` takes."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def bare_page() -> Callable[[], Any]:
    """The least that a page of thirty rows can be."""
    from django.db import connection
    from django.template import engines

    from jiannuo.kernel.models import Matter

    ids = list(Matter.objects.order_by("?").values_list("pk", flat=True)[:30])
    template = engines["django"].from_string(BARE)
    columns = "id, title, loop, state, place_code, lead_id, opened_at, moved_at, due_at, closed_at"
    question = f"SELECT {columns} FROM kernel_matter WHERE id IN ({', '.join(['%s'] * len(ids))})"

    def page() -> str:
        with connection.cursor() as cursor:
            cursor.execute(question, ids)
            return str(template.render({"rows": cursor.fetchall()}))

    return page


def thirtieth(client: Any, query: str) -> str | None:
    """The address of page thirty, reached as a reader reaches it; None when there are fewer pages."""
    address = f"/matters/?{query}"
    for _page in range(PAGES - 1):
        page = client.get(address).content.decode()
        found = re.search(r'rel="next" href="\?([^"]+)"', page)
        if not found:
            return None
        address = f"/matters/?{found[1].replace('&amp;', '&')}"
    return address


def pages(name: str, account: Any, rounds: int) -> list[float]:
    """Measure every question for one person; the medians of the first pages."""
    from django.test import Client

    from jiannuo.kernel.now import today

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(account)
    client.get("/matters/")
    bare = bare_page()
    bare()
    print(f"\n{name:<32}{'p50':>8}{'p95':>8}{'page 30':>9}{'bare':>7}{'ratio':>7}   count")
    medians = []
    for label, question in QUERIES.items():
        query = question.format(month=today().replace(day=1))
        far = thirtieth(client, query)
        times: dict[str, list[float]] = {"first": [], "far": [], "bare": []}
        for _round in range(rounds):
            times["first"].append(milliseconds(lambda: client.get(f"/matters/?{query}")))  # noqa: B023
            times["bare"].append(milliseconds(bare))
            if far:
                times["far"].append(milliseconds(lambda: client.get(far)))  # noqa: B023
        first, least = statistics.median(times["first"]), statistics.median(times["bare"])
        late = f"{statistics.median(times['far']):.1f}" if far else "-"
        page = client.get(f"/matters/?{query}").content.decode()
        count = re.search(r'class="ml-count"[^>]*>([^<\n]+)', page)
        p95 = sorted(times["first"])[int(rounds * 0.95)]
        medians.append(first)
        print(f"{label:<32}{first:8.1f}{p95:8.1f}{late:>9}{least:7.2f}{first / least:7.1f}   "
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


def exports(account_id: int) -> None:
    """Measure both kinds of file."""
    for what in ("xlsx", "csv"):
        process = multiprocessing.get_context("spawn")
        answer: multiprocessing.Queue[tuple[float, float, int]] = process.Queue()
        worker = process.Process(target=export, args=(account_id, what, answer))
        worker.start()
        seconds, most, size = answer.get()
        worker.join()
        print(f"export {what}, 100,000 rows: {seconds:.1f} s, {size / 1e6:.1f} MB, memory at most "
              f"{most:.0f} MB = {most / LIMIT_MB:.2f} of the limit of {LIMIT_MB} MB")  # fmt: skip


def main() -> None:
    """Make the matters and measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database", nargs="?", choices=("postgresql", "sqlite"), default="postgresql")
    asked.add_argument("--matters", type=int, default=1_000_000)
    asked.add_argument("--rounds", type=int, default=30)
    options = asked.parse_args()
    with database(options.database):
        from many_matters import make

        began = time.perf_counter()
        district = make(options.matters)
        share = district.visible / options.matters
        print(f"{options.database}: {options.matters:,} matters made in {time.perf_counter() - began:.0f} s; "
              f"the officer may see {district.visible:,} ({share:.1%})")  # fmt: skip
        medians = pages("officer, sees 5 %", district.officer, options.rounds)
        pages("supervisor, sees everything", district.supervisor, options.rounds)
        print(f"\nthe officer's pages: p50 {statistics.median(medians):.1f} ms in the middle, "
              f"{max(medians):.1f} ms at worst = {max(medians) / LIMIT_MS:.2f} of the limit")  # fmt: skip
        exports(district.supervisor.pk)


if __name__ == "__main__":
    main()
