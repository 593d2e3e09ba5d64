"""承诺事项: from a sentence in the report to a promise struck off.

拟稿 → 审定 → 下发 → 签收 → 推进 → 申请销号 → 核验 → 销号; objection has an arbiter; change, extension
and suspension are asked for, decided by a leader, and kept.
"""

from django.utils.translation import gettext_lazy as _

from jiannuo.commitments import columns, effects, facts, guards
from jiannuo.commitments.parties import approver, lead_unit, responsible_leader, supervision, verifier
from jiannuo.commitments.subtask_loop import SubtaskLoop
from jiannuo.kernel.clocks import extend_until, restart
from jiannuo.kernel.loops import (
    NEW,
    Alarm,
    Clock,
    Limit,
    Loop,
    State,
    Step,
    Until,
    approve,
    lead,
    stays,
    the_lead,
    verify,
)

#: working practice of supervision, to be confirmed by each district
PRACTICE = _("督查工作通行做法，待本区确认")


class CommitmentLoop(Loop):
    """The loop of one promise."""

    key, label, version = "commitments.commitment", _("承诺事项"), 1
    model = "commitments.Commitment"
    searched = ("title", "quote", "measure")

    drafted = State(
        _("待审定"), starts=True, owes=(lead(supervision, turn=False), approve(responsible_leader))
    )
    returned = State(_("退回，待重拟"), owes=lead(supervision))
    approved = State(_("已审定，待下发"), owes=lead(supervision))
    dispatched = State(_("已下发，待签收"), owes=lead(lead_unit))
    objected = State(_("有异议，待裁定"), owes=approve(responsible_leader))
    moving = State(_("推进中"), owes=lead(lead_unit))
    change_asked = State(_("申请变更，待批"), owes=approve(responsible_leader))
    extension_asked = State(_("申请延期，待批"), owes=approve(responsible_leader))
    suspension_asked = State(_("申请中止，待批"), owes=approve(responsible_leader))
    suspended = State(_("已中止"), owes=approve(responsible_leader), waits=_("经批准中止，恢复前不计时"))
    claimed = State(_("申请销号，待核验"), owes=verify(supervision))
    struck_off = State(_("已销号"), ends=True)
    dropped = State(_("不列入"), ends=True)
    terminated = State(_("已终止"), ends=True)

    draft = Step(_("拟稿"), NEW >> drafted, by=supervision, about=_("从任务分解表生成，待领导审定"))
    approve_draft = Step(
        _("审定"),
        drafted >> approved,
        by=approver,
        needs=(facts.remark,),
        obstacles=(guards.has_a_lead, guards.has_a_day),
        bulk=True,
        about=_("同意列入并下发"),
    )
    send_back = Step(
        _("退回重拟"),
        drafted >> returned,
        by=approver,
        needs=(facts.reason,),
        about=_("目标、举措、时限或牵头单位不妥，说明理由，请督查室重拟"),
    )
    redraft = Step(
        _("重拟报审"),
        returned >> drafted,
        by=supervision,
        needs=facts.redraft,
        guards=(guards.something_is_redrafted,),
        sets=columns.redrafted,
    )
    drop = Step(
        _("不列入"),
        (drafted | returned | approved) >> dropped,
        by=supervision,
        needs=(facts.reason,),
        typed_ending=True,
        about=_("这一条不作为承诺事项，写明理由留存"),
    )
    dispatch = Step(
        _("下发"),
        approved >> dispatched,
        by=supervision,
        needs=(facts.consent,),
        guards=(guards.consent_where_needed,),
        sets=columns.published,
        bulk=True,
        about=_("交给牵头单位，并向社会公开"),
    )
    sign = Step(
        _("签收"),
        dispatched >> moving,
        by=the_lead,
        sets=columns.first_report_due,
        bulk=True,
        about=_("本单位牵头办理，从现在起按月填报"),
    )
    object_to = Step(
        _("提出异议"),
        dispatched >> objected,
        by=the_lead,
        needs=(facts.reason,),
        about=_("不属本单位职责，请责任领导裁定"),
    )
    uphold = Step(_("维持交办"), objected >> dispatched, by=approver, needs=(facts.reason,))
    reassign = Step(
        _("改派"),
        objected >> dispatched,
        by=approver,
        needs=(facts.new_lead, facts.reason),
        sets=columns.new_lead,
        about=_("改由另一个单位牵头"),
    )
    report = Step(
        _("填报进展"),
        stays(moving),
        by=the_lead,
        needs=(
            facts.as_of,
            facts.percent,
            facts.value,
            facts.done,
            facts.problems,
            facts.next_step,
            facts.milestone,
            facts.proof,
        ),
        guards=(guards.not_in_the_future, guards.not_less_than_before),
        sets=columns.reported,
        does=(effects.keep_report, restart("monthly")),
        about=_("每月一次，附佐证"),
    )
    correct = Step(
        _("更正数据"),
        stays(moving, claimed),
        by=the_lead,
        needs=(facts.month, facts.percent, facts.value, facts.reason, facts.proof),
        guards=(guards.month_was_reported,),
        sets=columns.corrected,
        does=(effects.keep_correction,),
        about=_("改以前填报的数，原数、新数、理由都保留"),
    )
    check = Step(
        _("核实进展"),
        stays(moving, claimed),
        by=supervision,
        needs=(facts.verdict, facts.finding, facts.show_evidence),
        obstacles=(guards.something_to_check,),
        does=(effects.keep_verdict,),
    )
    ask_part = Step(
        _("请配合单位办"),
        stays(moving),
        by=the_lead,
        needs=facts.part,
        does=(effects.open_subtask,),
        about=_("给配合单位一项子任务，办完由本单位核对"),
    )
    ask_change = Step(
        _("申请变更"),
        moving >> change_asked,
        by=the_lead,
        needs=(facts.new_targets, facts.new_measure, facts.reason, facts.more_proof),
        guards=(guards.something_changes,),
        sets=columns.asked,
    )
    ask_extension = Step(
        _("申请延期"),
        moving >> extension_asked,
        by=the_lead,
        needs=(facts.until, facts.reason, facts.more_proof),
        obstacles=(guards.in_time,),
        guards=(guards.later_than_now,),
        sets=columns.asked,
        about=_("到期前提出，由责任领导批"),
    )
    ask_suspension = Step(
        _("申请中止"),
        moving >> suspension_asked,
        by=the_lead,
        needs=(facts.reason, facts.more_proof),
        sets=columns.asked,
    )
    grant_change = Step(
        _("同意变更"), change_asked >> moving, by=approver, needs=(facts.remark,), sets=columns.change_granted
    )
    grant_extension = Step(
        _("同意延期"),
        extension_asked >> moving,
        by=approver,
        needs=(facts.remark,),
        does=(extend_until("deadline", effects.asked_until), effects.nothing_asked),
    )
    grant_suspension = Step(
        _("同意中止"),
        suspension_asked >> suspended,
        by=approver,
        needs=(facts.remark,),
        sets=columns.answered,
    )
    deny = Step(
        _("不同意"),
        (change_asked | extension_asked | suspension_asked) >> moving,
        by=approver,
        needs=(facts.reason,),
        sets=columns.answered,
    )
    resume = Step(_("恢复推进"), suspended >> moving, by=approver | supervision, needs=(facts.reason,))
    terminate = Step(
        _("终止"),
        suspended >> terminated,
        by=approver,
        needs=(facts.reason,),
        typed_ending=True,
        about=_("客观上已不能办，写明理由向社会公开"),
    )
    claim = Step(
        _("申请销号"),
        moving >> claimed,
        by=the_lead,
        needs=(facts.summary, facts.proof),
        obstacles=(guards.parts_are_done,),
        about=_("已经办成，请督查室核验"),
    )
    strike_off = Step(
        _("核验销号"),
        claimed >> struck_off,
        by=verifier,
        needs=(facts.finding, facts.more_proof, facts.show_evidence),
        sets=columns.solved,
        does=(effects.show_claimed,),
        about=_("核验属实，予以销号并公开"),
    )
    return_claim = Step(
        _("退回"), claimed >> moving, by=verifier, needs=(facts.reason,), about=_("未达到要求，退回继续办理")
    )

    approving = Clock(_("审定期限"), runs_in=drafted, budget=Limit("commitments.approve"), basis=PRACTICE)
    redrafting = Clock(_("重拟期限"), runs_in=returned, budget=Limit("commitments.redraft"), basis=PRACTICE)
    dispatching = Clock(_("下发期限"), runs_in=approved, budget=Limit("commitments.dispatch"), basis=PRACTICE)
    signing = Clock(
        _("签收期限"), runs_in=dispatched, budget=Limit("commitments.sign"), basis=PRACTICE, purpose="respond"
    )
    arbitrating = Clock(
        _("裁定期限"), runs_in=objected, budget=Limit("commitments.arbitrate"), basis=PRACTICE
    )
    deciding = Clock(
        _("审批期限"),
        runs_in=change_asked | extension_asked | suspension_asked,
        budget=Limit("commitments.decide"),
        basis=PRACTICE,
    )
    verifying = Clock(_("核验期限"), runs_in=claimed, budget=Limit("commitments.verify"), basis=PRACTICE)
    monthly = Clock(
        _("按月填报"),
        runs_in=moving,
        budget=Until("report_due_on"),
        basis=_("每月末填报，待本区确认"),
        alarms=(Alarm(0.8), Alarm(1.0, ("owner", "head")), Alarm(1.2, ("head", "supervision"))),
        purpose="respond",
    )
    deadline = Clock(
        _("完成时限"),
        runs_in=moving | change_asked | extension_asked | suspension_asked | claimed,
        budget=Until("due_on"),
        basis=_("向人民代表大会报告的时限"),
        purpose="promise",
        extended_by=_("责任领导"),
    )


__all__ = ["CommitmentLoop", "SubtaskLoop"]
