"""The virtual environment and the Python packages, every one pinned by hash."""

import os
import shutil
import sys
from pathlib import Path

from tools.prepare.places import PYTHON, ROOT, VENV
from tools.prepare.running import SetupError, run, step
from tools.prepare.stamps import digest, is_current, renew

REQUIREMENTS = ROOT / "requirements"


def packages(*, for_tests: bool) -> None:
    """Install what the site needs, and what its tests need, unless it is there already."""
    if VENV.is_symlink():  # a developer's own environment, kept up to date by its owner
        return
    names = ("base", "dev") if for_tests else ("base",)
    locks = [REQUIREMENTS / f"{name}.txt" for name in names]
    stamp, wanted = VENV / f"installed-{names[-1]}", digest(locks)
    # an environment may be half made, or its Python gone with an upgrade of the machine
    made = os.access(PYTHON, os.X_OK) and (VENV / "made").exists()
    if made and is_current(stamp, wanted):
        return
    with step("安装 Python 依赖", "Installing Python packages"):
        if not made:
            _new_environment()
            renew(VENV / "made", "")
        chosen: list[str | Path] = [word for lock in locks for word in ("-r", lock)]
        run([PYTHON, "-m", "pip", "install", "--require-hashes", "--no-input", "--no-compile", *chosen])
        run([PYTHON, "-m", "compileall", "-q", "-j", "0", VENV / "lib"])
    renew(VENV / "installed-base", digest(locks[:1]))
    renew(stamp, wanted)


def _new_environment() -> None:
    """Make .venv, clearing what an interrupted attempt left behind."""
    make: list[str | Path] = [sys.executable, "-m", "venv", "--clear", VENV]
    try:
        run(make)
    except SetupError as problem:
        if "python3-venv" not in str(problem) or os.geteuid() != 0 or not shutil.which("apt-get"):
            raise
        # root on a fresh Debian: its Python comes without venv
        run(["apt-get", "update"])
        run(["apt-get", "install", "-y", "--no-install-recommends", "python3-venv"])
        run(make)
