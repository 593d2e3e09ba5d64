"""督查: from a plan that is approved first to conclusions that every unit got, and what became of them.

拟方案 → 报批 → 批准 → 实施 → 拟结论 → 报批 → 反馈 → 办结 (政府督查工作条例). What follows for a unit goes its
own way in ``part_loop``; what is proposed because of it, in ``proposal_loop``. Inspected units see
nothing of this loop: clues, hand-overs and other units are in it.
"""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops import NEW, Clock, Limit, Loop, State, Step, Until, approve, lead, stays
from jiannuo.supervision import columns, effects, facts, guards
from jiannuo.supervision.part_loop import PartLoop
from jiannuo.supervision.parties import approver, head, inspector, supervision
from jiannuo.supervision.proposal_loop import PRACTICE, ProposalLoop

_plan_rules = (
    guards.dates_in_order,
    guards.only_objects_of_the_law,
    guards.not_their_own_office,
    guards.nobody_inspects_their_own_unit,
)


class InspectionLoop(Loop):
    """The loop of one inspection."""

    key, label, version = "supervision.inspection", _("督查"), 1
    model = "supervision.Inspection"
    confined = True

    drafted = State(_("拟方案"), starts=True, owes=lead(supervision), waits=_("方案还没有报批"))
    submitted = State(_("已报批，待批准"), owes=approve(head))
    approved = State(_("已批准，待实施"), owes=lead(supervision))
    under_way = State(_("实施中"), owes=lead(supervision))
    concluding = State(_("实施结束，拟结论"), owes=lead(supervision))
    conclusions_submitted = State(_("结论已报批，待批准"), owes=approve(head))
    fed_back = State(
        _("结论已反馈，跟踪整改"), owes=lead(supervision), waits=_("各被督查单位的整改和复核，各自计时")
    )
    closing_asked = State(_("申请办结，待批准"), owes=approve(head))
    termination_asked = State(_("申请终止，待批准"), owes=approve(head))
    winding_up = State(_("已批准终止，待归档"), owes=lead(supervision), waits=_("归档即可"))
    finished = State(_("已办结"), ends=True)
    terminated = State(_("已终止"), ends=True)
    called_off = State(_("方案已撤销"), ends=True)

    draft = Step(
        _("拟督查方案"),
        NEW >> drafted,
        by=supervision,
        needs=facts.plan,
        narrows=columns.objects_to_choose,
        guards=_plan_rules,
        sets=columns.plan,
        does=(effects.keep_group_and_units,),
        about=_("写明内容、对象、范围和时间；报领导批准后才能实施（条例第十五条）"),
    )
    submit = Step(
        _("报批"), drafted >> submitted, by=supervision, obstacles=(guards.plan_still_stands,),
        about=_("送区政府领导批准"),
    )  # fmt: skip
    revise = Step(
        _("修改方案"),
        stays(drafted),
        by=supervision,
        needs=(facts.name, *facts.plan),
        narrows=columns.objects_to_choose,
        guards=_plan_rules,
        sets=columns.plan,
        does=(effects.keep_group_and_units,),
        begins_with=columns.plan_as_it_is,
    )
    call_off = Step(
        _("撤销方案"),
        drafted >> called_off,
        by=supervision,
        needs=(facts.reason,),
        obstacles=(guards.never_approved,),
        typed_ending=True,
    )
    approve_plan = Step(
        _("批准"),
        submitted >> approved,
        by=approver,
        needs=(facts.necessity, facts.remark),
        obstacles=(guards.plan_still_stands,),
        guards=(guards.overlap_needs_a_reason,),
        sets=columns.approved,
        does=(effects.notify,),
        about=_("同意按方案督查；通知被督查单位（事先不通知的除外）"),
    )
    return_plan = Step(_("退回"), submitted >> drafted, by=approver, needs=(facts.reason,))
    start = Step(
        _("开始实施"),
        approved >> under_way,
        by=inspector,
        obstacles=(guards.within_the_plan,),
        about=_("督查组进驻，按方案检查"),
    )
    find = Step(
        _("登记发现"),
        stays(under_way),
        by=inspector,
        needs=facts.finding,
        narrows=columns.approved_units,
        guards=(guards.an_approved_unit, guards.seen_on_an_approved_day),
        about=_("一个单位一条一条记，附照片或资料"),
    )
    finish_visits = Step(
        _("实施结束"), under_way >> concluding, by=inspector, about=_("现场查完，开始拟结论")
    )
    conclude = Step(
        _("作出结论"),
        stays(concluding),
        by=inspector,
        needs=(facts.unit, facts.conclusion, facts.issues, facts.rectify_by),
        narrows=columns.approved_units,
        guards=(guards.an_approved_unit, guards.day_for_what_must_be_done),
        about=_("每个被督查单位一份；反馈以前可以重写"),
    )
    submit_conclusions = Step(
        _("结论报批"),
        concluding >> conclusions_submitted,
        by=inspector,
        obstacles=(guards.every_unit_has_a_conclusion,),
        about=_("督查结论由区政府作出，报领导批准后反馈（条例第十六条）"),
    )
    feed_back = Step(
        _("同意结论并反馈"),
        conclusions_submitted >> fed_back,
        by=approver,
        needs=(facts.remark,),
        does=(effects.serve_conclusions,),
        about=_("各单位只收到自己的结论（条例第十六条）"),
    )
    return_conclusions = Step(
        _("退回结论"), conclusions_submitted >> concluding, by=approver, needs=(facts.reason,)
    )
    change_plan = Step(
        _("调整方案"),
        (approved | under_way) >> submitted,
        by=inspector,
        needs=(*facts.plan, facts.reason),
        narrows=columns.objects_to_choose,
        guards=_plan_rules,
        sets=columns.plan,
        does=(effects.keep_group_and_units,),
        begins_with=columns.plan_as_it_is,
        about=_("对象、范围、时间要变的，重新报批后才能继续（条例第十五条）"),
    )
    recuse = Step(
        _("登记回避"),
        stays(drafted, submitted, approved, under_way, concluding),
        by=supervision,
        needs=(facts.member, facts.reason),
        narrows=columns.members_to_choose,
        guards=(guards.one_of_the_group,),
        about=_("组员声明与督查事项有利害关系，不再参加"),
    )
    file = Step(
        _("登记线索、移送"),
        stays(approved, under_way, concluding, conclusions_submitted, fed_back),
        by=inspector,
        needs=facts.filed,
        about=_("只有督查室和区领导看得到；涉嫌违法犯罪的移送有权机关（条例第二十三条）"),
    )
    propose = Step(
        _("提出督查建议"),
        stays(fed_back),
        by=inspector,
        needs=facts.proposal,
        narrows=columns.approved_units,
        guards=(guards.an_approved_unit,),
        does=(effects.open_proposal,),
        about=_("表扬、激励、批评、追究责任，经批准后才实施（条例第二十一条）"),
    )
    ask_to_close = Step(
        _("申请办结"),
        fed_back >> closing_asked,
        by=supervision,
        needs=(facts.summary,),
        obstacles=(guards.every_part_is_closed,),
        about=_("各单位都已办结，报领导批准"),
    )
    finish = Step(_("同意办结"), closing_asked >> finished, by=approver, needs=(facts.remark,))
    reopen = Step(_("不同意办结"), closing_asked >> fed_back, by=approver, needs=(facts.reason,))
    ask_termination = Step(
        _("申请终止"),
        (approved | under_way) >> termination_asked,
        by=supervision,
        needs=(facts.reason,),
        about=_("批准过的督查不再进行，须经批准"),
    )
    grant_termination = Step(
        _("同意终止"),
        termination_asked >> winding_up,
        by=approver,
        needs=(facts.remark,),
        does=(effects.call_off_parts,),
    )
    deny_termination = Step(
        _("不同意终止"), termination_asked >> approved, by=approver, needs=(facts.reason,)
    )
    wind_up = Step(
        _("终止归档"),
        winding_up >> terminated,
        by=supervision,
        needs=(facts.reason,),
        typed_ending=True,
        about=_("写明终止的原因和已经做的工作"),
    )

    deciding = Clock(
        _("审批期限"),
        runs_in=submitted | conclusions_submitted | closing_asked | termination_asked,
        budget=Limit("supervision.approve"),
        basis=PRACTICE,
    )
    starting = Clock(_("开始日期"), runs_in=approved, budget=Until("begins_on"), basis=_("批准的督查方案"))
    carrying_out = Clock(_("结束日期"), runs_in=under_way, budget=Until("ends_on"), basis=_("批准的督查方案"))
    concluded = Clock(_("结论期限"), runs_in=concluding, budget=Limit("supervision.conclude"), basis=PRACTICE)


__all__ = ["InspectionLoop", "PartLoop", "ProposalLoop"]
