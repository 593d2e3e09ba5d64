"""Which unit is compared in which group, confirmed or only suggested, and what was decided before."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from jiannuo.commitments.models import Commitment, GroupMember, ScoreGroup
from jiannuo.commitments.scores.groups import Groups
from jiannuo.people.models import Unit

#: decisions shown, newest first
DECISIONS = 100


@dataclass(frozen=True)
class Member:
    """A unit in its group."""

    unit: Unit
    #: None: only suggested
    decided: GroupMember | None
    #: how many commitments of the year it leads
    leads: int


@dataclass
class Group:
    """A group with its units; without a group, the units that no group takes."""

    group: ScoreGroup | None
    members: list[Member] = field(default_factory=list)

    @property
    def suggested(self) -> int:
        """How many of them nobody has confirmed yet."""
        return sum(member.decided is None for member in self.members) if self.group else 0


def groups_on(day: date) -> list[Group]:
    """Every group in order with the units that lead something, then those in no group."""
    groups = Groups(day)
    found = {group.pk: Group(group) for group in groups.all}
    rest = Group(None)
    decided = {one.unit_id: one for one in GroupMember.objects.on(day).select_related("decided_by")}
    leads: dict[int, int] = defaultdict(int)
    for pk in Commitment.objects.filter(year=day.year).values_list("lead_unit_id", flat=True):
        leads[pk or 0] += 1
    for unit in Unit.objects.on(day).order_by("order", "code"):
        place = groups.of(unit)
        member = Member(unit, decided.get(unit.pk), leads[unit.pk])
        if place is not None:
            found[place.group.pk].members.append(member)
        elif leads[unit.pk]:
            rest.members.append(member)
    return [*found.values(), *([rest] if rest.members else [])]


def decisions() -> list[GroupMember]:
    """What was decided, newest first."""
    rows = GroupMember.objects.select_related("unit", "group", "decided_by__unit")
    return list(rows.order_by("-valid_from", "-id")[:DECISIONS])
