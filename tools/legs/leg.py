"""One leg: a named list of commands with a limit on its time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Leg:
    """Commands that pass when each ends with 0, within ``limit`` seconds together."""

    name: str
    commands: Sequence[Sequence[str]]
    limit: float = 300
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of a leg; ``skipped`` says why it did not run, ``code`` 0 that it passed."""

    name: str
    code: int = 0
    seconds: float = 0
    skipped: str = ""

    def __str__(self) -> str:
        if self.skipped:
            return f"  –    {self.name:<14} skipped: {self.skipped}"
        return f"  {'ok  ' if self.code == 0 else 'FAIL'} {self.name:<14} {self.seconds:6.1f} s"


def run(leg: Leg) -> Outcome:
    """Run the commands of ``leg`` in turn, stopping at the first that fails."""
    print(f"\n=== {leg.name}", flush=True)
    began = time.monotonic()
    code = 0
    for command in leg.commands:
        code = _run_one(command, leg.env, began + leg.limit - time.monotonic())
        if code:
            break
    return Outcome(leg.name, code, time.monotonic() - began)


def _run_one(command: Sequence[str], env: Mapping[str, str], limit: float) -> int:
    """The exit code of ``command``; 124, as timeout(1) says, when it took longer than ``limit`` seconds."""
    # a session of its own, so that one signal reaches whatever the command started
    child = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **env}, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        return child.wait(timeout=max(limit, 0.1))
    except subprocess.TimeoutExpired:
        print(f"stopped after its time limit: {' '.join(command)}", file=sys.stderr, flush=True)
        return 124
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGTERM)
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
