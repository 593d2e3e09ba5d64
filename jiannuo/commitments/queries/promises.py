"""What the public follows: each promise in plain words, how far it is, and what proves it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from jiannuo.commitments.models import Commitment, Progress
from jiannuo.kernel.models import Event
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.papers.evidence.showing import Shown
from jiannuo.papers.queries import evidence_by_event

#: what a state means to somebody who does not work here; every state not named is under way
PLAIN: dict[str, tuple[str, str | Lazy, str]] = {
    "dispatched": ("given", _("已交办，等单位签收"), "send"),
    "objected": ("given", _("正在确定由谁来办"), "arrows-split-2"),
    "claimed": ("claimed", _("单位说办成了，正在核验"), "eye-check"),
    "suspended": ("stopped", _("经批准暂停"), "player-pause"),
    "struck_off": ("done", _("办成了，已核验"), "circle-check"),
    "terminated": ("stopped", _("不再办理，已说明理由"), "circle-x"),
    "dropped": ("stopped", _("不再办理，已说明理由"), "circle-x"),
}
UNDER_WAY = ("moving", _("正在办"), "progress")
OVERDUE = ("late", _("超过承诺时限，还在办"), "alert-triangle")
#: the groups of the filter, in the order of the page
GROUPS: dict[str, str | Lazy] = {
    "moving": _("正在办"),
    "claimed": _("正在核验"),
    "late": _("已超期"),
    "done": _("办成了"),
    "given": _("刚交办"),
    "stopped": _("暂停或不再办"),
}


@dataclass(frozen=True)
class Plain:
    """One promise as the public reads it."""

    row: Commitment
    group: str
    words: str | Lazy
    icon: str
    evidence: list[Shown]

    @property
    def days_left(self) -> int | None:
        """Days until it is due; negative when it is late; None without a day or when it is over."""
        if self.row.due_on is None or not self.row.is_open:
            return None
        return (self.row.due_on - today()).days


@dataclass(frozen=True)
class Told:
    """One report as the public reads it, the corrected value beside the one that holds."""

    row: Progress
    was: Progress | None
    evidence: list[Shown]


def promises(viewer: Viewer, year: int | None = None) -> QuerySet[Commitment]:
    """The published promises of a year (default: the newest there is)."""
    rows = visible(viewer, Commitment).filter(published=True)
    if year is None:
        year = rows.order_by("-year").values_list("year", flat=True).first()
    return rows.filter(year=year or 0).select_related("lead_unit").order_by("number")


def in_group(rows: QuerySet[Commitment], group: str) -> QuerySet[Commitment]:
    """The rows of one group; an unknown group filters nothing."""
    return rows.filter(_condition(group)) if group in GROUPS else rows


def counts(rows: QuerySet[Commitment]) -> dict[str, int]:
    """How many rows each group holds; the groups do not overlap."""
    counted: dict[str, int] = rows.order_by().aggregate(
        **{group: Count("pk", filter=_condition(group)) for group in GROUPS}
    )
    return counted


def _condition(group: str) -> Q:
    late = Q(due_on__isnull=False, due_on__lt=today(), closed_at__isnull=True)
    if group == "late":
        return late
    states = [state for state, (name, _words, _icon) in PLAIN.items() if name == group]
    return (~Q(state__in=PLAIN) if group == "moving" else Q(state__in=states)) & ~late


def domains(rows: QuerySet[Commitment]) -> list[tuple[str, int, int]]:
    """(domain, promises, of these done), the largest first."""
    counted = rows.order_by().values("domain").annotate(
        number=Count("pk"), done=Count("pk", filter=Q(state="struck_off"))
    )  # fmt: skip
    return sorted(
        ((row["domain"], row["number"], row["done"]) for row in counted), key=lambda one: (-one[1], one[0])
    )


def plain(viewer: Viewer, rows: list[Commitment]) -> list[Plain]:
    """The rows in plain words, each with the newest public evidence."""
    newest = _newest_evidence(viewer, [row.pk for row in rows])
    return [Plain(row, *_words(row), newest.get(row.pk, [])) for row in rows]


def told(viewer: Viewer, row: Commitment) -> list[Told]:
    """The reports that hold, newest first, each with what it corrects and the evidence one may see."""
    reports = list(
        visible(viewer, Progress)
        .filter(commitment=row, corrected_by__isnull=True)
        .select_related("corrects", "event", "checked_by")
    )
    seen = evidence_by_event(viewer, [report.event_id for report in reports])
    return [Told(report, report.corrects, seen.get(report.event_id, [])) for report in reports]


def ending(viewer: Viewer, row: Commitment) -> Event | None:
    """The event that closed the promise: what the verifier found, or why it ended otherwise."""
    if row.is_open:
        return None
    return Event.objects.filter(matter=row).select_related("unit").order_by("-seq").first()


def _words(row: Commitment) -> tuple[str, str | Lazy, str]:
    if row.is_open and row.due_on is not None and row.due_on < today():
        return OVERDUE
    return PLAIN.get(row.state, UNDER_WAY)


def _newest_evidence(viewer: Viewer, ids: list[int]) -> dict[int, list[Shown]]:
    """The evidence of the newest event that has any, by commitment."""
    events = dict(
        Event.objects.filter(matter_id__in=ids, attachments__public=True)
        .order_by("matter_id", "seq")
        .values_list("matter_id", "pk")
    )
    shown = evidence_by_event(viewer, events.values())
    return {matter: shown[event] for matter, event in events.items() if event in shown}


def first_day(row: Commitment) -> date | None:
    """The day it was first promised for, where that was moved."""
    return row.first_due_on if row.first_due_on != row.due_on else None
