"""Other processes at work on the database of the test run."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

_PRELUDE = """
import json, os, sys
from django.conf import settings
settings.DATABASES["default"]["NAME"] = json.loads(os.environ["JIANNUO_TEST_DATABASE"])
import django
django.setup()
import jiannuo.kernel.tests.sample
"""


def start(code: str, *arguments: object, errors: Path | None = None) -> "subprocess.Popen[str]":
    """A process that runs ``code`` with Django set up, the sample loop known, on the test database.

    What goes to its standard error is in ``errors`` if that is given.
    """
    environment = {**os.environ, "JIANNUO_TEST_DATABASE": json.dumps(str(connection.settings_dict["NAME"]))}
    with contextlib.ExitStack() as files:
        said = files.enter_context(errors.open("w")) if errors else subprocess.PIPE
        return subprocess.Popen(
            [sys.executable, "-c", _PRELUDE + code, *map(str, arguments)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True,
        )  # fmt: skip


@contextlib.contextmanager
def python(code: str, *arguments: object) -> Iterator["subprocess.Popen[str]"]:
    """The same, ended when the block ends."""
    process = start(code, *arguments)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
