"""兑现批次: checked claims of one policy on one list, announced, approved by two persons, paid, reconciled.

编制 → 公示 → 一审（责任单位负责人）→ 二审（支付单位）→ 送国库 → 回执核对。 Whoever checked or listed approves
nothing; whoever approved first does not approve again, not for somebody else either.
"""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops import (
    NEW,
    Clock,
    Limit,
    Loop,
    State,
    Step,
    Tell,
    approve,
    lead,
    stays,
    the_lead,
    verify,
)
from jiannuo.policies import facts
from jiannuo.policies.columns import batch as columns
from jiannuo.policies.effects import batch as effects
from jiannuo.policies.effects.sharing import share_out
from jiannuo.policies.facts import batch as told
from jiannuo.policies.guards import batch as guards
from jiannuo.policies.parties import (
    first_approver,
    objector,
    payer_of_batch,
    second_approver,
    unit,
    unit_head,
)

PRACTICE = _("惠企资金管理通行做法，待本区确认")


class BatchLoop(Loop):
    """The loop of one list of claims."""

    key, label, version = "policies.batch", _("兑现批次"), 1
    model = "policies.Batch"

    drafted = State(_("编制中"), starts=True, owes=lead(unit), waits=_("还没有公示；各件兑现各自计时"))
    announced = State(_("公示中"), owes=(lead(unit, turn=False), approve(unit_head)))
    first_approved = State(_("一审通过，待二审"), owes=approve(payer_of_batch))
    approved = State(_("二审通过，待送国库"), owes=verify(payer_of_batch))
    sent = State(_("已送国库，核对回执"), owes=verify(payer_of_batch))
    reconciled = State(_("已办结"), ends=True)
    cancelled = State(_("批次已撤销"), ends=True)

    draft = Step(
        _("编制批次"),
        NEW >> drafted,
        by=unit,
        needs=(told.chosen,),
        guards=(guards.only_checked_claims,),
        sets=columns.drafted,
        does=(effects.list_claims,),
    )
    add = Step(
        _("加入兑现事项"),
        stays(drafted),
        by=the_lead,
        needs=(told.claims,),
        guards=(guards.only_checked_claims,),
        does=(effects.list_claims,),
    )
    take_out = Step(
        _("移出兑现事项"),
        stays(drafted, announced),
        by=the_lead,
        needs=(told.claim, facts.reason),
        guards=(guards.in_this_batch,),
        does=(effects.unlist(lambda happening: str(happening.facts["reason"]), "claim"),),
    )
    announce = Step(
        _("公示"),
        drafted >> announced,
        by=the_lead,
        obstacles=(guards.somebody_is_listed,),
        sets=columns.announced,
        does=(share_out,),
        about=_("公布企业名称和金额，不少于 5 个工作日；任何人都可以提出异议"),
    )
    object = Step(
        _("提出异议"),
        stays(announced),
        by=objector,
        needs=(told.objection, facts.papers),
        obstacles=(guards.within_the_announcement,),
        tells=(Tell("policies.batch_waits", unit),),
        about=_("对公示的企业或金额有异议，写明事实；责任单位核实后答复"),
    )
    answer_objection = Step(
        _("答复异议"),
        stays(announced),
        by=the_lead,
        needs=(told.answer,),
        obstacles=(guards.there_is_an_objection,),
        about=_("核实后逐条答复；不该兑现的先移出"),
    )
    approve_first = Step(
        _("一审通过"),
        announced >> first_approved,
        by=first_approver,
        needs=(facts.remark,),
        obstacles=(guards.announcement_is_over, guards.somebody_is_listed, guards.money_suffices),
        sets=columns.approved_first,
        tells=(Tell("policies.batch_waits", payer_of_batch),),
        about=_("金额从此固定；由支付单位的另一人二审"),
    )
    return_first = Step(
        _("一审退回"),
        announced >> drafted,
        by=unit_head,
        needs=(facts.reason,),
        sets=columns.back_to_draft,
        about=_("重新编制的，重新公示"),
    )
    approve_second = Step(
        _("二审通过"),
        first_approved >> approved,
        by=second_approver,
        needs=(facts.remark,),
        obstacles=(guards.amounts_are_frozen, guards.money_suffices),
        does=(effects.each("approve", "listed"),),
    )
    return_second = Step(
        _("二审退回"),
        first_approved >> drafted,
        by=second_approver,
        needs=(facts.reason,),
        sets=columns.back_to_draft,
    )
    send = Step(
        _("送国库"),
        approved >> sent,
        by=payer_of_batch,
        does=(effects.each("send", "approved"), effects.keep_digest),
        about=_("生成支付清单；同一清单下载多少次内容都一样"),
    )
    send_again = Step(
        _("补发"),
        stays(sent),
        by=payer_of_batch,
        obstacles=(guards.something_to_send_again,),
        does=(effects.each("send_again", "corrected"), effects.keep_digest),
        about=_("企业更正了账户的退票，用原编号加后缀补发"),
    )
    reconcile = Step(
        _("核对办结"),
        sent >> reconciled,
        by=payer_of_batch,
        needs=(facts.remark,),
        obstacles=(guards.everything_is_settled,),
        sets=columns.reconciled,
    )
    cancel = Step(
        _("撤销批次"),
        drafted >> cancelled,
        by=the_lead,
        needs=(facts.reason,),
        does=(effects.unlist(lambda happening: str(happening.facts["reason"])),),
        typed_ending=True,
    )

    announcing = Clock(
        _("公示和一审期限"), runs_in=announced, budget=Limit("policies.first_approval"), basis=PRACTICE
    )
    deciding = Clock(
        _("二审期限"), runs_in=first_approved, budget=Limit("policies.second_approval"), basis=PRACTICE
    )
    sending = Clock(_("送国库期限"), runs_in=approved, budget=Limit("policies.send"), basis=PRACTICE)
    arriving = Clock(_("回执期限"), runs_in=sent, budget=Limit("policies.reconcile"), basis=PRACTICE)
