"""What is stuck: who must answer, since when, and why."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from jiannuo.commitments.lights.colours import WORST_FIRST, Colour
from jiannuo.commitments.models import Light, Progress
from jiannuo.commitments.queries.board import Lamp
from jiannuo.kernel.models import Clock, Duty
from jiannuo.kernel.now import now, today
from jiannuo.people.roles import Role

GRAVE = frozenset({Colour.RED, Colour.ORANGE})


@dataclass(frozen=True)
class Stuck:
    """One commitment that does not move."""

    lamp: Lamp
    #: whose turn it is: unit, and post or role
    who: str
    since: date
    why: str
    #: what the lead unit itself said of the difficulty
    said: str

    @property
    def days(self) -> int:
        """For how long, in calendar days."""
        return (today() - self.since).days


def stuck(lamps: Sequence[Lamp]) -> list[Stuck]:
    """Those with a grave light or a limit run out: worst first, then longest, then furthest behind."""
    expired = expired_clocks([lamp.row.pk for lamp in lamps if lamp.row.is_open])
    chosen = [
        lamp for lamp in lamps if lamp.row.is_open and (lamp.light.colour in GRAVE or lamp.row.pk in expired)
    ]
    ids = [lamp.row.pk for lamp in chosen]
    owing, grave, said = _owing(ids), lit_since(ids, GRAVE), difficulties(ids)
    found = []
    for lamp in chosen:
        pk = lamp.row.pk
        clock = expired.get(pk)
        light_since = grave.get(pk, today()) if lamp.light.colour in GRAVE else today()
        since = min(light_since, timezone.localdate(clock.due_at) if clock and clock.due_at else today())
        found.append(Stuck(lamp, owing.get(pk, "—"), since, _why(lamp, clock), said.get(pk, "")))
    return sorted(found, key=_gravity)


def _gravity(one: Stuck) -> tuple[int, date, Decimal]:
    behind = Decimal(one.lamp.light.numbers.get("behind", 0))
    return WORST_FIRST.index(one.lamp.light.colour), one.since, -behind


def _why(lamp: Lamp, clock: Clock | None) -> str:
    if lamp.light.colour in GRAVE or clock is None:
        return lamp.light.because
    label = lamp.row.declared.clocks[clock.key].label
    return _("%(state)s，“%(limit)s”已过") % {"state": lamp.row.at.label, "limit": label}


def expired_clocks(ids: Sequence[int]) -> dict[int, Clock]:
    """The running clock of each that ran out first."""
    rows = Clock.objects.filter(
        matter_id__in=ids, stopped_at__isnull=True, running_since__isnull=False, due_at__lt=now()
    )
    return {clock.matter_id: clock for clock in rows.order_by("-due_at")}


def _owing(ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Duty.objects.filter(matter_id__in=ids, closed_at__isnull=True, turn=True)
    for duty in rows.select_related("unit", "post"):
        role = str(Role(duty.role).label) if duty.role in Role.values else ""
        who = duty.post.title if duty.post else role
        name = duty.unit.name
        found[duty.matter_id].append(
            who if duty.post and duty.role == Role.LEADER else f"{name} {who}".strip()
        )
    return {pk: "、".join(dict.fromkeys(names)) for pk, names in found.items()}


def lit_since(ids: Sequence[int], colours: Collection[str]) -> dict[int, date]:
    """The last day of the first month of the unbroken run of lights in ``colours`` up to now."""
    found: dict[int, date] = {}
    ended: set[int] = set()
    rows = Light.objects.filter(commitment_id__in=ids, superseded_by__isnull=True).order_by("-month")
    for pk, month, colour in rows.values_list("commitment_id", "month", "colour"):
        if pk in ended:
            continue
        if colour not in colours:
            ended.add(pk)
        else:
            found[pk] = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return found


def difficulties(ids: Sequence[int]) -> dict[int, str]:
    """What the last report on each said of problems."""
    rows = Progress.objects.filter(commitment_id__in=ids, corrected_by__isnull=True).order_by("month", "id")
    return dict(rows.values_list("commitment_id", "problems"))
