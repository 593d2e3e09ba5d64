"""Load the units and posts that a district starts with.

What the district has confirmed is its own: a later load brings only unconfirmed units up to the
file and never touches a confirmed one.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from jiannuo.people.models import Post, Unit, UnitAlias, UnitDuty
from jiannuo.people.roles import Role


@dataclass(frozen=True)
class Loaded:
    """How many units the files name, and how many were left alone because they are confirmed."""

    units: int
    kept: int


@transaction.atomic
def load_units(folder: Path) -> Loaded:
    """Bring the units up to ``folder/units.json`` and the streets of ``folder/divisions.json``.

    Running it again changes nothing. Raises FileNotFoundError when a file is missing and
    ValidationError when an entry breaks a rule of the model.
    """
    start = json.loads((folder / "units.json").read_text("utf-8"))
    divisions = json.loads((folder / "divisions.json").read_text("utf-8"))
    entries = [*start["units"], *_territory(start, divisions)]
    rows, kept = {}, 0
    for order, entry in enumerate(entries, start=1):
        row = Unit.objects.filter(code=entry["code"]).first() or Unit(code=entry["code"])
        rows[row.code] = row
        if row.confirmed:
            kept += 1
            continue
        _write(row, entry, order, rows)
    for entry in entries:
        if not rows[entry["code"]].confirmed:
            _write_posts(rows[entry["code"]], entry.get("posts", []), rows)
    return Loaded(len(entries), kept)


def _write(row: Unit, entry: dict[str, Any], order: int, rows: dict[str, Unit]) -> None:
    row.name, row.full_name, row.kind = entry["name"], entry.get("full_name", ""), entry["kind"]
    row.parent = rows[entry["parent"]] if entry.get("parent") else None
    row.successor = rows[entry["successor"]] if entry.get("successor") else None
    row.superior, row.note = entry.get("superior", ""), entry.get("note", "")
    row.division_code, row.order = entry.get("division_code", ""), order
    row.valid_to = date.fromisoformat(entry["valid_to"]) if entry.get("valid_to") else None
    row.full_clean(validate_unique=False)
    row.save()
    row.aliases.all().delete()
    UnitAlias.objects.bulk_create([UnitAlias(unit=row, name=name) for name in entry.get("aliases", [])])
    row.duties.all().delete()
    UnitDuty.objects.bulk_create(
        [
            UnitDuty(unit=row, word=word, weight=int(weight))
            for weight, words in sorted(entry.get("duties", {}).items(), reverse=True)
            for word in words
        ]
    )


def _write_posts(unit: Unit, posts: list[dict[str, Any]], rows: dict[str, Unit]) -> None:
    for order, entry in enumerate(posts, start=1):
        post, _new = Post.objects.update_or_create(
            unit=unit,
            title=entry["title"],
            valid_to=None,
            defaults={
                "role": Role(entry["role"]),
                "portfolio": entry.get("portfolio", ""),
                "order": order,
            },
        )
        post.oversees.set([rows[code] for code in entry.get("oversees", [])])


def _territory(start: dict[str, Any], divisions: dict[str, Any]) -> list[dict[str, Any]]:
    """Streets and communities as units, from the list of divisions; dissolved streets come last."""
    district, entries = divisions["district"], []
    for street in divisions["streets"]:
        entries.append(_street(street, start["streets"], district))
        for community in street.get("communities", []):
            entries.append(_community(community, street, start["communities"], district))
    for gone in divisions.get("dissolved", []):
        entry = _street(gone, start["streets"], district)
        entry |= {"successor": gone["successor"], "valid_to": gone["valid_to"], "note": gone["source"]}
        entries.append({key: value for key, value in entry.items() if key not in ("posts", "duties")})
    return entries


def _street(street: dict[str, Any], pattern: dict[str, Any], district: dict[str, str]) -> dict[str, Any]:
    name = street["name"]
    return {
        "code": street["code"],
        "name": name,
        "full_name": f"{district['city']}{district['name']}人民政府{name}办事处",
        "kind": Unit.Kind.STREET,
        "parent": pattern["parent"],
        "division_code": street["code"],
        "aliases": [f"{name}办事处", f"{name}办", f"{district['name']}{name}"],
        "duties": pattern["duties"],
        "posts": [
            {"title": pattern["head"], "role": Role.STREET},
            {"title": pattern["officer"], "role": Role.STREET},
        ],
    }


def _community(
    community: dict[str, Any], street: dict[str, Any], pattern: dict[str, Any], district: dict[str, str]
) -> dict[str, Any]:
    name = community["name"].removesuffix("居委会").removesuffix("居民委员会")
    return {
        "code": community["code"],
        "name": name,
        "full_name": f"{district['city']}{district['name']}{street['name']}{name}居民委员会",
        "kind": Unit.Kind.COMMUNITY,
        "parent": street["code"],
        "division_code": community["code"],
        "aliases": [f"{name}居委会", f"{name}居民委员会"],
        "posts": [{"title": pattern["head"], "role": Role.STREET}],
    }
