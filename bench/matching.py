"""Who matches policies with enterprises fastest: our engine and its rivals on the same made-up data.

``pip install -r requirements/bench.in -r requirements/scale.in`` (in an environment of its own), then
``python bench/matching.py [--rows 1000000] [--policies 500] [--many 10000] [--rounds 3] [--quick]
[--only ENGINE,…]``.

Every engine runs in a process of its own; set-up is not counted; seconds are the median of the rounds, cpu
those of the processor in all threads of the process, which other programs disturb less. An engine's counts,
policy by policy, have to equal ours, or the table says so and the command fails. Slow engines get fewer rows
and are held against our counts among those rows. "3v" knows unknown and counts what is surely and what is
perhaps true; "2v" counts only what is surely true.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Rival:
    """``rows``: at most; ``many``: of the larger set of policies; ``least``: so much faster we must be."""

    engine: str
    title: str
    logic: str
    rows: int
    rounds: int = 3
    many: bool = False
    least: int = 1


RIVALS = (
    Rival("polars 2v", "Polars, lazy, one query", "2v", 10**7),
    Rival("polars 3v", "Polars, lazy, one query", "3v", 10**7),
    Rival("polars 3v", "Polars, queries of 500", "3v", 100_000, 1, many=True),
    Rival("duckdb 2v", "DuckDB, a query a policy", "2v", 10**7),
    Rival("duckdb 3v", "DuckDB, a query a policy", "3v", 10**7),
    Rival("openfisca", "OpenFisca-core", "2v", 10**7, least=20),
    Rival("spark", "ours in Spark, on this machine", "3v", 10**7),
    Rival("ibis", "ours said in Ibis, on DuckDB", "3v", 20_000, 1),
    Rival("closures", "Python, a lambda a policy", "2v", 20_000, least=1_000),
    Rival("datalogic", "JsonLogic in Rust (datalogic-py)", "2v", 5_000, least=1_000),
    Rival("json_logic", "JsonLogic in Python (json-logic-qubit)", "2v", 500, 1, least=1_000),
    Rival("zen", "zen-engine", "2v", 500, 1, least=1_000),
)
#: what is measured of us beside counting -> how it is said, the bar, the unit
SMALL = (
    ("new policy", "a new policy with all enterprises", 5.0, "ms"),
    ("one enterprise", "one enterprise with all policies of the larger set", 1.5, "ms"),
    ("one changed number", "one changed number of one enterprise, each in turn", 0.1, "ms"),
    ("explain", "explaining one policy to one enterprise", 30.0, "µs"),
)
#: rows, policies -> seconds
BARS = {(1_000_000, 500): 0.20, (1_000_000, 10_000): 4.0}
#: the same -> MB
MEMORY = {(1_000_000, 500): 1000.0}
LINE = "{:<38}{:>3}{:>20}{:>10}{:>10}{:>10}{:>15}{:>9}  {}"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--policies", type=int, default=500)
    asked.add_argument("--many", type=int, default=10_000, help="the larger set of policies, 0 for none")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument(
        "--quick", action="store_true", help="2,000 enterprises, 40 and 200 policies, one round"
    )
    asked.add_argument("--only", default="", help="only these rivals, by the names in RIVALS")
    options = asked.parse_args()
    if options.quick:
        options.rows, options.policies, options.many, options.rounds = 2_000, 40, 200, 1
    rivals = [one for one in RIVALS if not options.only or one.engine in options.only.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if measure(Path(folder), options, rivals) else 1)


def measure(folder: Path, options: argparse.Namespace, rivals: list[Rival]) -> bool:
    """The whole table; False if any engine counted otherwise than we do."""
    (folder / "fewer.json").write_text(json.dumps(sorted({min(one.rows, options.rows) for one in rivals})))
    worker(folder, "make", options.rows, 0, 0)
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(
        LINE.format(
            "engine",
            "",
            "rows × policies",
            "seconds",
            "cpu s",
            "evals/s",
            "we are faster",
            "peak MB",
            "counts",
        )
    )
    ours = {}
    for number in [options.policies] + [options.many] * bool(options.many):
        engine = "ours" if number == options.policies else "ours many"
        ours[number] = worker(folder, engine, options.rows, number, options.rounds)
        tell_ours(ours[number], options.rows, number)
    equal = True
    for rival in rivals:
        number = options.many if rival.many else options.policies
        rows = min(rival.rows, options.rows)
        if number:
            theirs = worker(folder, rival.engine, rows, number, min(rival.rounds, options.rounds))
            equal &= tell_rival(rival, theirs, ours[number], rows, options.rows, number)
    tell_limits(worker(folder, "limits", 1, 0, 0), ours[options.policies], options.rows, options.policies)
    tell_bars(ours, options.rows)
    return equal


def worker(folder: Path, engine: str, *numbers: int) -> dict[str, Any]:
    """``engine`` in a process of its own; what it printed. A failure is printed and told as what it lacks."""
    command = [
        sys.executable,
        str(ROOT / "bench" / "matching_worker.py"),
        engine,
        str(folder),
        *map(str, numbers),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        if engine in ("make", "ours", "ours many", "limits"):
            sys.exit(done.stderr)
        return {"lacks": f"failed: {done.stderr.strip().splitlines()[-1]}"}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def rate(seconds: float, rows: int, number: int) -> str:
    """Evaluations a second: one is one policy for one enterprise."""
    each = rows * number / seconds
    return (
        f"{each / 1e9:.2f} G"
        if each >= 1e9
        else f"{each / 1e6:.3g} M"
        if each >= 1e6
        else f"{each / 1e3:.3g} k"
    )


def tell_ours(found: dict[str, Any], rows: int, number: int) -> None:
    """Our lines."""
    size = f"{rows:,} × {number:,}"
    for key, peak, title in (
        ("spent", "peak", "ours, counted"),
        ("kept", "kept peak", "ours, both sets kept"),
    ):
        if key in found:
            tell(title, "3v", size, *timing(found[key], rows, number), "1", f"{found[peak]:,.0f}")


def tell(*columns: str) -> None:
    """One line; what is left out is empty."""
    print(LINE.format(*columns, *[""] * (9 - len(columns))).rstrip(), flush=True)


def timing(spent: list[float], rows: int, number: int) -> tuple[str, str, str]:
    """The three columns of time."""
    seconds, processor = spent
    return f"{seconds:.3f}", f"{processor:.3f}", rate(seconds, rows, number)


def tell_rival(
    rival: Rival, theirs: dict[str, Any], ours: dict[str, Any], rows: int, all_rows: int, number: int
) -> bool:
    """A rival's line; False if its counts are not ours."""
    size = f"{rows:,} × {number:,}"
    if "lacks" in theirs:
        tell(rival.title, rival.logic, size, *"-----", f"not measured: {theirs['lacks']}")
        return True
    true, perhaps = ours["first"][str(rows)]
    same = theirs["true"] == true and theirs["perhaps"] in (None, perhaps)
    times = (theirs["spent"][0] / rows) / (ours["spent"][0] / all_rows)
    faster = f"{times:,.1f} ×" + (f" < {rival.least:,}" if times < rival.least else "")
    counts = f"equal ({sum(true):,} true)" if same else "NOT EQUAL"
    spent = timing(theirs["spent"], rows, number)
    tell(rival.title, rival.logic, size, *spent, faster, f"{theirs['peak']:,.0f}", counts)
    return same


