"""Settings of the production server, read by ``gunicorn -c python:jiannuo.web.gunicorn``.

Two processes of four threads suit the two cores a district usually gives; more of either only helps
with more cores. The names below are gunicorn's own.
"""

import os
import sys
from pathlib import Path

from gunicorn.arbiter import Arbiter

from jiannuo.web.background import start_worker, stop_worker
from jiannuo.web.serve import welcome

wsgi_app = "jiannuo.web.wsgi"
bind = os.environ.get("JIANNUO_BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("JIANNUO_THREADS", "4"))
#: load the site once and fork: half the start-up time, shared memory
preload_app = True
#: a worker that shows no life for this long is replaced (seconds)
timeout = 60
#: how long requests under way may finish when the server stops or reloads (seconds)
graceful_timeout = 20
#: above the keep-alive of the usual reverse proxy, so that it never meets a closing connection (seconds)
keepalive = 75
#: heartbeat files belong in memory: a slow disk must not look like a dead worker
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
accesslog = os.environ.get("JIANNUO_ACCESS_LOG")
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
#: the process that keeps the worker, in the master
_beside: list[int] = []


def when_ready(server: Arbiter) -> None:
    """Start the worker, and say where to open the site, once it is really there."""
    if pid := start_worker():
        _beside.append(pid)
    if os.environ.pop("JIANNUO_WELCOME", ""):
        sys.stdout.write(welcome(str(server.LISTENERS[0])))
        sys.stdout.flush()


def on_exit(server: Arbiter) -> None:
    """End the worker with the server."""
    for pid in _beside:
        stop_worker(pid)
