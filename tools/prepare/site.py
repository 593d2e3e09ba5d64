"""Translations, database, start-up data and collected static files."""

import os
from pathlib import Path

from tools.prepare.places import PYTHON, REFERENCE, ROOT, VAR
from tools.prepare.running import run, step
from tools.prepare.stamps import digest, is_current, renew

PACKAGE = ROOT / "jiannuo"


def translations() -> None:
    """Compile the .po files that changed since they were last compiled."""
    if stale_translations():
        with step("编译译文", "Compiling translations"):
            run([PYTHON, "tools/translations.py", "compile"])


def stale_translations() -> list[Path]:
    """The .po files that are newer than what was compiled from them."""
    return [
        po for po in PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po") if _older(po.with_suffix(".mo"), po)
    ]


def _older(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


def database() -> None:
    """Bring the tables up to date and, in demo mode, load the reference district and the accounts."""
    elsewhere = os.environ.get("DATABASE_URL", "")
    demo = os.environ.get("JIANNUO_DEMO") == "1"
    inputs = [*PACKAGE.glob("*/migrations/*.py"), *(file for file in REFERENCE.rglob("*") if file.is_file())]
    stamp, wanted = VAR / "database.stamp", digest(inputs, elsewhere, f"demo={demo}")
    # a database server may have been emptied behind our back; asking it takes a second
    present = not elsewhere and (VAR / "jiannuo.sqlite3").exists()
    if present and is_current(stamp, wanted):
        return
    with step("准备数据库", "Preparing the database"):
        _jiannuo("django", "migrate", "-v", "0")
    if demo and not is_current(stamp, wanted):
        with step(
            "载入示范区县、工作报告和演示账号", "Loading the reference district, its report and demo accounts"
        ):
            for command in (
                ("district", "load"),
                ("reference", "load"),
                ("demo", "accounts"),
                ("demo", "year"),
                ("enterprises", "demo"),
                ("demo", "policies"),
                ("demo", "visits"),
            ):
                _jiannuo(*command)
    renew(stamp, wanted)


def static() -> None:
    """Collect scripts, styles and pictures where the server finds them, with their digests in the names."""
    files = [file for file in PACKAGE.glob("*/static/**/*") if file.is_file()]
    inputs = [*files, *(PACKAGE / "settings").glob("*.py"), ROOT / "package-lock.json"]
    stamp, wanted = VAR / "static.stamp", digest(inputs, os.environ.get("JIANNUO_DEBUG", ""))
    if (VAR / "static").is_dir() and is_current(stamp, wanted):
        return
    with step("收集静态文件", "Collecting static files"):
        _jiannuo("django", "collectstatic", "--noinput", "--clear", "-v", "0")
    renew(stamp, wanted)


def _jiannuo(*arguments: str) -> None:
    run([PYTHON, "-m", "jiannuo", *arguments])
