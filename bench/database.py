"""A database of our own for a measurement: made for it, gone afterwards."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiannuo.settings.testing")


@contextlib.contextmanager
def database(kind: str, *, durable: bool = True) -> Iterator[None]:
    """``postgresql`` or ``sqlite``, migrated and ready for Django in this process.

    ``durable``: a commit is on the disk before it is acknowledged, as in production. SQLite always is.
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JIANNUO_VAR"] = os.environ["JIANNUO_TEST_FOLDER"] = folder
        with contextlib.ExitStack() as stack:
            os.environ.pop("DATABASE_URL", None)
            if kind == "postgresql":
                from tools.legs.cluster import private_cluster
                from tools.legs.debian import server_programs

                programs = server_programs()
                if programs is None:
                    sys.exit("PostgreSQL is not installed")
                os.environ["DATABASE_URL"] = stack.enter_context(private_cluster(programs, durable=durable))
            import django

            django.setup()
            from django.core.management import call_command
            from django.db import connection

            call_command("migrate", verbosity=0)
            try:
                yield
            finally:
                connection.close()


def server_seconds() -> float:
    """Processor time so far of the server's process that serves this connection; SQLite has none."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0.0
    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return int(told.split()[0]) / 1e9
