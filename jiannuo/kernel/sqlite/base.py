"""The database backend: Django's, with durable commits and the writers' queue.

Every transaction begins as a writing one (``BEGIN IMMEDIATE``) and takes its turn in the queue before
that; a single statement that writes outside a transaction takes a turn of its own. Reading never waits.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from jiannuo.kernel.sqlite.queue import TurnTimeoutError, WriterQueue, queue_for

#: how long a writer waits for its turn unless OPTIONS["timeout"] says otherwise (seconds)
PATIENCE = 20.0
#: statements that do not write, by their first word; any other takes a turn
READING = frozenset(
    {"SELECT", "PRAGMA", "EXPLAIN", "VALUES", "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"}
)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose writing transactions are queued."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: the queue in which this connection holds the turn now
        self._turn_in: WriterQueue | None = None

    def get_connection_params(self) -> dict[str, Any]:
        return {"timeout": PATIENCE, **super().get_connection_params()}

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        # FULL: with NORMAL a power cut loses transactions that were already acknowledged
        connection.execute("PRAGMA synchronous = FULL")
        # what is deleted or erased is overwritten with zeros, not only unlinked
        connection.execute("PRAGMA secure_delete = ON")
        if not self.is_in_memory_db() and _journal_mode(connection) != "wal":
            with self.turn():  # two processes that switch at once refuse each other
                connection.execute("PRAGMA journal_mode = WAL")
        return connection

    def create_cursor(self, name: str | None = None) -> "QueuedCursor":
        cursor: QueuedCursor = self.connection.cursor(factory=QueuedCursor)
        cursor.wrapper = self
        return cursor

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the turn to write within the block, unless this connection holds it anyway."""
        if self._turn_in is not None or self.is_in_memory_db():
            yield
            return
        self._take_turn()
        try:
            yield
        finally:
            self._give_turn()

    def _take_turn(self) -> None:
        if self._turn_in is not None or self.is_in_memory_db():
            return
        queue = queue_for(Path(self.settings_dict["NAME"]))
        patience = float(self.settings_dict["OPTIONS"].get("timeout", PATIENCE))
        try:
            queue.take(patience)
        except TurnTimeoutError as problem:
            raise OperationalError(
                f"database is locked: another writer kept it for more than {patience:g} s"
            ) from problem
        except OSError as problem:
            raise OperationalError(f"cannot line up to write: {problem}") from problem
        self._turn_in = queue

    def _give_turn(self) -> None:
        queue, self._turn_in = self._turn_in, None
        if queue is not None:
            queue.give()

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> None:
        # when this fails the transaction is still open, and Django rolls back next
        super()._commit()  # type: ignore[misc]
        self._give_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn()


class QueuedCursor(base.SQLiteCursorWrapper):
    """A cursor that takes a turn for a statement that writes outside a transaction."""

    wrapper: DatabaseWrapper

    def execute(self, query: str, params: Any = None) -> Any:
        if _reads(query):
            return super().execute(query, params)
        with self.wrapper.turn():
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        with self.wrapper.turn():
            return super().executemany(query, param_list)


def _reads(query: str) -> bool:
    first = query.split(maxsplit=1)[:1]
    return not first or first[0].rstrip(";").upper() in READING


def _journal_mode(connection: sqlite3.Connection) -> str:
    mode: str = connection.execute("PRAGMA journal_mode").fetchone()[0]
    return mode
