"""What a pool holds, and what one claim stands at, added up from the entries."""

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from jiannuo.policies.models import Claim, Entry, Pool

Kind = Entry.Kind


@dataclass(frozen=True)
class Balance:
    """Fen. ``reserved`` counts what is held or paid: paying takes from what was reserved."""

    granted: int = 0
    reserved: int = 0
    paid: int = 0
    recovered: int = 0

    @property
    def left(self) -> int:
        """What may still be promised; money that was recovered is the budget's again only by a new grant."""
        return self.granted - self.reserved

    @property
    def waiting(self) -> int:
        """Promised and not paid yet."""
        return self.reserved - self.paid


def _sums(entries: dict[str, int]) -> Balance:
    def of(kind: Kind) -> int:
        return entries.get(kind.value, 0)

    return Balance(
        granted=of(Kind.GRANT) - of(Kind.CUT),
        reserved=of(Kind.RESERVE) - of(Kind.RELEASE),
        paid=of(Kind.PAY) - of(Kind.RETURN),
        recovered=of(Kind.RECOVER),
    )


def of_pool(pool: Pool) -> Balance:
    """Where ``pool`` stands."""
    return _of(pool.entries.all())


def of_claim(claim: Claim) -> Balance:
    """Where ``claim`` stands; its ``granted`` is always 0."""
    return _of(claim.entries.all())


def of_claims(claims: QuerySet[Claim]) -> Balance:
    """Where ``claims`` stand together, in one query."""
    return _of(Entry.objects.filter(claim__in=claims))


def _of(entries: QuerySet[Entry]) -> Balance:
    return _sums(dict(entries.order_by().values_list("kind").annotate(fen=Sum("amount"))))
