"""My duties, in groups by how pressing they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.steps import Step
from jiannuo.kernel.models import Duty, Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.timing.calendars import counting
from jiannuo.matters.queries.owing import (
    in_their_own_models,
    open_duties,
    pressing_clocks,
    to_do,
    waiting_for_others,
)
from jiannuo.matters.queries.steps import offered
from jiannuo.matters.remaining import SOON, Press, Remaining, remaining
from jiannuo.people.viewer import Viewer

#: rows of a group shown before one asks for all of them
SHOWN = 20
#: steps offered on a row; more of them are on the matter's page
OFFERED = 2
#: rows on the first page of the day
BRIEF = 4
WAITING = "waiting"

GROUPS: dict[str, tuple[str | Promise, str | Promise]] = {
    Press.OVERDUE: (_("已超期"), _("时限已过，还没有办。请尽快办理，并如实说明原因。")),
    Press.TODAY: (_("今天到期"), ""),
    Press.SOON: (_("三日内到期"), ""),
    Press.LATER: (_("以后到期"), ""),
    Press.NONE: (_("无时限"), ""),
    WAITING: (_("等别人办"), _("本单位牵头，现在轮到别人审批、核验或配合。")),
}


@dataclass(frozen=True)
class Item:
    """One matter on my list."""

    matter: Matter
    left: Remaining
    steps: list[Step] = field(default_factory=list)
    mine: list[Duty] = field(default_factory=list)
    others: list[Duty] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Whether others must act first."""
        return not any(duty.turn for duty in self.mine)

    @property
    def offered(self) -> list[Step]:
        """The steps that the row itself offers."""
        return self.steps[:OFFERED]

    @property
    def more(self) -> int:
        """How many steps only the matter's page offers."""
        return max(0, len(self.steps) - OFFERED)


@dataclass(frozen=True)
class Group:
    """One group of my list: some of its rows, and how many there are."""

    key: str
    count: int
    items: list[Item]

    @property
    def label(self) -> str:
        """Its heading."""
        return str(GROUPS[self.key][0])

    @property
    def about(self) -> str:
        """A line under the heading."""
        return str(GROUPS[self.key][1])

    @property
    def hidden(self) -> int:
        """How many rows are not shown."""
        return self.count - len(self.items)


@dataclass(frozen=True)
class Brief:
    """How much waits, and what presses most."""

    counts: dict[str, int]
    items: list[Item]

    @property
    def all(self) -> int:
        """How many matters wait for the viewer."""
        return sum(count for key, count in self.counts.items() if key != WAITING)

    @property
    def figures(self) -> list[tuple[str, str, int]]:
        """Key, label and number of each group worth a figure, whether or not it holds anything."""
        shown = (Press.OVERDUE, Press.TODAY, Press.SOON, WAITING)
        return [(key, str(GROUPS[key][0]), self.counts[key]) for key in shown]


def counts(viewer: Viewer) -> dict[str, int]:
    """How many matters each group holds."""
    at = now()
    found = to_do(viewer).order_by().aggregate(**{key: Count("pk", filter=_within(key, at)) for key in Press})
    return {**found, WAITING: waiting_for_others(viewer).count()}


def count(viewer: Viewer) -> int:
    """How many matters wait for the viewer: the number in the menu."""
    return to_do(viewer).count() if viewer.staff else 0


def groups(viewer: Viewer, *, at_most: int = SHOWN, of: Iterable[str] = GROUPS) -> list[Group]:
    """The groups that hold something, the most pressing first, each with its first rows."""
    held = counts(viewer)
    return [Group(key, held[key], items(viewer, rows_of(viewer, key)[:at_most])) for key in of if held[key]]


def brief(viewer: Viewer) -> Brief:
    """The most pressing of what waits for the viewer, for the first page of the day."""
    held = counts(viewer)
    first = to_do(viewer).order_by(F("due_at").asc(nulls_last=True), "id")[:BRIEF]
    return Brief(held, items(viewer, first))


def rows_of(viewer: Viewer, key: str) -> QuerySet[Matter]:
    """All matters of the group ``key``, what is due first first."""
    rows = waiting_for_others(viewer) if key == WAITING else to_do(viewer).filter(_within(key, now()))
    return rows.order_by(F("due_at").asc(nulls_last=True), "id")


def items(viewer: Viewer, matters: Iterable[Matter]) -> list[Item]:
    """``matters`` as rows of the list."""
    rows = in_their_own_models(viewer, matters)
    duties, clocks, at = open_duties(rows), pressing_clocks(rows), now()
    calendar = counting().calendar
    made = []
    for row in rows:
        clock = clocks.get(row.pk)
        its = duties[row.pk]
        unit, paused = (clock.unit, clock.paused_at is not None) if clock else ("", False)
        mine = [duty for duty in its if any(duty.falls_on(standing) for standing in viewer.standings)]
        made.append(
            Item(
                row,
                remaining(row.due_at, unit, at, paused=paused, calendar=calendar),
                offered(viewer, row, its),
                mine,
                [duty for duty in its if duty.turn and duty not in mine],
            )
        )
    return made


def _within(key: Any, at: datetime) -> Q:
    """The condition of a group on the due moment; the mirror of ``remaining.press_of``."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(at), time.min))
    tomorrow, beyond = midnight + timedelta(days=1), midnight + SOON + timedelta(days=1)
    return {
        Press.OVERDUE: Q(due_at__lt=at),
        Press.TODAY: Q(due_at__gte=at, due_at__lt=tomorrow),
        Press.SOON: Q(due_at__gte=tomorrow, due_at__lt=beyond),
        Press.LATER: Q(due_at__gte=beyond),
        Press.NONE: Q(due_at=None),
    }[key]
