"""The time limits of inspections: two are law, the rest is working practice that a district confirms.

Thirty days to object and thirty to decide come from 政府督查工作条例 art 17 and stand in the kernel's
table of statutory limits; nobody shortens the first.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from jiannuo.kernel.models import TimeLimit
from jiannuo.kernel.timing.calendars import counting
from jiannuo.kernel.timing.deadlines import start

START = Path(__file__).parent / "data" / "time_limits.json"
OBJECTION = "supervision.object"


def load(**_signal: Any) -> None:
    """Add the rows that are missing; what the district changed stays as it is."""
    for row in json.loads(START.read_text(encoding="utf-8")):
        TimeLimit.objects.get_or_create(key=row["key"], defaults=row)


def objection_ends(received_at: datetime) -> datetime:
    """The last moment to object to a conclusion received at ``received_at``.

    政府督查工作条例 art 17: within 30 days of receipt; the day of receipt is not counted (民法典
    art 201) and a last day that is a holiday is put off (art 203). A right, not a duty: so it is
    computed and not a clock that would be overdue. Always the law's limit, whatever a district wrote.
    """
    law = TimeLimit.objects.filter(key=OBJECTION, local=False).latest("valid_from")
    return start(law.budget, received_at, counting(law.start_rule)).at
