"""Units in force and how they stand under one another."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from jiannuo.people.models import Unit


def units_in_force(day: date | None = None) -> QuerySet[Unit]:
    """The units that exist on ``day`` (default: today), in the district's order."""
    return Unit.objects.on(day)


def with_units_below(unit_ids: set[int]) -> frozenset[int]:
    """``unit_ids`` and every unit under them."""
    found, edge = set(unit_ids), set(unit_ids)
    while edge:
        edge = set(Unit.objects.filter(parent_id__in=edge).values_list("id", flat=True)) - found
        found |= edge
    return frozenset(found)


@dataclass
class Branch:
    """One unit with the units below it."""

    unit: Unit
    children: list["Branch"] = field(default_factory=list)


def unit_tree(units: Iterable[Unit]) -> list[Branch]:
    """The forest of ``units``, keeping their order.

    A unit whose superior is not among ``units`` stands at the top, so that a filtered list loses
    nobody.
    """
    listed = list(units)
    known = {unit.pk for unit in listed}
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in listed:
        below[unit.parent_id if unit.parent_id in known else None].append(unit)

    def grow(parent: int | None) -> list[Branch]:
        return [Branch(unit, grow(unit.pk)) for unit in below[parent]]

    return grow(None)
