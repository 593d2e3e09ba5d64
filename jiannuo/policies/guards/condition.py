"""Before a version is checked and published: its condition, clauses, examples and benefit hold together."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import today
from jiannuo.policies.awarding import benefit as benefits
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.models import Version
from jiannuo.policies.publishing.examples import Wrong, wrong_examples
from jiannuo.policies.publishing.reading import condition_of, objections_to, words


def of(case: Case) -> Version:
    """The version of a case."""
    assert isinstance(case.matter, Version)
    return case.matter


def condition_reads(case: Case) -> Label:
    """A condition is there and is read without a fault; the fault says where and what was probably meant."""
    version = of(case)
    if not version.condition.strip():
        return _("还没有写条件。")
    try:
        condition_of(version)
    except Fault as fault:
        place = _("第 %(start)d 个字起") % {"start": fault.start + 1}
        return _("条件有误（%(place)s）：%(sentence)s") % {"place": place, "sentence": fault.sentence}
    return ""


def condition_makes_sense(case: Case) -> Label:
    """A condition that nobody can meet, or that everybody meets, is a slip of the pen."""
    if condition_reads(case):
        return ""
    return next(iter(objections_to(of(case))), "")


def every_ref_has_a_clause(case: Case) -> Label:
    """What a condition cites stands in the document."""
    if condition_reads(case):
        return ""
    version = of(case)
    known = set(version.clauses.values_list("ref", flat=True)) if version.pk else set()
    missing = [ref for ref in dict.fromkeys(refs_of(condition_of(version))) if ref not in known]
    if not missing:
        return ""
    return _("条件里引用的%(refs)s没有对应的条款原句，请补上条款，或改正引用。") % {
        "refs": "".join(f"【{ref}】" for ref in missing)
    }


def examples_hold(case: Case) -> Label:
    """There are examples, and each comes out as its author says that it must."""
    if condition_reads(case):
        return ""
    version = of(case)
    if not version.examples.exists():
        return _("还没有样例企业。请至少写一家应当符合的和一家应当不符合的。")
    expected = set(version.examples.values_list("expected", flat=True))
    if not {"true", "false"} <= expected:
        return _("样例企业里应当既有符合的，也有不符合的。")
    wrong = next(iter(wrong_examples(version)), None)
    return _wrong(wrong) if wrong else ""


def benefit_reads(case: Case) -> Label:
    """What is given can be computed."""
    version = of(case)
    try:
        benefits.read(version.benefit, words())
    except benefits.BenefitError as problem:
        return _("兑现标准有误：%(sentence)s") % {"sentence": problem.sentence}
    return ""


def automatic_needs_no_people(case: Case) -> Label:
    """免申即享 is decided by registers alone: nothing in the condition waits for people."""
    version = of(case)
    if not version.automatic or condition_reads(case):
        return ""
    asked = [node.question for node in nodes(condition_of(version)) if isinstance(node, tree.Manual)]
    if not asked:
        return ""
    return _("免申即享的条件都要能由数据判断。“%(question)s”要人工认定，请改为申报，或改写条件。") % {
        "question": asked[0]
    }


def nodes(node: Any) -> Iterator[Any]:
    """A node of a condition and everything under it."""
    yield node
    for one in fields(node):
        value = getattr(node, one.name)
        for part in value if isinstance(value, tuple) else (value,):
            if is_dataclass(part):
                yield from nodes(part)


def refs_of(node: tree.Condition) -> Iterator[str]:
    """The clauses that a condition cites."""
    return (ref for one in nodes(node) if (ref := getattr(one, "ref", "")))


def _wrong(wrong: Wrong) -> Label:
    if wrong.problem:
        return _("样例“%(name)s”的数据看不懂：%(problem)s") % {"name": wrong.name, "problem": wrong.problem}
    said = {"true": _("符合"), "false": _("不符合"), "unknown": _("不能确定")}
    where = _("的条款【%(ref)s】") % {"ref": wrong.ref} if wrong.ref else ""
    return _("样例“%(name)s”%(where)s应为“%(expected)s”，按条件算出来是“%(found)s”。请改条件或改样例。") % {
        "name": wrong.name,
        "where": where,
        "expected": said.get(wrong.expected, wrong.expected),
        "found": said.get(wrong.found, wrong.found),
    }


def nothing_missing(case: Case) -> Label:
    """Everything above at once, for checks and publication."""
    guards = (
        condition_reads,
        condition_makes_sense,
        every_ref_has_a_clause,
        examples_hold,
        benefit_reads,
        automatic_needs_no_people,
        dates_make_sense,
        money_has_a_pool,
    )
    return next((sentence for guard in guards if (sentence := guard(case))), "")


def dates_make_sense(case: Case) -> Label:
    """A version says from when it holds, and its window lies within."""
    version = of(case)
    if version.valid_from is None:
        return _("请填写生效日期。")
    if version.valid_to is not None and version.valid_to < today():
        return _("失效日期已经过了，请检查。")
    if version.valid_to is not None and version.valid_to < version.valid_from:
        return _("失效日期不能早于生效日期。")
    opens, closes = version.opens_on or version.valid_from, version.closes_on or version.valid_to
    if closes is not None and closes < opens:
        return _("申报截止不能早于申报开始。")
    if version.closes_on and version.valid_to and version.closes_on > version.valid_to:
        return _("申报截止不能晚于失效日期。")
    return ""


def money_has_a_pool(case: Case) -> Label:
    """Who gives money says from which budget line; the unit that pays is another than the one that checks."""
    version = of(case)
    if version.benefit.get("kind") == "service" or version.pool is None:
        if version.automatic and version.benefit.get("kind") != "service":
            return _("免申即享的政策要先定资金来源。")
        return ""
    if version.pool.payer_id == version.policy.unit_id:
        return _("资金由责任单位自己支付，没有人从旁核验。请选由别的单位支付的资金。")
    return ""
