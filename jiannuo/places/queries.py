"""Reads of the divisions that other apps may use."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from jiannuo.places.models import Division

Level = Division.Level


@dataclass(frozen=True)
class Street:
    """One street with its communities, all or those that were searched for."""

    division: Division
    communities: tuple[Division, ...]
    #: how many communities it has, searched for or not
    total: int


def district_of(divisions: QuerySet[Division]) -> Division | None:
    """The district in force today, or None before any is loaded."""
    return divisions.filter(pk__in=Division.objects.on(), level=Level.DISTRICT).first()


def streets(divisions: QuerySet[Division], query: str = "") -> list[Street]:
    """The streets in force with their communities.

    With ``query`` only what has it in its name or at the front of its code: a street that matches
    comes with all its communities, another one with those that match.
    """
    rows = list(divisions.filter(pk__in=Division.objects.on()).exclude(level=Level.DISTRICT))
    below: dict[int | None, list[Division]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)
    found = []
    for street in (row for row in rows if row.level == Level.STREET):
        all_of_it = below[street.pk]
        own = _fits(street, query)
        shown = all_of_it if own else [row for row in all_of_it if _fits(row, query)]
        if own or shown:
            found.append(Street(street, tuple(shown), len(all_of_it)))
    return found


def dissolved(divisions: QuerySet[Division]) -> list[Division]:
    """Divisions that are no more, latest first, with the one that took them in."""
    gone = divisions.exclude(pk__in=Division.objects.on()).exclude(valid_to__isnull=True)
    return list(gone.select_related("successor").order_by("-valid_to", "code"))


def _fits(division: Division, query: str) -> bool:
    return not query or query in division.name or division.code.startswith(query)
