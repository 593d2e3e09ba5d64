"""When a question or an objection may not go on."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import today
from jiannuo.policies.conditions import tree
from jiannuo.policies.guards import Facts
from jiannuo.policies.guards.condition import nodes
from jiannuo.policies.library.written_facts import WrittenFactError
from jiannuo.policies.models import Objection, Question
from jiannuo.policies.publishing.reading import condition_of
from jiannuo.policies.queries.corrections import corrected
from jiannuo.policies.queries.waiting import acceptance_ends

SAID = {"是": True, "否": False}


def question_of(case: Case) -> Question:
    """The question of a case."""
    assert isinstance(case.matter, Question)
    return case.matter


def objection_of(case: Case) -> Objection:
    """The objection of a case."""
    assert isinstance(case.matter, Objection)
    return case.matter


def of_a_published_policy(case: Case) -> Label:
    """Only what everybody may read is asked about."""
    question = question_of(case)
    if question.policy_id is None or question.policy.versions.filter(published_at__isnull=False).exists():
        return ""
    return _("这项政策还没有发布。")


def another_unit(case: Case, facts: Facts) -> Label:
    """A question is passed on to somebody else."""
    return _("已经在这个单位。") if facts["unit"] == question_of(case).unit_id else ""


def tells_nobody(case: Case, facts: Facts) -> Label:
    """What is public does not say who asked."""
    question = question_of(case)
    enterprise = question.enterprise
    told = facts["public_words"] + facts["public_answer"]
    if enterprise is not None and (enterprise.name in told or enterprise.credit_code in told):
        return _("公开的内容里有企业名称或代码，请去掉。")
    return ""


def something_proposed(case: Case) -> Label:
    """Only what somebody drafted is published."""
    return (
        "" if question_of(case).events.filter(step="propose_public").exists() else _("还没有拟公开的内容。")
    )


def of_a_published_version(case: Case) -> Label:
    """Nobody was told anything by a draft."""
    objection = objection_of(case)
    return "" if objection.version.published_at else _("这项政策还没有发布。")


def nothing_open_of_this_version(case: Case) -> Label:
    """One objection at a time; what came of it may be objected to again."""
    objection = objection_of(case)
    others = Objection.objects.filter(
        version_id=objection.version_id, enterprise_id=objection.enterprise_id, closed_at__isnull=True
    ).exclude(pk=objection.pk)
    return _("已经提过异议，正在复核。") if others.exists() else ""


def known_clauses(case: Case, facts: Facts) -> Label:
    """An objection names clauses that are in the policy."""
    objection = objection_of(case)
    known = set(objection.version.clauses.values_list("ref", flat=True))
    unknown = [ref for ref in facts.get("refs", []) if ref.strip("【】") not in known]
    if unknown and known:
        return _("政策里没有条款%(refs)s。") % {"refs": "、".join(f"【{ref}】" for ref in unknown)}
    return ""


def decides_what_is_asked(case: Case, facts: Facts) -> Label:
    """People decide what the condition leaves to people, with yes or no; facts are corrected as facts."""
    version = objection_of(case).version
    asked = {one.question for one in nodes(condition_of(version)) if isinstance(one, tree.Manual)}
    for question, said in facts.get("decided", {}).items():
        if question not in asked:
            return _("条件里没有“%(question)s”这一项人工认定。") % {"question": question}
        if said not in SAID:
            return _("“%(question)s”请写“是”或“否”。") % {"question": question}
    try:
        corrected(facts.get("corrections", {}))
    except WrittenFactError as problem:
        return _("更正的数据看不懂：%(sentence)s") % {"sentence": str(problem)}
    if not facts.get("decided") and not facts.get("corrections"):
        return _("请写明逐项认定或更正的数据；都没有变化的，请选“维持原结论”。")
    return ""


def acceptance_time_is_over(case: Case) -> Label:
    """The enterprise has its time to say whether it accepts."""
    ends = acceptance_ends(objection_of(case))
    if ends is None or today() > ends:
        return ""
    return _("企业在 %(day)s 以前可以表示是否接受，期满以后才能办结。") % {"day": ends}
