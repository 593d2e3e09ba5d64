"""追回: money that should not have been paid comes back. Begun by one, decided by another elsewhere."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops import NEW, Clock, Limit, Loop, State, Step, Tell, approve, lead, the_lead, verify
from jiannuo.policies import facts
from jiannuo.policies.columns import recovery as columns
from jiannuo.policies.effects import claim as effects
from jiannuo.policies.facts import claim as told
from jiannuo.policies.guards import money
from jiannuo.policies.parties import payer_not_beginner, payer_of_claim, the_enterprise, unit

PRACTICE = _("财政资金管理通行做法，待本区确认")


class RecoveryLoop(Loop):
    """The loop of one recovery: a row of Claim under the claim that was paid."""

    key, label, version = "policies.recovery", _("资金追回"), 1
    model = "policies.Claim"

    proposed = State(_("拟追回，待决定"), starts=True, owes=(lead(unit), approve(payer_of_claim)))
    decided = State(_("已决定追回，待企业退回"), owes=(lead(unit, turn=False), verify(payer_of_claim)))
    recovered = State(_("已追回"), ends=True)
    dropped = State(_("不追回"), ends=True)

    propose = Step(
        _("提出追回"),
        NEW >> proposed,
        by=unit,
        needs=(*told.recovery, facts.papers),
        guards=(money.no_more_than_was_paid,),
        sets=columns.proposed,
        about=_("写明事实和依据；由支付单位的另一人决定，企业可以陈述和提出异议"),
    )
    decide = Step(
        _("决定追回"),
        proposed >> decided,
        by=payer_not_beginner,
        needs=(facts.remark,),
        tells=(Tell("policies.recovery_decided", the_enterprise),),
    )
    deny = Step(_("不予追回"), proposed >> dropped, by=payer_not_beginner, needs=(facts.reason,))
    give_up = Step(
        _("撤销"),
        proposed >> dropped,
        by=the_lead,
        needs=(facts.reason,),
        typed_ending=True,
    )
    repay = Step(
        _("登记退回"),
        decided >> recovered,
        by=payer_of_claim,
        needs=told.repaid,
        does=(effects.recover,),
        tells=(Tell("policies.claim_moved", the_enterprise),),
    )
    lift = Step(
        _("撤销追回决定"),
        decided >> dropped,
        by=payer_not_beginner,
        needs=(facts.reason,),
        tells=(Tell("policies.claim_moved", the_enterprise),),
    )

    deciding = Clock(_("决定期限"), runs_in=proposed, budget=Limit("policies.decide"), basis=PRACTICE)
    repaying = Clock(_("退回期限"), runs_in=decided, budget=Limit("policies.repay"), basis=PRACTICE)
