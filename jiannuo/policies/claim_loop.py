"""惠企兑现: from an enterprise's confirmation or application to the money on its account, and its rating.

确认或申报 → 审核 → 列入批次（公示、两次审批）→ 送国库 → 到账回执 → 评价. A payment that comes back is sent
again under its own number; nothing is paid that was not held in the pool.
"""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops import (
    NEW,
    Alarm,
    Clock,
    Limit,
    Loop,
    Owes,
    Pause,
    State,
    Step,
    Tell,
    lead,
    stays,
    the_lead,
    verify,
)
from jiannuo.kernel.timing.units import Budget, TimeUnit
from jiannuo.policies import facts
from jiannuo.policies.columns import claim as columns
from jiannuo.policies.effects import claim as effects
from jiannuo.policies.facts import claim as told
from jiannuo.policies.facts.payee import account
from jiannuo.policies.guards import batch as batches
from jiannuo.policies.guards import claim as guards
from jiannuo.policies.guards import money
from jiannuo.policies.parties import payer_of_claim, the_enterprise, unit
from jiannuo.policies.recovery_loop import RecoveryLoop

PRACTICE = _("四川省惠企政策“快申快享”通行做法（川办发〔2025〕49号），待本区确认")
MONTH = Budget(30, TimeUnit.CALENDAR_DAY)
_before_approval = (batches.not_approved_yet,)
#: the payer sees what it will have to approve, and looks after what nobody rates; it is not its turn yet
_payer_later = Owes("verify", payer_of_claim, turn=False)


