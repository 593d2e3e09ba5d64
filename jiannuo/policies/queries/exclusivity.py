"""就高不重复 and yearly caps: what an enterprise's other claims leave of this one."""

from dataclasses import dataclass

from django.utils import timezone

from jiannuo.kernel.now import now
from jiannuo.policies.awarding.exclusive import Bid, highest
from jiannuo.policies.models import Claim
from jiannuo.policies.queries.standing import grant_of

#: states in which money has reached the enterprise
PAID = ("paid", "completed")


@dataclass(frozen=True)
class Left:
    """What remains of an amount. ``other`` is the claim that stands in its way."""

    amount: int
    other: Claim | None = None
    #: fen that other claims of the group, or of the year, have taken
    taken: int = 0


def others(claim: Claim) -> list[Claim]:
    """Open and paid claims of the enterprise in the group (for the same subject, if it counts so)."""
    grant = grant_of(claim)
    if not grant.exclusive:
        return []
    rows = Claim.objects.filter(
        loop="policies.claim", enterprise_id=claim.enterprise_id, live=True, exclusive=grant.exclusive
    ).exclude(pk=claim.pk)
    if grant.per_item:
        rows = rows.filter(subject=claim.subject)
    return list(rows.order_by("opened_at", "pk"))


def left_of(claim: Claim, amount: int) -> Left:
    """What ``amount`` comes to beside the others: all of it, the difference to what was paid, or nothing."""
    group = others(claim)
    if waiting := next((one for one in group if one.state not in PAID), None):
        return Left(0, other=waiting)
    bids = [Bid(str(one.pk), "group", one.amount or 0, paid=True) for one in group]
    kept = highest([*bids, Bid("this", "group", amount)]).amounts.get("this", 0)
    taken = sum(bid.amount for bid in bids)
    within = _within_the_year(claim, kept)
    return Left(within, other=group[0] if group and not within else None, taken=taken + kept - within)


def _within_the_year(claim: Claim, amount: int) -> int:
    cap = grant_of(claim).yearly_cap
    if cap is None:
        return amount
    year = timezone.localdate(claim.opened_at or now()).year
    same = Claim.objects.filter(
        loop="policies.claim",
        enterprise_id=claim.enterprise_id,
        live=True,
        version__policy_id=claim.version.policy_id,
        opened_at__year=year,
    ).exclude(pk=claim.pk)
    had = sum(fen or 0 for fen in same.values_list("amount", flat=True))
    return max(min(amount, cap - had), 0)
