"""Load the divisions and the boundary that a district starts with."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from jiannuo.places.models import Division

Level = Division.Level


@transaction.atomic
def load_divisions(folder: Path) -> int:
    """Bring the divisions up to ``folder/divisions.json`` and ``folder/boundary.geojson``.

    Running it again changes nothing. Returns the number of divisions named in the file. Raises
    FileNotFoundError when there is no divisions.json, ValidationError when a code is malformed.
    """
    listed = json.loads((folder / "divisions.json").read_text("utf-8"))
    district = _put(listed["district"], Level.DISTRICT, None)
    count = 1
    for street in listed["streets"]:
        row = _put(street, Level.STREET, district)
        count += 1
        for community in street.get("communities", []):
            _put(community, Level.COMMUNITY, row)
            count += 1
    for gone in listed.get("dissolved", []):
        _put(gone, Level.STREET, district)
        count += 1
    _draw(district, folder / "boundary.geojson")
    return count


def _put(entry: dict[str, Any], level: Level, parent: Division | None) -> Division:
    row = Division.objects.filter(code=entry["code"]).first() or Division(code=entry["code"])
    row.name, row.level, row.parent = entry["name"], level, parent
    row.valid_from, row.valid_to = _day(entry.get("valid_from")), _day(entry.get("valid_to"))
    row.note = entry.get("source", "")
    if entry.get("successor"):
        row.successor = Division.objects.get(code=entry["successor"])
    row.full_clean(validate_unique=False)
    row.save()
    return row


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _draw(district: Division, file: Path) -> None:
    """Keep the published boundary as it is: its coordinates are not converted or thinned."""
    if file.exists():
        district.boundary = json.loads(file.read_text("utf-8"))
        district.full_clean(validate_unique=False)
        district.save(update_fields=["boundary"])
