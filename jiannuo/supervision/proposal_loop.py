"""督查建议: praise, incentive, criticism or accountability, carried out only once the head approved it."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops import NEW, Clock, Limit, Loop, State, Step, approve, lead
from jiannuo.supervision import facts
from jiannuo.supervision.parties import approver, head, supervision

PRACTICE = _("督查工作通行做法，待本区确认")


class ProposalLoop(Loop):
    """政府督查工作条例 art 21. The unit sees nothing of it; what was approved comes to it by letter."""

    key, label, version = "supervision.proposal", _("督查建议"), 1
    model = "supervision.Proposal"
    confined = True
    unnamed = True

    proposed = State(_("待批准"), starts=True, owes=(lead(supervision), approve(head)))
    granted = State(_("已批准"), ends=True)
    denied = State(_("不予采纳"), ends=True)
    withdrawn = State(_("已撤回"), ends=True)

    propose = Step(_("提出建议"), NEW >> proposed, by=supervision)
    grant = Step(
        _("批准"),
        proposed >> granted,
        by=approver,
        needs=(facts.remark,),
        about=_("批准后组织实施；追究责任的，交有权机关调查处理"),
    )
    deny = Step(_("不采纳"), proposed >> denied, by=approver, needs=(facts.reason,))
    withdraw = Step(
        _("撤回"), proposed >> withdrawn, by=supervision, needs=(facts.reason,), typed_ending=True
    )

    deciding = Clock(_("审批期限"), runs_in=proposed, budget=Limit("supervision.approve"), basis=PRACTICE)
