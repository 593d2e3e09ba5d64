"""What every test of the project shares."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.prepare.site import stale_translations

ROOT = Path(__file__).parent


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the English once, before any test asks for it."""
    if _is_first_process(session.config) and stale_translations():
        subprocess.run([sys.executable, "tools/translations.py", "compile"], cwd=ROOT, check=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder that the settings of the tests made."""
    if _is_first_process(config) and (folder := os.environ.get("JIANNUO_TEST_FOLDER")):
        shutil.rmtree(folder, ignore_errors=True)


def _is_first_process(config: pytest.Config) -> bool:
    return not hasattr(config, "workerinput")
