"""Connections of our own to a database file of our own, in this process or another."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.db.utils import ConnectionHandler

from jiannuo.kernel.sqlite.base import DatabaseWrapper


def connect(file: Path | str, timeout: float = 20) -> DatabaseWrapper:
    """A fresh connection, independent of the one that the test run uses."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": timeout}
    handler = ConnectionHandler(
        {"default": {"ENGINE": "jiannuo.kernel.sqlite", "NAME": file, "OPTIONS": options}}
    )
    connection = handler["default"]
    assert isinstance(connection, DatabaseWrapper)
    connection.inc_thread_sharing()
    return connection


@contextlib.contextmanager
def python(code: str, *arguments: object) -> Iterator["subprocess.Popen[str]"]:
    """Another process that runs ``code`` with Django set up; ended when the block ends."""
    prelude = (
        "import sys, django; django.setup()\n"
        "from jiannuo.kernel.sqlite.tests.connections import connect\n"
        "from jiannuo.kernel.sqlite.tests.writing import *\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", prelude + code, *map(str, arguments)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
