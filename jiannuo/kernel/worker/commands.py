"""``jiannuo work``."""

import logging
import os
import signal
import sys
from threading import Event
from types import FrameType

import click

#: exit code when another worker has the SQLite file
TAKEN = 75


@click.command()
@click.option(
    "--once", is_flag=True, help="做完现在到期的就退出（用于 cron 和测试） do what is due now and leave"
)
@click.option(
    "--with-parent", is_flag=True, help="启动它的进程结束时一并结束 end when the starting process ends"
)
def work(once: bool, with_parent: bool) -> None:
    """到期提醒、消息发送、日志封存、日常清理。Run clocks, messages, the log and housekeeping until stopped.

    Any number may run on PostgreSQL, one on SQLite. Stops after the portion under way on SIGTERM or Ctrl-C.
    """
    import django

    django.setup()
    from jiannuo.kernel.worker.only_one import AnotherWorkerError, be_the_only_one
    from jiannuo.kernel.worker.working import one_round
    from jiannuo.kernel.worker.working import work as work_until

    _log_to_standard_error()
    parent = os.getppid()
    try:
        be_the_only_one()
    except AnotherWorkerError:
        click.echo(
            "后台进程已在运行：SQLite 只用一个后台进程。 "
            "A worker is already running: SQLite takes one. Stop it first, or use PostgreSQL.",
            err=True,
        )
        raise SystemExit(TAKEN) from None
    if once:
        while one_round():
            pass
        return
    stop = Event()

    def stopping(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, stopping)
    signal.signal(signal.SIGINT, stopping)
    work_until(stop, parent_gone=lambda: with_parent and os.getppid() != parent)


def _log_to_standard_error() -> None:
    level = os.environ.get("JIANNUO_WORKER_LOG", "WARNING").upper()
    written = logging.StreamHandler(sys.stderr)
    written.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("jiannuo.worker")
    logger.addHandler(written)
    logger.setLevel(level)
    logger.propagate = False
