"""``python -m jiannuo.kernel.worker.keeper``: keeps one ``jiannuo work`` alive for as long as the web runs.

A process of its own, because the web server collects its children and would take ours for its own. It
starts the worker again when it dies, and ends it when the process that started the keeper is gone, however
that ended. It imports nothing of Django: it sleeps, and should weigh little.
"""

import os
import signal
import subprocess
import sys
import time
from types import FrameType

#: how often to look (seconds)
LOOK = 0.5
#: pause before starting a worker again: first, and longest when it dies at once every time (seconds)
AGAIN, LONGEST_AGAIN = 1.0, 30.0
#: a worker that ran this long was sound (seconds)
SOUND = 60.0
#: how long the worker may finish what it is doing (seconds)
FINISH = 20.0
COMMAND = [sys.executable, "-P", "-m", "jiannuo", "work", "--with-parent"]


class Keeper:
    """One worker kept alive until ``stop`` or until the parent process is gone."""

    def __init__(self, command: list[str] | None = None) -> None:
        self.command = command or COMMAND
        self._parent = os.getppid()
        self._stopping = False

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """End at the next look."""
        self._stopping = True

    def keep(self) -> None:
        """Start the worker, and again whenever it ends."""
        pause = AGAIN
        while self._goes_on():
            began = time.monotonic()
            worker = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
            try:
                self._watch(worker)
            finally:
                _end(worker)
            pause = AGAIN if time.monotonic() - began > SOUND else pause
            self.rest(pause)
            pause = min(pause * 2, LONGEST_AGAIN)

    def rest(self, pause: float) -> None:
        """Wait before the next start, and notice meanwhile that there will be none."""
        until = time.monotonic() + pause
        while self._goes_on() and time.monotonic() < until:
            time.sleep(min(LOOK, pause))

    def _watch(self, worker: "subprocess.Popen[bytes]") -> None:
        while self._goes_on():
            try:
                worker.wait(timeout=LOOK)
            except subprocess.TimeoutExpired:
                continue
            return

    def _goes_on(self) -> bool:
        return not self._stopping and os.getppid() == self._parent


def _end(worker: "subprocess.Popen[bytes]") -> None:
    if worker.poll() is None:
        worker.terminate()
        try:
            worker.wait(timeout=FINISH)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def main() -> None:
    """Keep a worker until told to stop."""
    keeper = Keeper()
    signal.signal(signal.SIGTERM, keeper.stop)
    signal.signal(signal.SIGINT, keeper.stop)
    keeper.keep()


if __name__ == "__main__":
    main()
