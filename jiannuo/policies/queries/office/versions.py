"""The versions that an officer may see, with where they stand: who fits, what was paid."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.visible import visible
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Entry, Match, Policy, Version
from jiannuo.policies.queries.office.matched import SMALL, shown

#: groups of the list: key -> label, states
GROUPS: dict[str, tuple[str | Promise, frozenset[str]]] = {
    "force": (_("执行中"), frozenset({"published"})),
    "draft": (_("起草中"), frozenset({"drafted"})),
    "checking": (_("审查和待发布"), frozenset({"fair_checking", "legal_checking", "checked"})),
    "ended": (
        _("已停止"), frozenset({"withdrawn", "expired", "reported", "evaluated", "discarded"})
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What narrows the list. Anything unknown narrows nothing."""

    group: str = "force"
    words: str = ""
    level: str = ""
    unit: str = ""
    own: bool = False

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Asked":
        """From an address."""
        group = str(told.get("group", "force"))
        level, unit = str(told.get("level", "")), str(told.get("unit", ""))
        return cls(
            group if group in GROUPS else "force",
            str(told.get("q", "")).replace("\0", "").strip()[:50],
            level if level in Policy.Level.values else "",
            unit if unit.isascii() and unit.isdigit() and len(unit) < 10 else "",
            bool(told.get("own")),
        )


@dataclass(frozen=True)
class Line:
    """One version with its figures."""

    version: Version
    standings: dict[str, int] = field(default_factory=dict)
    #: fen
    paid: int = 0
    #: whether the reader sees which enterprises they are: small numbers are for nobody else
    own: bool = False

    def _said(self, number: int) -> int | str:
        return shown(number) if not self.own and 0 < number < SMALL else number

    @property
    def fits(self) -> int | str:
        """Enterprises that fit."""
        return self._said(self.standings.get(Match.Standing.FITS, 0))

    @property
    def open(self) -> int | str:
        """Enterprises of which something is not known yet."""
        standings = (Match.Standing.OPEN, Match.Standing.MANUAL)
        return self._said(sum(self.standings.get(one, 0) for one in standings))

    @property
    def near(self) -> int | str:
        """Enterprises that are one or two conditions away."""
        return self._said(self.standings.get(Match.Standing.NEAR, 0))


def rows_of(viewer: Viewer, asked: Asked) -> QuerySet[Version]:
    """The versions of all groups that answer everything but the group."""
    rows = visible(viewer, Version).select_related("policy__unit")
    if asked.words:
        rows = rows.filter(
            Q(policy__title__icontains=asked.words)
            | Q(summary__icontains=asked.words)
            | Q(policy__document_number__icontains=asked.words)
        )
    if asked.level:
        rows = rows.filter(policy__level=asked.level)
    if asked.unit:
        rows = rows.filter(policy__unit_id=int(asked.unit))
    if asked.own:
        rows = rows.filter(policy__unit_id__in=viewer.unit_ids)
    return rows.order_by("policy__title", "application", "-number")


def counts(rows: QuerySet[Version]) -> dict[str, int]:
    """How many versions each group holds."""
    states = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    return {key: sum(states.get(one, 0) for one in held) for key, (_label, held) in GROUPS.items()}


def in_group(rows: QuerySet[Version], group: str) -> QuerySet[Version]:
    """Those of one group."""
    return rows.filter(state__in=GROUPS[group][1])


def lines_of(viewer: Viewer, versions: Iterable[Version]) -> list[Line]:
    """``versions`` with their figures as ``viewer`` reads them, in two questions whatever their number."""
    found = list(versions)
    ids = [one.pk for one in found]
    standings: dict[int, dict[str, int]] = {}
    matches = Match.objects.filter(version_id__in=ids).order_by().values_list("version_id", "standing")
    for version, standing, number in matches.annotate(n=Count("pk")):
        standings.setdefault(version, {})[standing] = number
    paid = paid_by_version(ids)
    every = Role.SUPERVISION in viewer.roles
    return [
        Line(
            one,
            standings.get(one.pk, {}),
            paid.get(one.pk, 0),
            own=every or one.policy.unit_id in viewer.unit_ids,
        )
        for one in found
    ]


def paid_by_version(ids: Iterable[int]) -> dict[int, int]:
    """Fen that arrived, by version: paid less what came back from the bank."""
    entries = Entry.objects.filter(claim__version_id__in=list(ids)).order_by()
    sums = entries.values_list("claim__version_id", "kind").annotate(fen=Sum("amount"))
    found: dict[int, int] = {}
    for version, kind, fen in sums:
        sign = {Entry.Kind.PAY: 1, Entry.Kind.RETURN: -1}.get(kind, 0)
        found[version] = found.get(version, 0) + sign * fen
    return found


def units_of(viewer: Viewer) -> list[tuple[int, str]]:
    """The units that answer for a policy the viewer may see, for the filter."""
    rows = visible(viewer, Policy).order_by("unit__order", "unit__name")
    return list(dict.fromkeys(rows.values_list("unit_id", "unit__name")))
