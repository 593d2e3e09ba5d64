"""The worker that comes with the web server, for sites of one machine."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jiannuo

#: 0: the worker runs elsewhere (a service of its own, another machine)
SWITCH = "JIANNUO_WITH_WORKER"
#: how long the worker may finish when the server stops (seconds)
FINISH = 25.0


def start_worker() -> int | None:
    """Start the keeper of a worker beside this process and return its number; None if it is not wanted."""
    if os.environ.get(SWITCH, "0") != "1":
        return None
    command = [sys.executable, "-P", "-m", "jiannuo.kernel.worker.keeper"]
    # -P leaves out the directory we stand in; where the package lies must then be said
    environment = {**os.environ, "PYTHONPATH": str(Path(jiannuo.__file__).parents[1])}
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, env=environment).pid  # noqa: S603


def stop_worker(pid: int) -> None:
    """Ask the keeper to end and wait until it has: it finishes the portion under way."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + FINISH
    # the server may collect it first: then there is no such child any more, which is as good
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < until and os.waitpid(pid, os.WNOHANG) == (0, 0):
            time.sleep(0.05)
