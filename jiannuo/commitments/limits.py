"""The time limits of supervision in the table of limits, as a district starts with them.

They are working practice, not law (政府督查工作条例 leaves them to each government), so every row
says that the district has to confirm it.
"""

import json
from pathlib import Path
from typing import Any

from jiannuo.kernel.models import TimeLimit

START = Path(__file__).parent / "data" / "time_limits.json"


def load(**_signal: Any) -> None:
    """Add the rows that are missing; what the district changed stays as it is."""
    for row in json.loads(START.read_text(encoding="utf-8")):
        TimeLimit.objects.get_or_create(key=row["key"], defaults=row)
        # rows of an earlier edition had no English; what the district wrote stays
        unchanged = TimeLimit.objects.filter(key=row["key"], label=row["label"], english={})
        unchanged.update(english=row["english"])
