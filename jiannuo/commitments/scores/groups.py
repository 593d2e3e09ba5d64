"""In which group a unit is compared: as the district confirmed it, else as suggested by its kind and name."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.commitments.models import GroupMember, ScoreGroup
from jiannuo.kernel.now import now, today
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


def put_into(
    group: ScoreGroup, unit: Unit, *, since: date, reason: str = "", post_id: int | None = None
) -> None:
    """Have ``unit`` in ``group`` from ``since`` on; where it was before stays on record.

    Raises ValidationError for a day that is past, or before the start of the last decision.
    """
    if since < today():
        raise ValidationError(_("生效日期不能早于今天：已经公布的排名不改。"))
    decided = {"reason": reason, "decided_at": now(), "decided_by_id": post_id}
    with transaction.atomic():
        held = GroupMember.objects.select_for_update().filter(unit=unit, valid_to__isnull=True).first()
        if held and held.group_id == group.pk:
            return
        if held and held.valid_from == since:
            for name, value in {"group": group, **decided}.items():
                setattr(held, name, value)
            held.save(update_fields=["group", "reason", "decided_at", "decided_by"])
            return
        if held and held.valid_from and since < held.valid_from:
            raise ValidationError(
                _("已经定了从 %(day)s 起在“%(group)s”，请选更晚的日期。")
                % {"day": held.valid_from, "group": _(held.group.label)}
            )
        if held:
            held.valid_to = since - timedelta(days=1)
            held.save(update_fields=["valid_to"])
        GroupMember.objects.create(group=group, unit=unit, valid_from=since, **decided)
