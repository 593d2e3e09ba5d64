"""Personal fields that an event of the log says were destroyed, so that nobody takes them for withheld."""

import re
from typing import Any

STEP, FIELD = "system.erase", "facts.erased"
_NAME = re.compile(r"([1-9][0-9]*)\.([A-Za-z0-9_.:-]+)").fullmatch


def erasures(record: dict[str, Any], field: str, value: Any) -> list[str]:
    """A line for each field that ``record`` names, where ``value`` is what was opened of its ``field``."""
    if (record["step"], field) != (STEP, FIELD) or not isinstance(value, list):
        return []
    named = [match for one in value if isinstance(one, str) and (match := _NAME(one))]
    return [
        f"ERASED matter={record['matter']} seq={match[1]} field=personal.{match[2]} at={record['at']}"
        for match in named
    ]
