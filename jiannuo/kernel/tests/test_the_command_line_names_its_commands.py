"""``jiannuo --help`` lists every command on a machine where nothing has been configured."""

import os
import subprocess
import sys

from jiannuo.__main__ import COMMANDS


def test_help_needs_no_settings() -> None:
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    asked = subprocess.run(
        [sys.executable, "-m", "jiannuo", "--help"], env=bare, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr
    assert all(f"\n  {name} " in asked.stdout for name in COMMANDS)
