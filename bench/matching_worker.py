"""One engine in a process of its own: set-up, timed rounds, counts. Started by ``matching.py``.

``python bench/matching_worker.py ENGINE FOLDER ROWS POLICIES ROUNDS``: prints one line of JSON.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

import matching_policies  # noqa: E402
from matching_enterprises import Columns, make  # noqa: E402
from matching_plain import leaves, plain  # noqa: E402

from jiannuo.policies.backends.needed import MissingError  # noqa: E402

#: seconds of the clock, and of the processor in all threads of this process
Spent = tuple[float, float]
#: engine -> where its set-up is
SET_UPS = {
    "polars 2v": ("matching_frames", "polars_two"),
    "polars 3v": ("matching_frames", "polars_three"),
    "duckdb 2v": ("matching_frames", "duckdb_two"),
    "duckdb 3v": ("matching_frames", "duckdb_three"),
    "spark": ("matching_scale", "spark"),
    "ibis": ("matching_scale", "ibis_duckdb"),
    "openfisca": ("matching_openfisca", "openfisca"),
    "closures": ("matching_rows", "closures"),
    "datalogic": ("matching_rows", "datalogic"),
    "json_logic": ("matching_rows", "json_logic_python"),
    "zen": ("matching_rows", "zen"),
}


def main(engine: str, folder: Path, rows: int, number: int, rounds: int) -> dict[str, Any]:
    """What became of it: ``spent`` on a round, ``true``, ``perhaps``, ``peak`` in MB; or ``lacks``."""
    if engine == "make":
        make(rows).save(folder)
        return {}
    columns = Columns.load(folder, rows)
    policies = matching_policies.make(number)
    if engine == "limits":
        return limits()
    if engine.startswith("ours"):
        return ours(columns, policies, rounds, folder, kept=engine == "ours")
    module, set_up = SET_UPS[engine]
    try:
        run = getattr(importlib.import_module(module), set_up)(columns, [plain(one) for one in policies])
    except (ImportError, MissingError) as lacking:
        return {"lacks": str(lacking)}
    del columns
    return measured(run, rounds)


def measured(run: Callable[[], Any], rounds: int) -> dict[str, Any]:
    """``run`` so many times."""
    spent, counts = spent_on(run, rounds)
    return {"spent": spent, "true": counts[0], "perhaps": counts[1], "peak": peak()}


def spent_on(run: Callable[[], Any], rounds: int) -> tuple[Spent, Any]:
    """Medians of the rounds, and what the last one gave."""
    found: list[Spent] = []
    given = None
    for _ in range(rounds):
        began = time.perf_counter(), time.process_time()
        given = run()
        found.append((time.perf_counter() - began[0], time.process_time() - began[1]))
    return (median(one[0] for one in found), median(one[1] for one in found)), given


def spent_on_each(runs: Iterator[Callable[[], Any]]) -> Spent:
    """Medians of runs that are each another."""
    found = [spent_on(run, 1)[0] for run in runs]
    return median(one[0] for one in found), median(one[1] for one in found)


def ours(columns: Columns, policies: list[Any], rounds: int, folder: Path, *, kept: bool) -> dict[str, Any]:
    """Our engine, and everything that is asked of it beside counting."""
    import matching_ours

    rows = len(columns)
    few = columns.first(100).copied()
    index, cost = matching_ours.index_of(columns, policies)
    found = measured(matching_ours.counting(index), max(rounds, 3)) | cost
    found["combinations"] = sum(len(list(leaves(plain(one)))) - 1 for one in policies)
    if kept:
        found["new policy"] = spent_on_each(matching_ours.publishing(index, 10 * rounds))
        found["kept"] = spent_on(matching_ours.keeping(index), max(rounds, 3))[0]
        found["kept peak"] = peak()
    else:
        asked = matching_ours.small_questions(few, policies, min(20 * rounds, rows))
        found |= {name: spent_on_each(runs) for name, runs in asked.items()}
    fewer = json.loads((folder / "fewer.json").read_text())
    first = [one for one in fewer if one <= rows]
    return found | {"first": matching_ours.counts_of_first(index, policies, first)}


def limits() -> dict[str, Any]:
    """Bytes a second of the machine."""
    import matching_limits

    sizes = (32, 64, 128, 256, 512)
    return {
        "cache": max(matching_limits.and_rate(one) for one in sizes),
        "memory": matching_limits.read_rate(),
    }


def peak() -> float:
    """The most memory this process has held so far, in MB (of its own, not of what started it)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1000
    return 0.0


if __name__ == "__main__":
    asked_engine, asked_folder, *numbers = sys.argv[1:]
    print(json.dumps(main(asked_engine, Path(asked_folder), *map(int, numbers))))
