"""The writers' queue: who may write to one SQLite file next, across threads and processes.

SQLite lets one writer in at a time and makes the others sleep and retry, so that the lucky starve the
unlucky: with eight writers the slowest hundredth of the requests waited for seconds. Here writers line
up instead. Within a process they take their turn in order of arrival. Between processes two file locks
make a turnstile: whoever holds the first is next in line for the second, the right to write, and nobody
can overtake it. The operating system drops both locks when a process dies, so none is ever left behind.
"""

import fcntl
import os
import threading
import time
from collections import deque
from pathlib import Path

#: first and longest pause between two looks at a lock another process holds (seconds)
PAUSE, LONGEST_PAUSE = 0.0001, 0.005


class TurnTimeoutError(Exception):
    """Another writer held the database longer than we were prepared to wait."""


class WriterQueue:
    """The queue for one database file. Not reentrant: a writer takes one turn at a time."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._mutex = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()
        self._turnstile = _FileLock(database.with_name(f"{database.name}-queue"))
        self._writing = _FileLock(database.with_name(f"{database.name}-writer"))

    def take(self, patience: float) -> None:
        """Wait for the right to write; raises TurnTimeoutError after ``patience`` seconds."""
        deadline = time.monotonic() + patience
        self._take_among_threads(deadline)
        try:
            self._turnstile.take(deadline)
            try:
                self._writing.take(deadline)
            finally:
                self._turnstile.give()
        except BaseException:
            self._give_to_next_thread()
            raise

    def give(self) -> None:
        """Let the next writer in."""
        self._writing.give()
        self._give_to_next_thread()

    def _take_among_threads(self, deadline: float) -> None:
        with self._mutex:
            if not self._taken:
                self._taken = True
                return
            called = threading.Event()
            self._waiting.append(called)
        try:
            if called.wait(deadline - time.monotonic()):
                return
            raise TurnTimeoutError
        except BaseException:
            with self._mutex:
                mine_already = called.is_set()
                if not mine_already:
                    self._waiting.remove(called)
            if mine_already:  # called in the very moment we gave up: pass it on
                self._give_to_next_thread()
            raise

    def _give_to_next_thread(self) -> None:
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False

    def forget(self) -> None:
        """In a child process: let go of the parent's files without unlocking what the parent holds."""
        self._mutex, self._waiting = threading.Lock(), deque()
        self._turnstile.forget()
        self._writing.forget()


class _FileLock:
    """An advisory lock on a file of its own beside the database; the file stays empty."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def take(self, deadline: float) -> None:
        if self._descriptor is None:
            self._descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        pause = PAUSE
        # not a blocking lock: that one could wait for ever on a writer that hangs
        while not self._taken_at_once(self._descriptor):
            if time.monotonic() > deadline:
                raise TurnTimeoutError
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE)

    @staticmethod
    def _taken_at_once(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def give(self) -> None:
        if self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def forget(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


_queues: dict[Path, WriterQueue] = {}


def queue_for(database: Path) -> WriterQueue:
    """The one queue of this process for ``database``."""
    key = database.resolve()
    return _queues.setdefault(key, WriterQueue(key))


def _start_afresh() -> None:
    """After a fork nobody of this process is in line, and its lock files must be its own."""
    for queue in _queues.values():
        queue.forget()
    _queues.clear()


os.register_at_fork(after_in_child=_start_afresh)
