"""政策咨询: a question gets a person and an answer within days; whoever asked says whether it helped."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops import NEW, Alarm, Clock, Limit, Loop, State, Step, Tell, lead, stays, the_lead
from jiannuo.policies import facts
from jiannuo.policies.columns import asking as columns
from jiannuo.policies.facts import asking as told
from jiannuo.policies.guards import asking as guards
from jiannuo.policies.parties import another_of_unit, asker, unit

PRACTICE = _("惠企政策咨询通行做法，待本区确认")


class QuestionLoop(Loop):
    """The loop of one question."""

    key, label, version = "policies.question", _("政策咨询"), 1
    model = "policies.Question"

    asked = State(_("待答复"), starts=True, owes=lead(unit))
    asked_back = State(_("请提问人补充"), owes=lead(unit, turn=False))
    answered = State(_("已答复，请提问人确认"), owes=lead(unit, turn=False))
    helped = State(_("已解决"), ends=True)
    ended = State(_("已结束"), ends=True)
    taken_back = State(_("提问人已撤回"), ends=True)

    ask = Step(
        _("提问"),
        NEW >> asked,
        by=asker,
        needs=(told.words,),
        obstacles=(guards.of_a_published_policy,),
        sets=columns.asked,
    )
    answer = Step(
        _("答复"),
        asked >> answered,
        by=the_lead,
        needs=(told.answer, facts.papers),
        sets=columns.answered,
        tells=(Tell("policies.question_answered", asker),),
    )
    ask_back = Step(
        _("请补充说明"),
        asked >> asked_back,
        by=the_lead,
        needs=(told.more,),
        tells=(Tell("policies.question_answered", asker),),
    )
    add = Step(_("补充"), asked_back >> asked, by=asker, needs=(told.more,), sets=columns.more_asked)
    forward = Step(
        _("转办"),
        stays(asked),
        by=the_lead,
        needs=(told.unit, facts.reason),
        guards=(guards.another_unit,),
        sets=columns.forwarded,
        about=_("转给能答复的单位；时限不重新计算"),
    )
    helpful = Step(_("有帮助"), answered >> helped, by=asker, sets=columns.helped)
    ask_again = Step(
        _("还有疑问"),
        answered >> asked,
        by=asker,
        needs=(told.words,),
        sets=columns.more_asked,
        new_round=True,
    )
    propose_public = Step(
        _("拟公开"),
        stays(answered),
        by=the_lead,
        needs=told.public,
        guards=(guards.tells_nobody,),
        about=_("去掉能看出是谁的内容，由本单位另一人核对后公开"),
    )
    publish = Step(
        _("核对并公开"),
        stays(answered),
        by=another_of_unit,
        obstacles=(guards.something_proposed,),
        sets=columns.published,
    )
    end = Step(
        _("结束"),
        (answered | asked_back) >> ended,
        by=the_lead,
        needs=(facts.reason,),
        sets=columns.not_helped,
        typed_ending=True,
        bulk=True,
        about=_("提问人没有再回复的，说明情况后结束"),
    )
    take_back = Step(
        _("撤回"),
        (asked | asked_back | answered) >> taken_back,
        by=asker,
        needs=(facts.reason,),
        typed_ending=True,
    )

    answering = Clock(
        _("答复期限"), runs_in=asked, budget=Limit("policies.answer"), basis=PRACTICE, purpose="respond"
    )
    replying = Clock(
        _("提问人确认期限"),
        runs_in=answered | asked_back,
        budget=Limit("policies.reply"),
        basis=PRACTICE,
        alarms=(Alarm(1.0),),
    )
