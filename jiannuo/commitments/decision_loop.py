"""议定事项: what a meeting decided, given to one lead unit, until somebody else has verified it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from jiannuo.commitments import facts as common
from jiannuo.commitments.effects import nothing_asked
from jiannuo.commitments.meetings import columns, facts, guards
from jiannuo.commitments.meetings.effects import link_commitment, name_assisting
from jiannuo.commitments.meetings.parties import assisting_units, decided_unit, decider
from jiannuo.commitments.parties import approver, supervision, verifier
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
    assist,
    lead,
    stays,
    the_lead,
    verify,
)

PRACTICE = _("督查工作通行做法，待本区确认")


def asked_until(happening: Happening) -> date:
    """The day that the extension under decision asks for."""
    return date.fromisoformat(guards.decision_of(happening.case).asked["until"])


class DecisionLoop(Loop):
    """The loop of one decision."""

    key, label, version = "commitments.decision", _("议定事项"), 1
    model = "commitments.Decision"
    searched = ("title", "what")

    given = State(_("已交办，待签收"), starts=True, owes=(lead(decided_unit), assist(assisting_units)))
    doing = State(_("办理中"), owes=(lead(decided_unit), assist(assisting_units)))
    extension_asked = State(_("申请延期，待批"), owes=approve(decider))
    answered = State(_("已报结果，待核验"), owes=verify(supervision))
    settled = State(_("已办结"), ends=True)
    called_off = State(_("已撤销"), ends=True)

    give = Step(
        _("交办"),
        NEW >> given,
        by=supervision,
        needs=(facts.what, facts.unit, facts.assisting, facts.until, facts.commitment),
        guards=(
            guards.meeting_was_held,
            guards.until_is_ahead,
            guards.lead_is_not_assisting,
            guards.asked_where_needed,
            guards.commitment_in_scope,
        ),
        sets=columns.given,
        does=(name_assisting, link_commitment),
    )
    sign = Step(_("签收"), given >> doing, by=the_lead, bulk=True, about=_("本单位牵头办理"))
    note = Step(
        _("报办理情况"),
        stays(doing),
        by=the_lead,
        needs=(facts.note, common.more_proof),
        about=_("办到哪一步了，有什么困难"),
    )
    answer = Step(
        _("报结果"),
        doing >> answered,
        by=the_lead,
        needs=(facts.result, common.proof),
        about=_("已经办成，附佐证，请督查室核验"),
    )
    settle = Step(
        _("核验办结"),
        answered >> settled,
        by=verifier | decider,
        needs=(common.finding, common.more_proof),
        sets=columns.solved,
        about=_("核验属实，予以办结"),
    )
    send_back = Step(
        _("退回"),
        answered >> doing,
        by=verifier | decider,
        needs=(common.reason,),
        about=_("佐证不足或没有办到位，退回继续办理"),
    )
    ask_extension = Step(
        _("申请延期"),
        doing >> extension_asked,
        by=the_lead,
        needs=(facts.later, common.reason, common.more_proof),
        guards=(guards.later_and_in_time,),
        sets=columns.asked,
        about=_("到期前提出，由主持人批"),
    )
    grant_extension = Step(
        _("同意延期"),
        extension_asked >> doing,
        by=approver,
        needs=(common.remark,),
        does=(extend_until("deadline", asked_until), nothing_asked),
    )
    deny_extension = Step(
        _("不同意延期"), extension_asked >> doing, by=approver, needs=(common.reason,), sets=columns.answered
    )
    call_off = Step(
        _("撤销议定"),
        (given | doing | answered) >> called_off,
        by=supervision,
        needs=(common.reason,),
        typed_ending=True,
        about=_("情况变化，不再办理，写明理由留存"),
    )

    signing = Clock(
        _("签收期限"), runs_in=given, budget=Limit("commitments.sign"), basis=PRACTICE, purpose="respond"
    )
    deciding = Clock(
        _("审批期限"), runs_in=extension_asked, budget=Limit("commitments.decide"), basis=PRACTICE
    )
    verifying = Clock(_("核验期限"), runs_in=answered, budget=Limit("commitments.verify"), basis=PRACTICE)
    deadline = Clock(
        _("完成时限"),
        runs_in=given | doing | extension_asked | answered,
        budget=Until("due_on"),
        basis=_("调度会议定"),
        purpose="promise",
        extended_by=_("主持人"),
    )
