"""匹配异议: a machine's answer or an officer's decision is looked at by a person who had no part in it.

个人信息保护法 art 24: whoever is decided about by a machine may ask for the reasons and refuse a decision
made by the machine alone; enterprises are given the same.
"""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops import NEW, Alarm, Clock, Limit, Loop, State, Step, Tell, approve, lead
from jiannuo.policies import facts
from jiannuo.policies.columns import asking as columns
from jiannuo.policies.effects import asking as effects
from jiannuo.policies.facts import asking as told
from jiannuo.policies.guards import asking as guards
from jiannuo.policies.parties import reviewer, supervision, the_enterprise, unit

PRACTICE = _("惠企兑现复核通行做法，待本区确认")


class ObjectionLoop(Loop):
    """The loop of one objection of one enterprise."""

    key, label, version = "policies.objection", _("匹配异议"), 1
    model = "policies.Objection"

    raised = State(_("待复核"), starts=True, owes=(lead(unit, turn=False), approve(reviewer)))
    decided = State(_("已变更，请企业确认"), owes=(lead(unit, turn=False), approve(supervision)))
    upheld = State(_("维持原结论，请企业确认"), owes=(lead(unit, turn=False), approve(supervision)))
    accepted = State(_("企业接受"), ends=True)
    closed = State(_("已办结"), ends=True)
    withdrawn = State(_("企业已撤回"), ends=True)

    object = Step(
        _("提出异议"),
        NEW >> raised,
        by=the_enterprise,
        needs=(*told.objection, facts.papers),
        obstacles=(guards.of_a_published_version, guards.nothing_open_of_this_version),
        guards=(guards.known_clauses,),
        sets=columns.objected,
        about=_("由没有参与原来审核的人员复核，说明每一项怎么认定"),
    )
    decide = Step(
        _("变更结论"),
        raised >> decided,
        by=reviewer,
        needs=(*told.decision, facts.papers),
        guards=(guards.decides_what_is_asked,),
        sets=columns.decided,
        does=(effects.decide, effects.correct),
        tells=(Tell("policies.objection_decided", the_enterprise),),
        about=_("认定和更正马上生效，重新匹配这家企业"),
    )
    uphold = Step(
        _("维持原结论"),
        raised >> upheld,
        by=reviewer,
        needs=(told.ruling, facts.papers),
        sets=columns.upheld,
        tells=(Tell("policies.objection_decided", the_enterprise),),
    )
    accept = Step(_("接受"), (decided | upheld) >> accepted, by=the_enterprise, sets=columns.accepted)
    close = Step(
        _("办结"),
        (decided | upheld) >> closed,
        by=supervision,
        needs=(facts.remark,),
        obstacles=(guards.acceptance_time_is_over,),
        sets=columns.not_accepted,
        about=_("企业没有表示的，期满后办结；不服的，可以依法申请行政复议或者提起行政诉讼"),
    )
    withdraw = Step(
        _("撤回"),
        raised >> withdrawn,
        by=the_enterprise,
        needs=(facts.reason,),
        typed_ending=True,
    )

    reviewing = Clock(_("复核期限"), runs_in=raised, budget=Limit("policies.review"), basis=PRACTICE)
    accepting = Clock(
        _("企业确认期限"),
        runs_in=decided | upheld,
        budget=Limit("policies.accept"),
        basis=PRACTICE,
        alarms=(Alarm(1.0),),
    )
