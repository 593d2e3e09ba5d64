"""What the writers of the tests do: count, one transaction a step."""

import threading
from pathlib import Path

from jiannuo.kernel.sqlite.base import DatabaseWrapper
from jiannuo.kernel.sqlite.tests.connections import connect


def begin(connection: DatabaseWrapper) -> None:
    """Start a transaction as ``atomic`` does."""
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def end(connection: DatabaseWrapper) -> None:
    """Commit it, as ``atomic`` does."""
    connection.commit()
    connection.set_autocommit(True)


def make_counter(file: Path | str) -> None:
    """A table with one row that says 0."""
    with connect(file).cursor() as cursor:
        cursor.execute("CREATE TABLE counter (value INTEGER CHECK (value >= 0))")
        cursor.execute("INSERT INTO counter VALUES (0)")


def count(file: Path | str, times: int, threads: int) -> list[BaseException]:
    """Add 1, ``times`` times in each of ``threads`` threads: read, then write; returns what went wrong."""
    problems: list[BaseException] = []

    def add() -> None:
        connection = connect(file)
        try:
            for _ in range(times):
                begin(connection)
                with connection.cursor() as cursor:
                    value = cursor.execute("SELECT value FROM counter").fetchone()[0]
                    cursor.execute("UPDATE counter SET value = %s", [value + 1])
                end(connection)
                with connection.cursor() as cursor:  # a statement on its own, outside a transaction
                    cursor.execute("UPDATE counter SET value = value + 1")
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    workers = [threading.Thread(target=add) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return problems
