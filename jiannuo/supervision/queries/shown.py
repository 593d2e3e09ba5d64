"""What the page of an inspection or of a part shows beside what every matter shows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise

from jiannuo.kernel.models import Event
from jiannuo.kernel.now import now
from jiannuo.people.models import Post
from jiannuo.supervision.limits import objection_ends
from jiannuo.supervision.models import Inspection, Means, Part, Proposal
from jiannuo.supervision.participation import recused_posts
from jiannuo.supervision.queries.conclusions import About, about_units
from jiannuo.supervision.queries.groups import GROUPS, part_group_of
from jiannuo.supervision.queries.notice import Notice, notice_of
from jiannuo.supervision.queries.overlap_page import Overlaps, overlaps_of

#: before it is approved, overlaps are what the page is about
UNDECIDED = ("drafted", "submitted")


@dataclass(frozen=True)
class Objection:
    """Until when a unit may object, or what became of it."""

    #: the last day; None before the conclusion was received
    last: date | None
    open: bool
    days_left: int


@dataclass(frozen=True)
class UnitShown:
    """One inspected unit on the page of the inspection."""

    about: About
    part: Part | None
    group: str
    words: str | Promise
    objection: Objection | None


@dataclass(frozen=True)
class InspectionShown:
    """For those who see every inspection."""

    row: Inspection
    means: list[str | Promise]
    members: list[tuple[Post, bool]]
    overlaps: Overlaps | None
    undecided: bool
    units: list[UnitShown]
    proposals: list[Proposal]


@dataclass(frozen=True)
class PartShown:
    """For the inspected unit, and those who see every inspection."""

    row: Part
    notice: Notice
    #: the plan is being changed and the change waits for approval
    changing: bool
    objection: Objection | None
    #: what was decided on the objection, and why
    decision: str
    #: those who see every inspection come from here to the whole of it
    whole: Inspection


def inspection_shown(row: Inspection) -> InspectionShown:
    """What the page of ``row`` shows; the caller got it through the gate."""
    recused = recused_posts(row)
    parts = {part.unit_id: part for part in Part.objects.filter(parent=row.pk).order_by("pk")}
    proposals = Proposal.objects.filter(parent=row.pk).select_related("unit").order_by("pk")
    return InspectionShown(
        row,
        _means(row),
        [(post, post.pk in recused) for post in row.members.select_related("unit")],
        overlaps_of(row),
        row.state in UNDECIDED,
        [_unit(about, parts.get(about.unit.pk)) for about in about_units(row)],
        list(proposals),
    )


def part_shown(row: Part) -> PartShown:
    """What the page of ``row`` shows: of the inspection nothing but what the unit is told."""
    decided = Event.objects.filter(matter_id=row.pk, step__in=("uphold", "change", "revoke")).last()
    return PartShown(
        row,
        notice_of(row),
        row.is_open and row.whole.state in UNDECIDED,
        objection_of(row),
        decided.facts["decision"] if decided else "",
        row.whole,
    )


def objection_of(row: Part) -> Objection | None:
    """The state of the unit's right to object; None while there is nothing to object to."""
    if row.received_at is None:
        return Objection(None, False, 0) if row.state == "served" else None
    ends: datetime = objection_ends(row.received_at)
    is_open = row.is_open and not row.recheck and not row.waived and now() <= ends
    last = timezone.localdate(ends)
    return Objection(last, is_open, (last - timezone.localdate(now())).days)


def _unit(about: About, part: Part | None) -> UnitShown:
    if part is None:
        return UnitShown(about, None, "planned", "", None)
    group = part_group_of(part.state)
    return UnitShown(about, part, group, part.at.label, objection_of(part))


def _means(row: Inspection) -> list[str | Promise]:
    labels = dict(Means.choices)
    return [labels.get(key, key) for key in row.means]


__all__ = ["GROUPS", "InspectionShown", "PartShown", "inspection_shown", "objection_of", "part_shown"]
