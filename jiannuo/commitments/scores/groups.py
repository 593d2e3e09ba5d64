"""In which group a unit is compared: as the district confirmed it, else as suggested by its kind and name."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from jiannuo.commitments.models import GroupMember, ScoreGroup
from jiannuo.people.models import Unit


@dataclass(frozen=True)
class Place:
    """A unit's group; ``confirmed`` unless it is only suggested."""

    group: ScoreGroup
    confirmed: bool


class Groups:
    """All groups and members on a day, read once."""

    def __init__(self, day: date) -> None:
        self.all = list(ScoreGroup.objects.all())
        members = GroupMember.objects.on(day).select_related("group")
        self._confirmed = {member.unit_id: member.group for member in members}

    def of(self, unit: Unit) -> Place | None:
        """The group of ``unit``; None for a kind no group takes."""
        if unit.pk in self._confirmed:
            return Place(self._confirmed[unit.pk], confirmed=True)
        fitting = (group for group in self.all if _suggests(group, unit))
        found = next(fitting, None)
        return Place(found, confirmed=False) if found else None


def _suggests(group: ScoreGroup, unit: Unit) -> bool:
    if unit.kind not in group.kinds:
        return False
    return not group.words or any(word in unit.name + unit.full_name for word in group.words)


def put_into(group: ScoreGroup, unit: Unit, *, since: date) -> None:
    """Have ``unit`` in ``group`` from ``since`` on; where it was before stays on record."""
    with transaction.atomic():
        held = GroupMember.objects.select_for_update().filter(unit=unit, valid_to__isnull=True).first()
        if held and held.group_id == group.pk:
            return
        if held and held.valid_from == since:
            held.group = group
            held.save(update_fields=["group"])
            return
        if held:
            held.valid_to = since - timedelta(days=1)
            held.save(update_fields=["valid_to"])
        GroupMember.objects.create(group=group, unit=unit, valid_from=since)
