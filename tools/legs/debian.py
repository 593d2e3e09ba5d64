"""What the legs need beyond Python, installed where that may be done: as root on Debian."""

import os
import shutil
import subprocess
from pathlib import Path

#: what to look for -> the Debian packages that bring it
PACKAGES = {
    "postgresql": ("postgresql",),
    "chromium": ("chromium",),
    "fonts": ("fonts-noto-cjk",),
}


def server_programs() -> Path | None:
    """The folder with PostgreSQL's initdb and postgres: the newest that is installed."""
    folders = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    folders += Path("/usr/lib/postgresql").glob("*/bin")
    complete = [
        folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()
    ]
    return max(complete, key=_version, default=None)


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0


def chromium() -> str | None:
    """The browser that the browser leg drives."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def has_chinese_font() -> bool:
    """Whether Chinese text shows as characters rather than boxes."""
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout.strip())


def missing() -> list[str]:
    """The keys of PACKAGES that this machine lacks."""
    present = {"postgresql": server_programs(), "chromium": chromium(), "fonts": has_chinese_font()}
    return [name for name, found in present.items() if not found]


def install_missing() -> str:
    """Install what is missing if we may; otherwise, or when that fails, the reason why not."""
    wanted = [package for name in missing() for package in PACKAGES[name]]
    if not wanted:
        return ""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return f"not installed, and only root on Debian installs it by itself: apt install {' '.join(wanted)}"
    print(f"installing {' '.join(wanted)} …", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *wanted],
    ):
        done = subprocess.run(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        if done.returncode:
            return f"{' '.join(command)} failed: {done.stderr.strip().splitlines()[-1:] or done.returncode}"
    return ""
