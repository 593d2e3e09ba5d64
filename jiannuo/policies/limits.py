"""The time limits of policies: working practice that a district confirms, every row says so."""

import json
from pathlib import Path
from typing import Any

from jiannuo.kernel.models import TimeLimit

START = Path(__file__).parent / "data" / "time_limits.json"


def load(**_signal: Any) -> None:
    """Add the rows that are missing; what the district changed stays as it is."""
    for row in json.loads(START.read_text(encoding="utf-8")):
        TimeLimit.objects.get_or_create(key=row["key"], defaults=row)
