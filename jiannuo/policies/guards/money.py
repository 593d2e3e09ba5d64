"""Whether there is money for a claim, and whose turn it is to get it."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.policies.guards import Facts
from jiannuo.policies.guards.claim import of
from jiannuo.policies.models import Claim, Pool
from jiannuo.policies.money.balance import of_claim, of_pool
from jiannuo.policies.money.wording import yuan
from jiannuo.policies.queries.standing import answer_for
from jiannuo.policies.treasury.amounts import fen_of


def first_come_first(case: Case) -> Label:
    """先到先得: who claimed earlier and waits for money gets it before."""
    claim = of(case)
    pool = claim.version.pool
    if pool is None or pool.mode != Pool.Mode.FIRST_COME:
        return ""
    earlier = Claim.objects.filter(
        loop="policies.claim",
        state="short_of_money",
        version__pool_id=pool.pk,
        opened_at__lt=claim.opened_at,
    ).order_by("opened_at", "pk")
    if first := earlier.exclude(pk=claim.pk).first():
        return _("先到先得：“%(title)s”申请在前，正在等资金，请先办那一件。") % {"title": first.title}
    return ""


def really_short(case: Case) -> Label:
    """Nobody waits for money that is there."""
    claim = of(case)
    pool, award = claim.version.pool, answer_for(claim).award
    asked = award.exact if award is not None else None
    if pool is None or asked is None:
        return _("金额还不能确定，请先补齐数据。")
    if first_come_first(case):
        return ""
    left = of_pool(pool).left
    return "" if left < asked else _("资金还有 %(left)s，够用，请直接通过。") % {"left": yuan(left)}


def no_more_than_was_paid(case: Case, facts: Facts) -> Label:
    """What is recovered was paid, and not recovered before."""
    recovery = of(case)
    paid = Claim.objects.filter(pk=recovery.parent_id or 0, loop="policies.claim").first()
    if paid is None:
        return _("没有找到要追回的那一笔。")
    stands = of_claim(paid)
    open_ones = Claim.objects.filter(
        loop="policies.recovery", parent_id=paid.pk, closed_at__isnull=True
    ).exclude(pk=recovery.pk)
    if open_ones.exists():
        return _("这一笔已经在追回。")
    have = stands.paid - stands.recovered
    if fen_of(facts["amount"]) <= have:
        return ""
    return _("企业实际收到的只有 %(have)s，不能追回更多。") % {"have": yuan(have)}


def shared_out(case: Case) -> Label:
    """Who has money held already gets no second share; first come, first served shares out nothing."""
    claim = of(case)
    pool = claim.version.pool
    if pool is None or pool.mode == Pool.Mode.FIRST_COME:
        return _("先到先得的资金不分配。")
    return _("已经锁定资金，不再分配。") if of_claim(claim).waiting else ""
