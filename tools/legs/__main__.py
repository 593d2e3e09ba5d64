"""``./test [--quick] [PYTEST ARGUMENTS]``."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from types import FrameType

from tools.legs import debian
from tools.legs.cluster import ClusterError, private_cluster
from tools.legs.leg import Leg, Outcome, run

PYTEST = ("pytest", "-q", "--durations=5")
PARALLEL = ("-n", str(min(os.cpu_count() or 1, 8)), "--dist", "loadgroup")
#: pytest's exit code when no test was selected
NO_TESTS = 5

CHECKS = (
    Leg("style", [["ruff", "check", "."], ["ruff", "format", "--check", "."]], limit=60),
    Leg("types", [["mypy", "jiannuo", "tools"]], limit=240),
    Leg("translations", [[sys.executable, "tools/translations.py", "check"]], limit=60),
    Leg("layers", [["lint-imports"]], limit=60),
    Leg(
        "migrations",
        [[sys.executable, "-m", "jiannuo", "django", "makemigrations", "--check", "--dry-run"]],
        limit=60,
    ),
)
#: far above what a leg takes: a machine that is busy with other things is no failure
SLOW = 2400
#: pure folders: which database there is makes no difference to them (an import contract keeps them so)
PURE = (
    "jiannuo/reports/reading",
    "jiannuo/enterprises/attributes",
    "jiannuo/enterprises/industries",
    "jiannuo/enterprises/sizing",
    "jiannuo/policies/awarding",
    "jiannuo/policies/backends",
    "jiannuo/policies/conditions",
    "jiannuo/policies/library",
    "jiannuo/policies/matching",
)
SQLITE = Leg("sqlite", [[*PYTEST, *PARALLEL, "-m", "not browser and not postgres"]], limit=SLOW)


def main(arguments: list[str]) -> int:
    """Run the legs and print what became of each; 0 when none failed."""
    signal.signal(signal.SIGTERM, _interrupt)
    quick = "--quick" in arguments
    chosen = [word for word in arguments if word != "--quick"]
    if chosen:
        return run(Leg("chosen tests", [["pytest", *chosen]], limit=1800)).code
    began = time.monotonic()
    outcomes = [run(leg) for leg in (*CHECKS, SQLITE)]
    outcomes += [] if quick else _slow_legs()
    failed = [outcome for outcome in outcomes if outcome.code]
    print("\n=== summary", *outcomes, sep="\n")
    print(f"  {time.monotonic() - began:.0f} s in all\n")
    skipped = sum(bool(outcome.skipped) for outcome in outcomes)
    passed = len(outcomes) - len(failed) - skipped
    print(f"legs: {passed} passed, {len(failed)} failed, {skipped} skipped", flush=True)
    return 1 if failed else 0


def _slow_legs() -> Iterator[Outcome]:
    """The legs that need a database server and a browser."""
    why_not = debian.install_missing()
    if programs := debian.server_programs():
        # the scripts are pure too
        tests = [*PYTEST, *PARALLEL, "-m", "not browser", "jiannuo", *(f"--ignore={one}" for one in PURE)]
        try:
            with private_cluster(programs) as address:
                yield run(Leg("postgresql", [tests], limit=SLOW, env={"DATABASE_URL": address}))
        except ClusterError as problem:
            print(problem, file=sys.stderr)
            yield Outcome("postgresql", code=1)
    else:
        yield Outcome("postgresql", skipped=why_not)
    if browser := debian.chromium():
        outcome = run(
            Leg(
                "browser",
                [[*PYTEST, *PARALLEL, "-m", "browser"]],
                limit=SLOW,
                env={"JIANNUO_CHROMIUM": browser},
            )
        )
        yield Outcome("browser", skipped="no test is marked browser") if outcome.code == NO_TESTS else outcome
    else:
        yield Outcome("browser", skipped=why_not)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """End as Ctrl-C does, so that every server we started is stopped on the way out."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
