"""政策版本: drafted, checked by two other units, published by somebody who did not draft, at last evaluated.

起草 → 公平竞争审查 → 合法性审核 → 发布 → 停止或到期 → 评估. Published, it does not change any more.
"""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops import NEW, Clock, Limit, Loop, State, Step, Until, approve, lead, stays, verify
from jiannuo.policies import facts
from jiannuo.policies.columns import version as columns
from jiannuo.policies.effects import version as effects
from jiannuo.policies.facts import version as told
from jiannuo.policies.guards import condition, publication
from jiannuo.policies.parties import drafter, fairness, legality, publisher, supervision

PRACTICE = _("惠企政策工作通行做法，待本区确认")


class VersionLoop(Loop):
    """The loop of one version of a policy."""

    key, label, version = "policies.version", _("惠企政策"), 1
    model = "policies.Version"

    drafted = State(_("起草中"), starts=True, owes=lead(drafter), waits=_("还没有送审"))
    fair_checking = State(_("公平竞争审查中"), owes=verify(fairness))
    legal_checking = State(_("合法性审核中"), owes=verify(legality))
    checked = State(_("审查通过，待发布"), owes=approve(publisher))
    published = State(_("已发布"), owes=lead(drafter, turn=False), waits=_("长期有效，没有失效日期"))
    withdrawn = State(_("已停止执行，待评估"), owes=lead(drafter))
    expired = State(_("已到期，待评估"), owes=lead(drafter))
    supplementing = State(_("补充评估中"), owes=lead(drafter))
    reported = State(_("已报送评估，待核验"), owes=verify(supervision))
    evaluated = State(_("已评估"), ends=True)
    discarded = State(_("草案已作废"), ends=True)

    draft = Step(_("起草"), NEW >> drafted, by=drafter)
    write = Step(
        _("修改草案"),
        stays(drafted),
        by=drafter,
        needs=told.content,
        guards=(publication.number_is_free,),
        sets=columns.content,
        does=(effects.keep_clauses_and_examples,),
        begins_with=columns.content_as_it_is,
    )
    submit = Step(
        _("送审"),
        drafted >> fair_checking,
        by=drafter,
        obstacles=(publication.made_here, condition.nothing_missing),
        about=_("先公平竞争审查，再合法性审核；都由别的单位审"),
    )
    take_over = Step(
        _("照录上级政策"),
        drafted >> checked,
        by=drafter,
        obstacles=(publication.made_elsewhere, condition.nothing_missing),
        about=_("国家、省、市的政策照原文录入，由另一人核对后发布"),
    )
    pass_fair = Step(
        _("公平竞争审查通过"),
        fair_checking >> legal_checking,
        by=fairness,
        needs=told.fairness,
        guards=(publication.fair_in_every_respect,),
        about=_("逐项确认（公平竞争审查条例第八条至第十二条）"),
    )
    return_fair = Step(_("公平竞争审查退回"), fair_checking >> drafted, by=fairness, needs=(facts.reason,))
    pass_legal = Step(_("合法性审核通过"), legal_checking >> checked, by=legality, needs=told.legality)
    return_legal = Step(_("合法性审核退回"), legal_checking >> drafted, by=legality, needs=(facts.reason,))
    publish = Step(
        _("发布"),
        checked >> published,
        by=publisher,
        needs=told.publication,
        obstacles=(condition.nothing_missing, publication.one_version_a_day),
        guards=(publication.the_public_was_heard,),
        sets=columns.published,
        about=_("发布后内容不能再改；马上匹配全部企业"),
    )
    back_to_draft = Step(_("退回修改"), checked >> drafted, by=publisher, needs=(facts.reason,))
    withdraw = Step(
        _("停止执行"),
        published >> withdrawn,
        by=publisher,
        needs=(facts.reason,),
        sets=columns.withdrawn,
        about=_("不再受理新的申请；已经承诺的照常兑现（优化营商环境条例第三十一条）"),
    )
    expire = Step(_("到期"), published >> expired, by=drafter, obstacles=(publication.its_time_is_over,))
    report = Step(
        _("报送评估"),
        (withdrawn | expired | supplementing) >> reported,
        by=drafter,
        needs=(told.evaluation, facts.papers),
        obstacles=(publication.no_claims_under_way,),
        about=_("惠及多少企业、兑现多少、用了多久、有什么问题"),
    )
    evaluate = Step(
        _("评估办结"),
        reported >> evaluated,
        by=supervision,
        needs=(facts.remark,),
        sets=columns.evaluated,
    )
    ask_more = Step(_("退回补充评估"), reported >> supplementing, by=supervision, needs=(facts.reason,))
    discard = Step(
        _("作废草案"),
        drafted >> discarded,
        by=drafter,
        needs=(facts.reason,),
        obstacles=(publication.never_published,),
        typed_ending=True,
    )

    checking_fair = Clock(
        _("公平竞争审查期限"), runs_in=fair_checking, budget=Limit("policies.fair"), basis=PRACTICE
    )
    checking_legal = Clock(
        _("合法性审核期限"),
        runs_in=legal_checking,
        budget=Limit("policies.legal"),
        basis=_("重大行政决策程序暂行条例第二十六条（一般不少于 7 个工作日）；上限为通行做法，待本区确认"),
    )
    publishing = Clock(_("发布期限"), runs_in=checked, budget=Limit("policies.publish"), basis=PRACTICE)
    valid = Clock(_("失效日期"), runs_in=published, budget=Until("valid_to"), basis=_("政策文件"))
    evaluating = Clock(
        _("评估期限"),
        runs_in=withdrawn | expired | supplementing | reported,
        budget=Limit("policies.evaluate"),
        basis=PRACTICE,
    )


__all__ = ["PRACTICE", "VersionLoop"]
