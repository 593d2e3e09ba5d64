"""Sharing out a pool that is not first come, first served, once the list is complete."""

from jiannuo.kernel.act import act
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.models import Event
from jiannuo.policies.awarding.pools import Wish, by_score, pro_rata
from jiannuo.policies.effects.batch import key_for
from jiannuo.policies.effects.claim import hold
from jiannuo.policies.models import Batch, Claim, Pool
from jiannuo.policies.money.balance import of_claim, of_pool
from jiannuo.policies.treasury.amounts import written


def share_out(happening: Happening) -> None:
    """In proportion, or by points, among all claims on the list; what each gets is held at once.

    A claim that gets nothing leaves the list and waits for money. Announced is what will be paid.
    """

    def enter(event: Event) -> None:
        batch = Batch.objects.select_related("pool").get(pk=event.matter_id)
        if batch.pool.mode == Pool.Mode.FIRST_COME:
            return
        pool = Pool.objects.select_for_update().get(pk=batch.pool_id)
        listed = batch.claims.filter(state="listed").order_by("opened_at", "pk")
        claims = [one for one in listed if not of_claim(one).waiting]
        wishes = [Wish(str(one.pk), one.amount or 0, points_of(one)) for one in claims]
        share = pro_rata if pool.mode == Pool.Mode.PRO_RATA else by_score
        given = share(of_pool(pool).left, wishes)
        for claim in claims:
            _give(claim, pool, given.get(str(claim.pk), 0), happening, event)

    happening.after.append(enter)


def points_of(claim: Claim) -> int:
    """The points that the explanation of the claim holds; 0 where its condition scores nothing."""
    return int(claim.explanation.get("points", 0))


def _give(claim: Claim, pool: Pool, amount: int, happening: Happening, event: Event) -> None:
    key = key_for(event, "share", claim.pk)
    if amount <= 0:
        act(claim.pk, "wait_for_money", actor=happening.actor, key=key)
        return
    act(claim.pk, "get_share", actor=happening.actor, facts={"share": written(amount)}, key=key)
    hold(claim, pool, amount, event_of(claim.pk))


def event_of(claim_id: int) -> Event:
    """The newest event of a claim: the key of what is held because of it."""
    return Event.objects.filter(matter_id=claim_id).order_by("seq").reverse()[0]
