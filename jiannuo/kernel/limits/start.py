"""The time limits that a site starts with: the statutory ones, and a district's own."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from jiannuo.kernel.limits.promises import refuse_longer_than_the_law
from jiannuo.kernel.models import TimeLimit

STATUTORY = Path(__file__).parents[1] / "data" / "time_limits.json"


def load_statutory(**_signal: Any) -> None:
    """Bring the statutory rows up to the file; they are the law's, nobody changes them here."""
    if TimeLimit._meta.db_table not in connection.introspection.table_names():
        return  # migrated back to before the table
    with transaction.atomic():
        for entry in _entries(STATUTORY):
            TimeLimit.objects.update_or_create(
                key=entry["key"], valid_from=entry.get("valid_from"), local=False, defaults=entry
            )


@transaction.atomic
def load_local(file: Path) -> int:
    """Add the district's own limits that are not there yet; what the district changed stays.

    Returns how many were added. Raises ValidationError for a limit longer than the law's.
    """
    added = 0
    for entry in _entries(file):
        if TimeLimit.objects.filter(key=entry["key"], local=True).exists():
            continue
        row = TimeLimit(**entry, local=True)
        row.full_clean()
        refuse_longer_than_the_law(row)
        row.save()
        added += 1
    return added


def _entries(file: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    for entry in entries:
        for end in ("valid_from", "valid_to"):
            if entry.get(end):
                entry[end] = date.fromisoformat(entry[end])
    return entries
