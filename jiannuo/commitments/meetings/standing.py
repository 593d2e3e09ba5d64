"""What is stuck among the commitments of a meeting, why, since when, and whose turn it is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils import timezone

from jiannuo.commitments.lights.colours import ALARMING, WORST_FIRST, Colour
from jiannuo.commitments.meetings.pack import LIGHT, LIMIT, OVERDUE, WAITING, Item, Owing, Reason, Stuck
from jiannuo.commitments.models import Commitment
from jiannuo.commitments.queries.stuck import difficulties, expired_clocks, lit_since
from jiannuo.kernel.models import Duty, Event
from jiannuo.people.roles import Role

#: states in which somebody waits for an answer
UNANSWERED = frozenset({"objected", "change_asked", "extension_asked", "suspension_asked"})
#: the clock of the promise itself, told as "overdue"
PROMISE = "deadline"


def stuck_among(rows: Sequence[Commitment], items: dict[int, Item], day: date) -> list[Stuck]:
    """What calls for somebody to look, worst first, then what has waited longest."""
    ids = [row.pk for row in rows if row.is_open]
    reasons = _Reasons(ids, day)
    found = {row.pk: tuple(reasons.of(row, items[row.pk])) for row in rows if row.is_open}
    ids = [pk for pk, why in found.items() if why]
    owing, said = _owing(ids), difficulties(ids)
    stuck = [Stuck(items[pk], found[pk], tuple(owing[pk]), said.get(pk, "")) for pk in ids]
    return sorted(
        stuck,
        key=lambda one: (WORST_FIRST.index(Colour(one.item.light.colour)), one.since, one.item.number),
    )


class _Reasons:
    """Why commitments are stuck, each question asked once for all of them."""

    def __init__(self, ids: Sequence[int], day: date) -> None:
        self.day = day
        self.expired = expired_clocks(ids)
        self.lit = lit_since(ids, ALARMING)
        self.entered = _entered(ids)

    def of(self, row: Commitment, item: Item) -> Iterator[Reason]:
        if row.due_on is not None and row.due_on < self.day:
            yield Reason(OVERDUE, "", row.due_on + timedelta(days=1))
        if item.light.colour in ALARMING:
            yield Reason(LIGHT, item.light.rule, min(self.lit.get(row.pk, self.day), self.day))
        if row.state in UNANSWERED:
            yield Reason(WAITING, row.state, self.entered.get(row.pk, self.day))
        clock = self.expired.get(row.pk)
        if clock and clock.due_at and clock.key != PROMISE:
            yield Reason(LIMIT, clock.key, timezone.localdate(clock.due_at))


def _entered(ids: Sequence[int]) -> dict[int, date]:
    """The day on which each came into a state in which it waits for an answer."""
    rows = Event.objects.filter(matter_id__in=ids, after__in=UNANSWERED).exclude(before__in=UNANSWERED)
    return {pk: timezone.localdate(at) for pk, at in rows.order_by("seq").values_list("matter_id", "at")}


def _owing(ids: Sequence[int]) -> dict[int, list[Owing]]:
    found: dict[int, list[Owing]] = defaultdict(list)
    rows = Duty.objects.filter(matter_id__in=ids, closed_at__isnull=True, turn=True)
    for duty in rows.select_related("unit", "post").order_by("pk"):
        unit, post = duty.unit, duty.post
        if post is not None:
            name = post.title if duty.role == Role.LEADER else f"{unit.name} {post.title}"
            owing = Owing(unit.pk, name, (unit.order, unit.pk, 1 + post.order))
        else:
            owing = Owing(unit.pk, unit.name, (unit.order, unit.pk, 0))
        if owing not in found[duty.matter_id]:
            found[duty.matter_id].append(owing)
    return found