def tell_limits(found: dict[str, float], ours: dict[str, Any], rows: int, number: int) -> None:
    """What the machine allows: the index read once, and all ANDs and ORs done in the cache."""
    size = f"{rows:,} × {number:,}"
    once = ours["index MB"] * 1e6 / found["memory"]
    combine = ours["combinations"] * 2 * 3 * rows / 8 / found["cache"]
    for title, seconds in (
        (f"limit: index read once, {found['memory'] / 1e9:.0f} GB/s", once),
        (f"limit: all AND/OR in cache, {found['cache'] / 1e9:.0f} GB/s", combine),
    ):
        times = f"{seconds / ours['spent'][0]:.2f} ×"
        tell(title, "3v", size, f"{seconds:.3f}", "", rate(seconds, rows, number), times)


def tell_bars(ours: dict[int, dict[str, Any]], rows: int) -> None:
    """What is asked of us beside what was measured. Bars are for the full size only."""
    print(f"\n{'ours':<60}{'measured':>14}{'cpu':>14}{'asked':>12}")
    for number, found in ours.items():
        size = f"{rows:,} × {number:,}"
        asked = BARS.get((rows, number))
        bar(f"all with all, counted, {size}", found["spent"], asked, "s")
        bar(f"index, {size} ({found['atoms']:,} conditions)", found["index"], 4.0, "s")
        bar("its size", [found["index MB"]], None, "MB")
        bar(
            "peak memory of the process, enterprises included",
            [found["peak"]],
            MEMORY.get((rows, number)),
            "MB",
        )
        bar(f"plan, {number:,} policies", found["plan"], None, "s")
        for key, title, least, unit in SMALL:
            if key in found:
                bar(title, [one * {"ms": 1e3, "µs": 1e6}[unit] for one in found[key]], least, unit)


def bar(title: str, values: list[float], asked: float | None, unit: str) -> None:
    """One figure, of the clock and of the processor where it was taken, beside what is asked."""
    measured = [f"{one:,.3f} {unit}" for one in values] + [""] * (2 - len(values))
    wanted = f"≤ {asked:g} {unit}" if asked else ""
    missed = "  MISSED" if asked and values[0] > asked else ""
    print(f"{title:<60}{measured[0]:>14}{measured[1]:>14}{wanted:>12}{missed}", flush=True)


if __name__ == "__main__":
    main()
