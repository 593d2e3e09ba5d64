"""On SQLite one worker is enough, and two would only wait for one another: the second is refused."""

import fcntl
import os
from pathlib import Path

from django.db import connection


class AnotherWorkerError(Exception):
    """A worker already runs on this database file."""


def be_the_only_one() -> int | None:
    """Hold the worker's place at a SQLite file until this process ends; None on PostgreSQL.

    Returns the descriptor that holds the lock, which the system drops with the process however it ends.
    Raises AnotherWorkerError if the place is taken.
    """
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        return None
    database = Path(connection.settings_dict["NAME"])
    descriptor = os.open(database.with_name(f"{database.name}-worker"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise AnotherWorkerError from None
    return descriptor
