"""企业问题: from what an enterprise says on a visit to its own word that it is solved.

提出 → 受理（或转办）→ 办理 → 答复 → 企业确认 → 办结. Whoever solved it never closes it: the enterprise
does, or whoever asks the enterprise. 优化营商环境条例 art 48: officers hear enterprises regularly and
solve their problems in time.
"""

from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises import problem_columns as columns
from jiannuo.enterprises import problem_facts as facts
from jiannuo.enterprises import problem_guards as guards
from jiannuo.enterprises.parties import checker, enterprise, judge, officer, solver, supervision
from jiannuo.kernel.clocks import restart
from jiannuo.kernel.loops import NEW, Clock, Limit, Loop, State, Step, lead, the_lead, verify

PRACTICE = _("涉企服务通行做法，待本区确认")


class ProblemLoop(Loop):
    """The loop of one problem of one enterprise."""

    key, label, version = "enterprises.problem", _("企业问题"), 1
    model = "enterprises.Problem"
    searched = ("title", "words")

    raised = State(_("已提出，待受理"), starts=True, owes=lead(solver))
    accepted = State(_("办理中"), owes=lead(solver))
    answered = State(_("已答复，待企业确认"), owes=verify(checker))
    solved = State(_("已解决"), ends=True)
    explained = State(_("暂不能解决，企业理解"), ends=True)
    withdrawn = State(_("企业已撤回"), ends=True)

    bring_up = Step(_("提出问题"), NEW >> raised, by=officer | enterprise, about=_("写明问题，交能办的单位"))
    accept = Step(_("受理"), raised >> accepted, by=the_lead, about=_("归本单位办，开始办理"))
    pass_on = Step(
        _("转办"),
        (raised | accepted) >> raised,
        by=the_lead,
        needs=(facts.unit, facts.reason),
        obstacles=(guards.not_round_and_round,),
        guards=(guards.to_another_unit,),
        sets=columns.passed_on,
        does=(restart("accepting"),),
        about=_("不归本单位的，直接转给能办的单位；办理时限从提出起算，不因转办重来"),
    )
    assign = Step(
        _("指定办理单位"),
        (raised | accepted) >> raised,
        by=supervision,
        needs=(facts.unit, facts.reason),
        guards=(guards.to_another_unit,),
        sets=columns.passed_on,
        does=(restart("accepting"),),
        about=_("几家都说不归自己的，由督查室指定"),
    )
    answer = Step(
        _("答复"),
        accepted >> answered,
        by=the_lead,
        needs=(facts.answer, facts.proof),
        sets=columns.answered,
        about=_("把结果告诉企业，由企业确认是否解决"),
    )
    confirm = Step(
        _("确认已解决"),
        answered >> solved,
        by=judge,
        needs=(facts.remark,),
        sets=columns.solved,
        about=_("问题解决了，办结"),
    )
    not_solved = Step(
        _("没有解决"),
        answered >> accepted,
        by=judge,
        needs=(facts.reason,),
        new_round=True,
        about=_("退回办理单位重新办，记一轮"),
    )
    understand = Step(
        _("理解，不再要求"),
        answered >> explained,
        by=judge,
        needs=(facts.reason,),
        sets=columns.unsolved,
        typed_ending=True,
        about=_("政策或条件不允许，企业理解；不算解决"),
    )
    withdraw = Step(
        _("撤回"),
        (raised | accepted | answered) >> withdrawn,
        by=enterprise,
        needs=(facts.reason,),
        sets=columns.unsolved,
        typed_ending=True,
        about=_("企业不再需要办理"),
    )

    accepting = Clock(
        _("受理期限"),
        runs_in=raised,
        budget=Limit("enterprises.accept"),
        basis=PRACTICE,
        purpose="respond",
    )
    solving = Clock(
        _("办理期限"), runs_in=raised | accepted, budget=Limit("enterprises.solve"), basis=PRACTICE
    )
    asking = Clock(_("回访期限"), runs_in=answered, budget=Limit("enterprises.confirm"), basis=PRACTICE)
