"""The folder with the district's start-up data: the one place where code meets a district.

Pure: words of places and the district's own policies are read from here before there is a database.
"""

import os
from pathlib import Path

#: the checkout (or the folder the package is installed in)
ROOT = Path(__file__).resolve().parents[1]


def folder() -> Path:
    """What ``JIANNUO_REFERENCE`` names; without it, the first district that lies in ``reference/``."""
    if chosen := os.environ.get("JIANNUO_REFERENCE"):
        return Path(chosen)
    found = sorted((ROOT / "reference").glob("*/divisions.json"))
    return found[0].parent if found else ROOT / "reference"
