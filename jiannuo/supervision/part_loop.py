"""督查整改: one inspected unit's part, from the notice to what was rectified and checked.

已通知 → 结论送达 → 签收 → 整改 → 报送 → 核查 → 销号; within thirty days of receipt the unit may object,
and somebody who took no part decides (政府督查工作条例 arts 16–18).
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.clocks import extend_until
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.loops import (
    NEW,
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
from jiannuo.supervision import columns, facts, part_guards
from jiannuo.supervision.models import Part
from jiannuo.supervision.parties import (
    extender,
    head,
    inspected,
    must_rectify,
    need_not_rectify,
    rechecker,
    supervision,
    supervision_with_issues,
    supervision_without_issues,
    verifier,
)

PRACTICE = _("督查工作通行做法，待本区确认")


def asked_until(happening: Happening) -> date:
    """The day that the extension under decision asks for."""
    assert isinstance(happening.matter, Part)
    assert happening.matter.asked_until is not None
    return happening.matter.asked_until


def nothing_asked(happening: Happening) -> None:
    """What was asked for is decided."""
    happening.set(asked_until=None)


class PartLoop(Loop):
    """The loop of one inspected unit."""

    key, label, version = "supervision.part", _("督查整改"), 1
    model = "supervision.Part"
    unnamed = True

    noticed = State(
        _("已通知，配合督查"), starts=True, owes=lead(inspected), waits=_("督查在实施，结论反馈后再办")
    )
    served = State(_("结论已送达，待签收"), owes=lead(inspected))
    clean = State(_("已签收，无须整改"), owes=verify(supervision))
    rectifying = State(_("整改中"), owes=lead(inspected))
    reported = State(_("已报送整改，待核查"), owes=verify(supervision))
    extension_asked = State(_("申请延期，待批"), owes=approve(supervision))
    objected = State(_("已申请复核，待决定"), owes=approve(rechecker))
    written_off = State(_("已销号"), ends=True)
    closed_clean = State(_("无须整改，已办结"), ends=True)
    revoked = State(_("结论已撤销"), ends=True)
    called_off = State(_("督查已终止"), ends=True)

    notify = Step(_("通知"), NEW >> noticed, by=supervision | head)
    explain = Step(
        _("报送自查情况"),
        stays(noticed),
        by=the_lead,
        needs=(facts.self_check, facts.more_proof),
        about=_("说明情况，附有关资料（条例第十二条）"),
    )
    serve = Step(
        _("送达结论"),
        noticed >> served,
        by=supervision | head,
        needs=(facts.conclusion, facts.issues, facts.rectify_by),
        obstacles=(part_guards.fed_back_by_the_inspection,),
        sets=columns.served,
    )
    sign = Step(
        _("签收并整改"),
        served >> rectifying,
        by=must_rectify,
        sets=columns.received,
        about=_("从签收起 30 日内可以申请复核；整改按时限办"),
    )
    sign_clean = Step(
        _("签收结论"),
        served >> clean,
        by=need_not_rectify,
        sets=columns.received,
        about=_("没有整改事项；从签收起 30 日内可以申请复核"),
    )
    record_receipt = Step(
        _("登记送达"),
        served >> rectifying,
        by=supervision_with_issues,
        needs=facts.receipt,
        guards=(part_guards.received_in_between,),
        sets=columns.received_on_paper,
        about=_("单位没有在系统里签收的，凭签字的送达回证登记收到的日期"),
    )
    record_receipt_clean = Step(
        _("登记送达"),
        served >> clean,
        by=supervision_without_issues,
        needs=facts.receipt,
        guards=(part_guards.received_in_between,),
        sets=columns.received_on_paper,
        about=_("单位没有在系统里签收的，凭签字的送达回证登记收到的日期"),
    )
    report = Step(
        _("报送整改情况"),
        rectifying >> reported,
        by=the_lead,
        needs=(facts.done, facts.proof),
        about=_("逐项说明，附佐证，请督查室核查"),
    )
    waive = Step(
        _("声明无异议"),
        stays(rectifying, reported, clean),
        by=the_lead,
        obstacles=(part_guards.nothing_said_yet,),
        sets=columns.waived,
        about=_("声明后不再申请复核"),
    )
    object_to = Step(
        _("申请复核"),
        (rectifying | reported | clean | extension_asked) >> objected,
        by=the_lead,
        needs=(facts.objection, facts.more_proof),
        obstacles=(part_guards.in_thirty_days_and_once,),
        sets=columns.objected,
        about=_("对结论有异议：收到之日起 30 日内提出，由没有参加督查的人员复核；复核期间整改不停"),
    )
    ask_extension = Step(
        _("申请延期"),
        rectifying >> extension_asked,
        by=the_lead,
        needs=(facts.until, facts.reason),
        obstacles=(part_guards.before_the_day,),
        guards=(part_guards.later_than_now,),
        sets=columns.extension_asked,
        about=_("到期前提出，由督查室批"),
    )
    grant_extension = Step(
        _("同意延期"),
        extension_asked >> rectifying,
        by=extender,
        needs=(facts.remark,),
        does=(extend_until("rectify", asked_until), nothing_asked),
    )
    deny_extension = Step(
        _("不同意延期"),
        extension_asked >> rectifying,
        by=extender,
        needs=(facts.reason,),
        sets=columns.nothing_asked,
    )
    write_off = Step(
        _("核查销号"),
        reported >> written_off,
        by=verifier,
        needs=(facts.checked, facts.more_proof),
        obstacles=(part_guards.objection_is_over,),
        sets=columns.rectified,
        about=_("整改到位，予以销号（条例第十八条）"),
    )
    send_back = Step(
        _("退回整改"),
        reported >> rectifying,
        by=verifier,
        needs=(facts.reason, facts.more_proof),
        about=_("没有整改到位，退回继续"),
    )
    close_clean = Step(
        _("办结"),
        clean >> closed_clean,
        by=verifier,
        needs=(facts.remark,),
        obstacles=(part_guards.objection_is_over,),
    )
    uphold = Step(
        _("维持结论"),
        objected >> served,
        by=rechecker,
        needs=(facts.decision,),
        sets=columns.upheld,
        about=_("复核决定送该单位签收，结论不变"),
    )
    change = Step(
        _("变更结论"),
        objected >> served,
        by=rechecker,
        needs=(facts.decision, facts.conclusion, facts.issues, facts.rectify_by),
        guards=(part_guards.another_day_to_come,),
        sets=columns.changed,
        about=_("变更后的结论送该单位签收"),
    )
    revoke = Step(
        _("撤销结论"),
        objected >> revoked,
        by=rechecker,
        needs=(facts.decision,),
        sets=columns.revoked,
        about=_("结论不成立，不用整改"),
    )
    call_off = Step(
        _("终止"),
        noticed >> called_off,
        by=supervision | head,
        needs=(facts.reason,),
        typed_ending=True,
        about=_("不再督查该单位，没有结论"),
    )

    signing = Clock(
        _("签收期限"), runs_in=served, budget=Limit("supervision.sign"), basis=PRACTICE, purpose="respond"
    )
    rectify = Clock(
        _("整改时限"),
        runs_in=served | rectifying | extension_asked | reported | objected,
        budget=Until("due_on"),
        basis=_("督查结论（政府督查工作条例第十八条）"),
        purpose="promise",
        extended_by=_("督查室"),
    )
    deciding = Clock(
        _("延期审批期限"), runs_in=extension_asked, budget=Limit("supervision.extend"), basis=PRACTICE
    )
    checking = Clock(_("核查期限"), runs_in=reported, budget=Limit("supervision.check"), basis=PRACTICE)
    closing = Clock(_("办结期限"), runs_in=clean, budget=Limit("supervision.close"), basis=PRACTICE)
    rechecking = Clock(
        _("复核期限"),
        runs_in=objected,
        budget=Limit("supervision.recheck"),
        basis=_("政府督查工作条例第十七条"),
    )
