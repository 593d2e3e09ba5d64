"""A PostgreSQL server of our own: a fresh cluster on a free loopback port, gone when the block ends."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: what a server may do without that need not survive
_FORGETFUL = ("fsync", "synchronous_commit", "full_page_writes")


class ClusterError(Exception):
    """The server did not start; the text is the last thing it said."""


@contextlib.contextmanager
def private_cluster(programs: Path, *, durable: bool = False) -> Iterator[str]:
    """The address of a running server, for DATABASE_URL. It forgets everything, and is tuned for that.

    ``durable``: as in production, for what is measured.
    """
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="jiannuo-postgres-"))
    try:
        if owner:
            shutil.chown(folder, owner["user"], owner["group"])
        with _server(programs, folder, owner, durable) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> dict[str, Any]:
    """Whom to run the server as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


@contextlib.contextmanager
def _server(programs: Path, folder: Path, owner: dict[str, Any], durable: bool) -> Iterator[str]:
    cluster, log = folder / "cluster", folder / "log"
    made = subprocess.run(
        [programs / "initdb", "-D", cluster, "-U", "jiannuo", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
         "--no-sync"],
        cwd=folder, capture_output=True, text=True, check=False, **owner,
    )  # fmt: skip
    if made.returncode:
        raise ClusterError(made.stderr.strip())
    port = _free_port()
    # trust is only for this machine: the server listens on loopback and nowhere else
    settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": folder,
                **({} if durable else dict.fromkeys(_FORGETFUL, "off"))}  # fmt: skip
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with log.open("w") as output:
        server = subprocess.Popen(
            [programs / "postgres", "-D", cluster, *options],
            cwd=folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL, **owner,
        )  # fmt: skip
    try:
        _wait_until_ready(server, port, log)
        yield f"postgresql://jiannuo@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)  # "fast": disconnects whoever is left
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_until_ready(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    for _ in range(150):
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise ClusterError(log.read_text().strip() or "the server did not answer within 15 s")