class ClaimLoop(Loop):
    """The loop of one enterprise's claim for one version."""

    key, label, version = "policies.claim", _("惠企兑现"), 1
    model = "policies.Claim"

    reviewing = State(_("审核中"), starts=True, owes=lead(unit))
    returned = State(_("退回补正，等企业补正"), owes=lead(unit, turn=False))
    short_of_money = State(_("待资金"), owes=lead(unit), waits=_("等资金下达或释放，按申请先后办理"))
    checked = State(_("审核通过，待列入批次"), owes=lead(unit))
    listed = State(_("已列入批次，公示和审批中"), owes=(lead(unit, turn=False), _payer_later))
    approved = State(_("已批准，待送国库"), owes=(lead(unit, turn=False), verify(payer_of_claim)))
    sent = State(_("已送国库，待到账回执"), owes=(lead(unit, turn=False), verify(payer_of_claim)))
    bounced = State(_("退票，等企业更正账户"), owes=lead(unit, turn=False))
    corrected = State(_("账户已更正，待补发"), owes=(lead(unit, turn=False), verify(payer_of_claim)))
    paid = State(_("已到账，请企业评价"), owes=(lead(unit, turn=False), _payer_later))
    completed = State(_("已办结"), ends=True)
    refused = State(_("不予兑现"), ends=True)
    withdrawn = State(_("企业已撤回"), ends=True)

    confirm = Step(
        _("确认领取"),
        NEW >> reviewing,
        by=the_enterprise,
        needs=told.confirmation,
        obstacles=(
            guards.in_force,
            guards.as_published,
            guards.paid_without_application,
            guards.not_claimed_twice,
            guards.known_true_on_registers,
            guards.highest_of_its_group,
        ),
        guards=(guards.promised_and_agreed, guards.own_account, guards.one_at_a_time),
        sets=columns.confirmed,
        does=(effects.keep_account,),
        about=_("免申即享：不用交材料，核对账户、作一个承诺即可"),
    )
    apply = Step(
        _("申报"),
        NEW >> reviewing,
        by=the_enterprise,
        needs=told.application,
        obstacles=(
            guards.in_force,
            guards.as_published,
            guards.window_is_open,
            guards.not_claimed_twice,
            guards.not_surely_unfit,
            guards.highest_of_its_group,
        ),
        guards=(guards.promised_and_agreed, guards.own_account, guards.one_at_a_time),
        sets=columns.applied,
        does=(effects.keep_account,),
        about=_("已有的数据不用再填；要人工认定的，附证明材料"),
    )
    pass_check = Step(
        _("审核通过"),
        reviewing >> checked,
        by=the_lead,
        needs=told.checked,
        obstacles=(
            guards.as_published,
            guards.every_condition_is_met,
            guards.highest_of_its_group,
            money.first_come_first,
        ),
        sets=columns.checked,
        does=(effects.reserve,),
        tells=(Tell("policies.claim_moved", the_enterprise),),
        bulk=True,
        about=_("金额按标准计算并锁定资金；随后列入批次公示"),
    )
    return_it = Step(
        _("退回补正"),
        reviewing >> returned,
        by=the_lead,
        needs=told.returned,
        does=(effects.ask_enterprise,),
        tells=(Tell("policies.claim_returned", the_enterprise),),
        about=_("一次说清要补什么；等企业补正期间总时限不计"),
    )
    resubmit = Step(
        _("补正后重新提交"),
        returned >> reviewing,
        by=the_enterprise,
        needs=told.correction,
        guards=(guards.own_account,),
        sets=columns.account,
        does=(effects.keep_account, effects.run_on),
    )
    hold = Step(
        _("待资金"),
        reviewing >> short_of_money,
        by=the_lead,
        needs=(facts.remark,),
        obstacles=(guards.every_condition_is_met, money.really_short),
        sets=columns.checked,
        tells=(Tell("policies.claim_moved", the_enterprise),),
        bulk=True,
        about=_("条件符合、资金不够：先后次序不变，资金到位后接着办"),
    )
    take_up = Step(
        _("资金到位，通过"),
        short_of_money >> checked,
        by=the_lead,
        obstacles=(
            guards.as_published,
            guards.every_condition_is_met,
            guards.highest_of_its_group,
            money.first_come_first,
        ),
        sets=columns.checked,
        does=(effects.reserve,),
        tells=(Tell("policies.claim_moved", the_enterprise),),
        bulk=True,
    )
    refuse = Step(
        _("不予兑现"),
        (reviewing | returned | short_of_money | bounced) >> refused,
        by=the_lead,
        needs=(facts.reason,),
        sets=columns.given_up,
        does=(effects.release,),
        tells=(Tell("policies.claim_refused", the_enterprise),),
        typed_ending=True,
        about=_("写明哪一条不符合、依据什么；企业可以提出异议，由没有参与的人员复核"),
    )
    withdraw = Step(
        _("撤回"),
        (reviewing | returned | short_of_money | checked | listed | bounced | corrected) >> withdrawn,
        by=the_enterprise,
        needs=(facts.reason,),
        obstacles=_before_approval,
        sets=columns.withdrawn,
        does=(effects.release,),
        typed_ending=True,
        about=_("撤回以后可以重新申请，或改选同类的另一项"),
    )
    list = Step(
        _("列入批次"),
        checked >> listed,
        by=the_lead,
        needs=(told.batch,),
        guards=(batches.a_batch_of_its_own,),
        sets=columns.into_batch,
    )
    unlist = Step(
        _("移出批次"),
        listed >> checked,
        by=the_lead,
        needs=(facts.reason,),
        obstacles=(batches.batch_is("drafted", "announced", "cancelled"),),
        sets=columns.out_of_batch,
    )
    get_share = Step(
        _("分配资金"),
        stays(listed),
        by=the_lead,
        needs=(told.share,),
        obstacles=(batches.batch_is("announced"), money.shared_out),
        sets=columns.shared,
        about=_("按比例、按评分分配的资金，公示时随批次一并分配"),
    )
    wait_for_money = Step(
        _("没有分到，待资金"),
        listed >> short_of_money,
        by=the_lead,
        obstacles=(batches.batch_is("announced"), money.shared_out),
        sets=columns.out_of_batch,
        tells=(Tell("policies.claim_moved", the_enterprise),),
    )
    approve = Step(
        _("批准支付"),
        listed >> approved,
        by=payer_of_claim,
        obstacles=(batches.batch_is("approved"),),
        tells=(Tell("policies.claim_moved", the_enterprise),),
    )
    send = Step(
        _("送国库"),
        approved >> sent,
        by=payer_of_claim,
        obstacles=(batches.batch_is("sent"),),
        sets=columns.sent,
        tells=(Tell("policies.claim_moved", the_enterprise),),
    )
    send_again = Step(
        _("补发"),
        corrected >> sent,
        by=payer_of_claim,
        obstacles=(batches.batch_is("sent"),),
        does=(effects.run_on,),
        tells=(Tell("policies.claim_moved", the_enterprise),),
    )
    receive = Step(
        _("登记到账"),
        sent >> paid,
        by=payer_of_claim,
        needs=told.receipt,
        guards=(batches.its_own_number, batches.a_day_that_was),
        sets=columns.received,
        does=(effects.pay,),
        tells=(Tell("policies.claim_paid", the_enterprise),),
        about=_("按国库回执登记；一笔只登记一次"),
    )
    bounce = Step(
        _("登记退票"),
        (sent | paid) >> bounced,
        by=payer_of_claim,
        needs=told.bounced,
        guards=(batches.its_own_number, batches.a_day_that_was),
        sets=columns.bounced,
        does=(effects.give_back, effects.wait_for_the_bank),
        tells=(Tell("policies.claim_returned", the_enterprise),),
        about=_("银行退回：企业更正账户后，用同一编号加后缀补发"),
    )
    correct_account = Step(
        _("更正账户"),
        bounced >> corrected,
        by=the_enterprise,
        needs=account,
        guards=(guards.own_account,),
        sets=columns.account,
        does=(effects.keep_account, effects.run_on),
    )
    relist = Step(
        _("转入新批次"),
        corrected >> checked,
        by=unit,
        obstacles=(batches.batch_is("reconciled"),),
        sets=columns.out_of_batch,
        does=(effects.run_on,),
        about=_("原批次已经办结，账户更正后列入新的批次补发；资金一直锁定，支付编号不变，只加后缀"),
    )
    rate = Step(
        _("评价"),
        paid >> completed,
        by=the_enterprise,
        needs=told.rating,
        guards=(guards.more_than_a_click,),
        sets=columns.rated,
    )
    close = Step(
        _("办结"),
        paid >> completed,
        by=payer_of_claim,
        obstacles=(guards.rating_time_is_over,),
        about=_("企业没有评价的，期满后办结"),
    )
    remark = Step(
        _("办理记录"), stays(reviewing, short_of_money, returned, bounced), by=the_lead, needs=(facts.reason,)
    )

    whole = Clock(
        _("兑现总时限"),
        runs_in=reviewing
        | returned
        | short_of_money
        | checked
        | listed
        | approved
        | sent
        | bounced
        | corrected,
        budget=Limit("policies.claim"),
        basis=PRACTICE,
        purpose="promise",
        pauses=tuple(Pause(key, label, PRACTICE, MONTH) for key, label in told.MISSING),
    )
    checking = Clock(_("审核期限"), runs_in=reviewing, budget=Limit("policies.check"), basis=PRACTICE)
    correcting = Clock(
        _("补正期限"),
        runs_in=returned | bounced,
        budget=Limit("policies.correct"),
        basis=PRACTICE,
        alarms=(Alarm(0.6), Alarm(1.0)),
        effect=_("逾期不补正的，责任单位可以不予兑现；企业可以重新申请"),
    )
    batching = Clock(_("列入批次期限"), runs_in=checked, budget=Limit("policies.batch"), basis=PRACTICE)
    arriving = Clock(_("到账期限"), runs_in=sent, budget=Limit("policies.receipt"), basis=PRACTICE)
    resending = Clock(_("补发期限"), runs_in=corrected, budget=Limit("policies.resend"), basis=PRACTICE)
    rating = Clock(
        _("评价期限"),
        runs_in=paid,
        budget=Limit("policies.rate"),
        basis=PRACTICE,
        alarms=(Alarm(0.6), Alarm(1.0)),
        effect=_("期满没有评价的，由支付单位办结"),
    )


__all__ = ["ClaimLoop", "RecoveryLoop"]
