"""就高不重复: of one group an enterprise (or a contract) gets only the highest.

Groups are small, so the choice is exact; ties go to the claim that came first.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Bid:
    """One amount somebody might get. ``group`` "" excludes nothing; ``subject`` is what it is for."""

    key: str
    group: str
    amount: int
    #: "" where the group counts by enterprise
    subject: str = ""
    #: already paid: it stands, and a higher one is paid only the difference
    paid: bool = False


@dataclass(frozen=True)
class Chosen:
    """What remains: ``amounts`` by key, and for each that fell away the key of the one that beat it."""

    amounts: dict[str, int]
    beaten_by: dict[str, str]


def highest(bids: Iterable[Bid]) -> Chosen:
    """Of every group and subject the highest bid, in full or, beside a paid one, what it is higher by."""
    amounts: dict[str, int] = {}
    beaten: dict[str, str] = {}
    groups: dict[tuple[str, str], list[Bid]] = {}
    for bid in bids:
        if bid.group:
            groups.setdefault((bid.group, bid.subject), []).append(bid)
        else:
            amounts[bid.key] = bid.amount
    for group in groups.values():
        paid = sum(bid.amount for bid in group if bid.paid)
        amounts |= {bid.key: bid.amount for bid in group if bid.paid}
        waiting = [bid for bid in group if not bid.paid]
        if not waiting:
            continue
        best = max(waiting, key=lambda bid: bid.amount)
        rest = [bid for bid in waiting if bid is not best]
        if best.amount > paid:
            amounts[best.key] = best.amount - paid
        else:
            rest.append(best)
        winner = best.key if best.amount > paid else next(bid.key for bid in group if bid.paid)
        beaten |= {bid.key: winner for bid in rest}
    return Chosen(amounts, beaten)
