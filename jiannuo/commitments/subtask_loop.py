"""配合事项: what a lead unit asks of an assisting unit, until the lead unit accepts it."""

from django.utils.translation import gettext_lazy as _

from jiannuo.commitments import facts
from jiannuo.kernel.loops import (
    NEW,
    Clock,
    Limit,
    Loop,
    State,
    Step,
    Until,
    lead,
    on_duty,
    the_lead,
    unit_in,
    verify,
)

assisting = unit_in("unit", label=_("配合单位"))
asking = unit_in("asked_by", label=_("交办单位"))
confirmer = on_duty("verify", _("交办单位"))


class SubtaskLoop(Loop):
    """The loop of one part."""

    key, label, version = "commitments.subtask", _("配合事项"), 1
    model = "commitments.Subtask"

    given = State(_("配合办理中"), starts=True, owes=lead(assisting))
    answered = State(_("已反馈，待核对"), owes=verify(asking))
    accepted = State(_("已完成"), ends=True)
    called_off = State(_("已取消"), ends=True)

    ask = Step(_("交办"), NEW >> given, by=asking)
    answer = Step(_("反馈"), given >> answered, by=the_lead, needs=(facts.done, facts.proof))
    accept = Step(_("核对通过"), answered >> accepted, by=confirmer, needs=(facts.remark,))
    send_back = Step(_("退回补充"), answered >> given, by=confirmer, needs=(facts.reason,))
    call_off = Step(
        _("取消"),
        (given | answered) >> called_off,
        by=asking,
        needs=(facts.reason,),
        typed_ending=True,
    )

    finishing = Clock(
        _("配合期限"), runs_in=given, budget=Until("due_on"), basis=_("由交办单位定"), purpose="promise"
    )
    confirming = Clock(
        _("核对期限"),
        runs_in=answered,
        budget=Limit("commitments.confirm"),
        basis=_("督查工作通行做法，待本区确认"),
    )
