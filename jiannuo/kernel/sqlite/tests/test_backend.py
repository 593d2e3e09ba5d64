"""The database backend: durable, queued, and never in the way of readers."""

import threading
from pathlib import Path

import pytest
from django.db.utils import IntegrityError, OperationalError

from jiannuo.kernel.sqlite.base import DatabaseWrapper
from jiannuo.kernel.sqlite.queue import TurnTimeoutError, WriterQueue
from jiannuo.kernel.sqlite.tests.connections import connect, python
from jiannuo.kernel.sqlite.tests.writing import begin, count, end, make_counter


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with a counter."""
    file = tmp_path / "db.sqlite3"
    make_counter(file)
    return file


def free(file: Path) -> bool:
    """Whether nobody holds the turn to write."""
    queue = WriterQueue(file)
    try:
        queue.take(0)
    except TurnTimeoutError:
        return False
    queue.give()
    return True


def value(connection: DatabaseWrapper) -> int:
    """What the counter says."""
    with connection.cursor() as cursor:
        number: int = cursor.execute("SELECT value FROM counter").fetchone()[0]
        return number


def test_commits_survive_a_power_cut_and_readers_never_block(file: Path) -> None:
    with connect(file).cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
        assert cursor.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert cursor.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_writers_of_several_processes_lose_no_update_and_meet_no_lock(file: Path) -> None:
    code = "print(count(sys.argv[1], 15, 4))"
    with python(code, file) as first, python(code, file) as second:
        assert [process.communicate(timeout=60)[0] for process in (first, second)] == ["[]\n", "[]\n"]
    assert value(connect(file)) == 2 * 4 * 15 * 2
    assert count(file, 5, 2) == []


def test_two_processes_may_make_the_database_at_once(tmp_path: Path) -> None:
    code = "sys.stdin.readline(); connect(sys.argv[1]).ensure_connection(); print('made')"
    with python(code, tmp_path / "new.sqlite3") as first, python(code, tmp_path / "new.sqlite3") as second:
        for process in (first, second):
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        assert [process.communicate(timeout=60)[0] for process in (first, second)] == ["made\n", "made\n"]


@pytest.mark.parametrize("ending", ["commit", "rollback", "close"])
def test_the_turn_ends_with_the_transaction(file: Path, ending: str) -> None:
    connection = connect(file)
    begin(connection)
    assert not free(file)
    getattr(connection, ending)()
    assert free(file)


def test_a_commit_that_is_refused_keeps_the_turn_until_the_rollback(file: Path) -> None:
    connection = connect(file)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        cursor.execute("CREATE TABLE child (parent REFERENCES parent DEFERRABLE INITIALLY DEFERRED)")
    begin(connection)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO child VALUES (1)")
    with pytest.raises(IntegrityError):
        connection.commit()
    assert not free(file)
    connection.rollback()
    assert free(file)


def test_a_statement_on_its_own_takes_a_turn_and_gives_it_back_even_when_it_fails(file: Path) -> None:
    connection = connect(file)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE counter SET value = 5")
        assert free(file)
        with pytest.raises(IntegrityError):
            cursor.execute("UPDATE counter SET value = -1")
        assert free(file)
        cursor.executemany("INSERT INTO counter VALUES (%s)", [(1,), (2,)])
    assert free(file)


def test_savepoints_share_the_turn_of_their_transaction(file: Path) -> None:
    connection = connect(file)
    begin(connection)
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT one")
        cursor.execute("UPDATE counter SET value = 9")
        cursor.execute("ROLLBACK TO SAVEPOINT one")
        cursor.execute("RELEASE SAVEPOINT one")
        cursor.execute("UPDATE counter SET value = value + 1")
    end(connection)
    assert value(connection) == 1
    assert free(file)


def test_waiting_too_long_is_a_clear_error_that_leaves_the_connection_usable(file: Path) -> None:
    holder, other = connect(file), connect(file, timeout=0.05)
    begin(holder)
    with pytest.raises(
        OperationalError, match=r"database is locked: another writer kept it for more than 0.05 s"
    ):
        begin(other)
    end(holder)
    begin(other)
    end(other)


def test_reading_does_not_wait_for_a_writer(file: Path) -> None:
    writer, reader = connect(file), connect(file, timeout=0.05)
    begin(writer)
    with writer.cursor() as cursor:
        cursor.execute("UPDATE counter SET value = 7")
    assert value(reader) == 0
    end(writer)
    assert value(reader) == 7


def test_a_writer_killed_in_mid_transaction_is_forgotten(file: Path) -> None:
    code = (
        "c = connect(sys.argv[1]); begin(c); c.cursor().execute('UPDATE counter SET value = 99')\n"
        "print('written', flush=True); sys.stdin.read()"
    )
    with python(code, file) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        process.kill()
        process.wait()
    assert count(file, 1, 1) == []
    assert value(connect(file)) == 2


def test_a_database_in_memory_has_no_queue() -> None:
    connection = connect(":memory:")
    begin(connection)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (x)")
    end(connection)
    assert connection._turn_in is None
    assert not Path(":memory:-writer").exists()


def test_a_closed_thread_passes_its_turn_on(file: Path) -> None:
    def leave() -> None:
        connection = connect(file)
        begin(connection)
        connection.close()

    thread = threading.Thread(target=leave)
    thread.start()
    thread.join()
    assert free(file)
