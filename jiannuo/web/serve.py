"""``jiannuo serve``: the site on the production server."""

import errno
import os
import socket
import sys

import click

from jiannuo.web.background import SWITCH


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址 address to listen on")
@click.option("--port", default=8000, envvar="PORT", show_default=True, type=click.IntRange(1, 65535),
              help="监听端口 port to listen on (also: PORT)")  # fmt: skip
@click.option("--worker/--no-worker", default=True, show_default=True,
              help="同时启动后台进程 start the background worker too")  # fmt: skip
def serve(host: str, port: int, worker: bool) -> None:
    """启动网站和后台进程，Ctrl-C 停止。Serve the site, with its worker, until Ctrl-C."""
    refuse_if_taken(host, port)
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    environment = {**os.environ, "JIANNUO_BIND": bind, "JIANNUO_WELCOME": "1"}
    environment[SWITCH] = "1" if worker else "0"
    # gunicorn takes over this very process: signals from the terminal or from systemd reach it directly
    command = [sys.executable, "-P", "-m", "gunicorn", "-c", "python:jiannuo.web.gunicorn"]
    os.execve(sys.executable, command, environment)  # noqa: S606


def refuse_if_taken(host: str, port: int) -> None:
    """Raise ClickException, one sentence, unless the address can be listened on."""
    try:
        _listen(host, port)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            free = _next_free(host, port)
            raise click.ClickException(
                f"端口 {port} 已被占用：换一个端口，例如 ./run --port {free}。 "
                f"Port {port} is taken: choose another, e.g. ./run --port {free}."
            ) from problem
        raise click.ClickException(
            f"不能监听 {host} 的端口 {port}（{problem.strerror}）：换一个地址或端口。 "
            f"Cannot listen on port {port} of {host} ({problem.strerror}): choose another address or port."
        ) from problem


def _listen(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        probe.listen()


def _next_free(host: str, port: int) -> int:
    """The first free port above ``port``, or ``port`` + 1 when the next hundred are all taken."""
    for candidate in range(port + 1, min(port + 100, 65536)):
        try:
            _listen(host, candidate)
        except OSError:
            continue
        return candidate
    return port + 1


def welcome(address: str) -> str:
    """What the terminal says when the site is up: where to open it and how to sign in."""
    address = address.replace("0.0.0.0", "127.0.0.1")  # noqa: S104 - names it, does not bind it
    if os.environ.get("JIANNUO_DEMO") == "1":
        sign_in = (
            "点“登录”，选一个演示身份（督查室、部门、街道、区领导……），不用密码",
            "click “Sign in” and choose a demo role (supervision office, department, street…): no password",
        )
    else:
        sign_in = ("用您的账号和密码", "with your account and password")
    return (
        "\n  践诺已启动 Jiannuo is running\n\n"
        f"  打开 Open      {address}/\n"
        f"  登录 Sign in   {sign_in[0]}\n"
        f"                 {sign_in[1]}\n"
        "  停止 Stop      Ctrl-C\n\n"
    )
