"""When a batch, or a claim in one, may not go on."""

from collections.abc import Callable
from datetime import date

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.models import Event
from jiannuo.kernel.now import today
from jiannuo.policies.guards import Facts
from jiannuo.policies.guards.claim import of as claim_of
from jiannuo.policies.models import Batch, Claim
from jiannuo.policies.money.balance import of_claims
from jiannuo.policies.money.wording import yuan
from jiannuo.policies.queries.objecting import open_objections, total_of
from jiannuo.policies.treasury.numbers import current_number


def of(case: Case) -> Batch:
    """The batch of a case."""
    assert isinstance(case.matter, Batch)
    return case.matter


def batch_is(*states: str) -> Callable[[Case], Label]:
    """What happens to all claims of a batch happens through the batch, once it has got so far."""

    def guard(case: Case) -> Label:
        claim = claim_of(case)
        state = Batch.objects.values_list("state", flat=True).get(pk=claim.batch_id) if claim.batch_id else ""
        return "" if state in states else _("这一步随批次办理，不能单独办。")

    return guard


def not_approved_yet(case: Case) -> Label:
    """A claim that is on an approved list is paid; who does not want it says so before."""
    claim = claim_of(case)
    if claim.batch_id is None or claim.state != "listed":
        return ""
    state = Batch.objects.values_list("state", flat=True).get(pk=claim.batch_id)
    return "" if state in ("drafted", "announced") else _("本批次已在审批，金额已经确定，不能再撤回。")


def a_batch_of_its_own(case: Case, facts: Facts) -> Label:
    """Claims of one version and one unit stand on one list, and only while it is being made."""
    claim, batch = claim_of(case), Batch.objects.get(pk=facts["batch"])
    if batch.version_id != claim.version_id or batch.unit_id != claim.unit_id:
        return _("批次和兑现事项不是同一项政策。")
    return "" if batch.state == "drafted" else _("批次已经公示，不能再加。")


def only_checked_claims(case: Case, facts: Facts) -> Label:
    """Only what was checked, and is of the batch's version, comes into it."""
    batch = of(case)
    rows = Claim.objects.filter(pk__in=facts.get("claims", []))
    wrong = [one for one in rows if one.state != "checked" or one.version_id != batch.version_id]
    if not wrong:
        return ""
    return _("“%(title)s”（%(state)s）不能列入本批次：只能列入同一政策、审核通过的兑现事项。") % {
        "title": wrong[0].title,
        "state": wrong[0].at.label,
    }


def in_this_batch(case: Case, facts: Facts) -> Label:
    """Only what is on the list is taken off it."""
    return (
        ""
        if of(case).claims.filter(pk=facts["claim"], state="listed").exists()
        else _("这一件不在本批次里。")
    )


def somebody_is_listed(case: Case) -> Label:
    """An empty list is not announced."""
    return "" if of(case).claims.filter(state="listed").exists() else _("本批次还没有兑现事项。")


def within_the_announcement(case: Case) -> Label:
    """An objection is made within the public announcement."""
    until = of(case).announced_until
    if until is not None and today() > until:
        return _("公示已于 %(day)s 结束。") % {"day": until}
    return ""


def there_is_an_objection(case: Case) -> Label:
    """Only what was asked is answered."""
    return "" if open_objections(of(case)) else _("没有待答复的异议。")


def announcement_is_over(case: Case) -> Label:
    """Nothing is approved before everybody had the whole time, and every objection its answer."""
    batch = of(case)
    if batch.announced_until is None or today() <= batch.announced_until:
        return _("公示到 %(day)s 为止，期满以后才能审批。") % {"day": batch.announced_until or "—"}
    count = open_objections(batch)
    words = ngettext_lazy("还有 %(count)d 条异议没有答复。", "还有 %(count)d 条异议没有答复。", count)
    return words % {"count": count} if count else ""


def amounts_are_frozen(case: Case) -> Label:
    """What is approved a second time is what was approved the first time."""
    batch = of(case)
    now = total_of(batch)
    if now == batch.amount:
        return ""
    return _("合计与一审时不同：一审 %(then)s，现在 %(now)s。请退回重新审批。") % {
        "then": yuan(batch.amount),
        "now": yuan(now),
    }


def money_suffices(case: Case) -> Label:
    """Everything on the list is held in the pool."""
    waiting = of(case).claims.filter(state__in=("listed", "approved"))
    asked, held = waiting.aggregate(fen=Sum("amount"))["fen"] or 0, of_claims(waiting).waiting
    if held >= asked:
        return ""
    return _("本批次合计 %(asked)s，只锁定了 %(held)s。请先落实资金。") % {
        "asked": yuan(asked),
        "held": yuan(held),
    }


def something_to_send_again(case: Case) -> Label:
    """A repetition needs an account that was corrected."""
    return "" if of(case).claims.filter(state="corrected").exists() else _("没有更正了账户、待补发的支付。")


def everything_is_settled(case: Case) -> Label:
    """A batch ends when every payment on it has arrived or was given up."""
    open_ones = of(case).claims.filter(state__in=("approved", "sent", "bounced", "corrected")).count()
    words = ngettext_lazy("还有 %(count)d 笔没有到账回执。", "还有 %(count)d 笔没有到账回执。", open_ones)
    return words % {"count": open_ones} if open_ones else ""


def its_own_number(case: Case, facts: Facts) -> Label:
    """A receipt is for the payment that was sent last, not for an earlier one that came back."""
    number = current_number(claim_of(case))
    if facts["number"] == number:
        return ""
    return _("支付编号应为 %(number)s。") % {"number": number or "—"}


def a_day_that_was(case: Case, facts: Facts) -> Label:
    """A receipt is of a day since the payment was sent, and not of a day to come."""
    day = date.fromisoformat(facts.get("paid_on") or facts.get("returned_on") or "")
    sent = (
        Event.objects.filter(matter_id=case.matter.pk, step__in=("send", "send_again")).order_by("seq").last()
    )
    if day > today() or (sent is not None and day < timezone.localdate(sent.at)):
        return _("回执日期应当在送出以后、今天以前。")
    return ""
