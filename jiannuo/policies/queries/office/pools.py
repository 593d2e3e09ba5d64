"""Pools of money with where each stands, and the entries of one."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Entry, Pool
from jiannuo.policies.money.balance import Balance


@dataclass(frozen=True)
class Line:
    """One pool."""

    pool: Pool
    balance: Balance

    @property
    def parts(self) -> tuple[float, float]:
        """How much of what was granted is paid, and how much held, in hundredths."""
        granted = max(self.balance.granted, self.balance.reserved, 1)
        return 100 * self.balance.paid / granted, 100 * self.balance.waiting / granted


def pools_of(viewer: Viewer) -> list[Line]:
    """The pools that the viewer may see, added up in one question."""
    rows = list(visible(viewer, Pool).select_related("payer"))
    sums: dict[int, dict[str, int]] = defaultdict(dict)
    entries = Entry.objects.filter(pool__in=[one.pk for one in rows]).order_by()
    for pool, kind, fen in entries.values_list("pool_id", "kind").annotate(fen=Sum("amount")):
        sums[pool][kind] = fen
    return [Line(one, _balance(sums[one.pk])) for one in rows]


def _balance(found: dict[str, int]) -> Balance:
    def of(kind: Entry.Kind) -> int:
        return found.get(kind.value, 0)

    kind = Entry.Kind
    return Balance(
        granted=of(kind.GRANT) - of(kind.CUT),
        reserved=of(kind.RESERVE) - of(kind.RELEASE),
        paid=of(kind.PAY) - of(kind.RETURN),
        recovered=of(kind.RECOVER),
    )


def entries_of(viewer: Viewer, pool: Pool) -> QuerySet[Entry]:
    """Every entry of ``pool``, the newest first."""
    rows = visible(viewer, Entry).filter(pool=pool)
    return rows.select_related("claim__enterprise", "entered_by__person").order_by("-pk")
