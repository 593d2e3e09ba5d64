"""Running the programs of a step, with one sentence when they fail."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.prepare.places import ROOT, VAR


class SetupError(Exception):
    """A step failed; the text is one sentence in Chinese and the same in English."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese} {english}")


#: what the programs print -> what it means to the person who started us
CAUSES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("SELF_SIGNED_CERT", "CERTIFICATE_VERIFY_FAILED", "UNABLE_TO_GET_ISSUER_CERT"),
        "软件包源的证书不受信任：请用 PIP_CERT 和 NODE_EXTRA_CA_CERTS 指明本单位的根证书后重试。",
        "The certificate of the package index is not trusted: name your root certificate in PIP_CERT and "
        "NODE_EXTRA_CA_CERTS and run this again.",
    ),
    (
        ("name resolution", "not known", "NewConnectionError", "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED",
         "ETIMEDOUT", "Max retries exceeded", "ProxyError", "Read timed out", "unreachable"),
        "连不上软件包源：请检查网络或代理后重试。",
        "Cannot reach the package index: check the network or proxy and run this again.",
    ),
    (
        ("No space left on device", "ENOSPC"),
        "磁盘空间不足：请腾出 1 GB 后重试。",
        "The disk is full: free 1 GB and run this again.",
    ),
    (
        ("do not match the hashes", "EINTEGRITY"),
        "下载的软件包与锁定的校验值不符，已拒绝安装：请检查软件包镜像。",
        "A downloaded package does not match its locked hash and was refused: check the package mirror.",
    ),
    (
        ("ensurepip is not available", "No module named venv", "No module named ensurepip"),
        "这个 Python 缺少 venv 模块：请先运行 apt install python3-venv，再重试。",
        "This Python lacks the venv module: run apt install python3-venv, then this again.",
    ),
    (
        ("Read-only file system", "EROFS", "Permission denied", "EACCES"),
        f"不能写入 {ROOT}：请把代码放到可写的目录后重试。",
        f"Cannot write to {ROOT}: put the checkout into a folder you may write to and run this again.",
    ),
)  # fmt: skip


def log_file() -> Path:
    """Everything that the programs of the set-up printed."""
    return VAR / "set-up.log"


def run(command: Sequence[str | Path], *, env: dict[str, str] | None = None) -> str:
    """Run ``command`` in the checkout and return what it printed; raises SetupError with the cause."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    with contextlib.suppress(OSError), log_file().open("a") as log:
        log.write(f"$ {' '.join(map(str, command))}\n{done.stdout}\n")
    if done.returncode:
        raise cause_of(done.stdout)
    return done.stdout


def cause_of(printed: str) -> SetupError:
    """The sentence for a failure, from what the failing program printed."""
    for marks, chinese, english in CAUSES:
        if any(mark in printed for mark in marks):
            return SetupError(chinese, english)
    last = next((line.strip() for line in reversed(printed.splitlines()) if line.strip()), "")
    return SetupError(
        f"准备工作没有完成（{last}）：详见 {log_file()}。",
        f"Set-up did not finish ({last}): see {log_file()}.",
    )


@contextlib.contextmanager
def step(chinese: str, english: str) -> Iterator[None]:
    """Say on standard error what takes the time, and how long it took."""
    print(f"· {chinese} {english} … ", end="", file=sys.stderr, flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print(file=sys.stderr)
        raise
    print(f"{time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)
