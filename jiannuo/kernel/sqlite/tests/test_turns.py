"""The writers' queue by itself: order, patience, other processes."""

import os
import statistics
import threading
import time
from pathlib import Path

import pytest

from jiannuo.kernel.sqlite.queue import TurnTimeoutError, WriterQueue, queue_for
from jiannuo.kernel.sqlite.tests.connections import python


@pytest.fixture
def queue(tmp_path: Path) -> WriterQueue:
    """A queue for a database that nobody else uses."""
    return WriterQueue(tmp_path / "db.sqlite3")


def waiting(queue: WriterQueue, number: int) -> None:
    """Return once ``number`` threads stand in line."""
    deadline = time.monotonic() + 10
    while len(queue._waiting) < number:
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_threads_take_turns_in_order_of_arrival(queue: WriterQueue) -> None:
    order: list[int] = []

    def take(number: int) -> None:
        queue.take(10)
        order.append(number)
        queue.give()

    queue.take(1)
    threads = [threading.Thread(target=take, args=[number]) for number in range(6)]
    for number, thread in enumerate(threads):
        thread.start()
        waiting(queue, number + 1)
    queue.give()
    for thread in threads:
        thread.join()
    assert order == list(range(6))


def test_who_loses_patience_leaves_the_line_and_holds_nobody_up(queue: WriterQueue) -> None:
    queue.take(1)
    with pytest.raises(TurnTimeoutError):
        queue.take(0.05)
    queue.give()
    queue.take(1)
    queue.give()


def test_patience_also_ends_for_a_turn_held_by_another_process(queue: WriterQueue) -> None:
    other = WriterQueue(queue._database)  # its own open files: to the locks, a process of its own
    other.take(1)
    with pytest.raises(TurnTimeoutError):
        queue.take(0.05)
    other.give()
    queue.take(1)
    queue.give()


def test_one_process_cannot_crowd_out_another(queue: WriterQueue) -> None:
    """Between asking and getting, another process gets about one turn in, not as many as it likes."""
    busy = (
        "from pathlib import Path; import time\n"
        "from jiannuo.kernel.sqlite.queue import WriterQueue\n"
        "queue = WriterQueue(Path(sys.argv[1])); file = open(sys.argv[2], 'ab', buffering=0)\n"
        "while True:\n"
        "    queue.take(10); file.write(b'.'); time.sleep(0.005); queue.give()\n"
    )
    turns = queue._database.with_name("turns")
    with python(busy, queue._database, turns):
        deadline = time.monotonic() + 30
        while not (turns.exists() and turns.stat().st_size > 3):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        overtaken = []
        for _ in range(15):
            before = turns.stat().st_size
            queue.take(10)
            overtaken.append(turns.stat().st_size - before)
            queue.give()
    assert statistics.median(overtaken) <= 2


def test_a_killed_process_leaves_the_way_free(queue: WriterQueue) -> None:
    holding = (
        "from pathlib import Path\n"
        "from jiannuo.kernel.sqlite.queue import WriterQueue\n"
        "WriterQueue(Path(sys.argv[1])).take(1); print('held', flush=True); sys.stdin.read()\n"
    )
    with python(holding, queue._database) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(TurnTimeoutError):
            queue.take(0.05)
        process.kill()
        queue.take(5)
        queue.give()


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # a fork among threads, on purpose
def test_a_child_neither_inherits_nor_frees_the_turn_of_its_parent(tmp_path: Path) -> None:
    file = tmp_path / "db.sqlite3"
    mine = queue_for(file)
    mine.take(1)
    child = os.fork()
    if child == 0:
        mine.give()  # what a connection inherited in mid-transaction would do on being closed
        try:
            queue_for(file).take(0.05)
        except TurnTimeoutError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    with pytest.raises(TurnTimeoutError):
        WriterQueue(file).take(0.05)
    mine.give()
