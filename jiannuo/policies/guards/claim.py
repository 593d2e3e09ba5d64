"""When an enterprise may not claim, and what stands in the way of a claim's check."""

from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import today
from jiannuo.policies.forms.payee import INDIVIDUAL, same_name
from jiannuo.policies.guards import Facts
from jiannuo.policies.models import Claim, Match
from jiannuo.policies.money.wording import yuan
from jiannuo.policies.publishing.digest import unchanged
from jiannuo.policies.queries.exclusivity import left_of
from jiannuo.policies.queries.standing import answer_for
from jiannuo.policies.queries.waiting import rating_ends

Standing = Match.Standing


def of(case: Case) -> Claim:
    """The claim of a case."""
    assert isinstance(case.matter, Claim)
    return case.matter


def in_force(case: Case) -> Label:
    """Only a published version, on a day on which it holds, through a pool of the district."""
    version = of(case).version
    day = today()
    if version.state != "published" or version.valid_from is None or version.valid_from > day:
        return _("“%(title)s”现在不在执行期内。") % {"title": version.title}
    if version.valid_to is not None and version.valid_to < day:
        return _("“%(title)s”已于 %(day)s 到期。") % {"title": version.title, "day": version.valid_to}
    if version.pool is None:
        return _("“%(title)s”不由本区支付资金，请按政策原文写明的渠道办理。") % {"title": version.title}
    return ""


def as_published(case: Case) -> Label:
    """No money follows from a version whose content was changed behind the system's back."""
    if unchanged(of(case).version):
        return ""
    return _("这一版政策的内容与发布时不一致，暂停办理。请联系系统管理员查明原因。")


def window_is_open(case: Case) -> Label:
    """Applications come in between the days that the policy names."""
    version, day = of(case).version, today()
    if version.opens_on is not None and day < version.opens_on:
        return _("申报从 %(day)s 开始。") % {"day": version.opens_on}
    if version.closes_on is not None and day > version.closes_on:
        return _("申报已于 %(day)s 截止。") % {"day": version.closes_on}
    return ""


def paid_without_application(case: Case) -> Label:
    """Confirming is for 免申即享 alone."""
    return "" if of(case).version.automatic else _("这项政策要申报，不是免申即享。")


def known_true_on_registers(case: Case) -> Label:
    """免申即享: every condition is known met on register-level facts, at this very moment."""
    claim = of(case)
    answer = answer_for(claim)
    if answer.standing == Standing.FITS and answer.registered:
        return "" if _exact(claim) else _("金额还不能确定，请先补齐有关数据。")
    if answer.standing == Standing.FITS:
        return _("有的条件只有企业自报数据。免申即享只看登记数据，请申报，或请有关部门更新登记。")
    return _not_met(claim) or _("条件还不能全部确定，暂不能免申即享。")


def not_surely_unfit(case: Case) -> Label:
    """Who surely does not meet a condition is told which, and does not apply in vain."""
    claim = of(case)
    if answer_for(claim).standing in (Standing.FITS, Standing.MANUAL, Standing.OPEN):
        return ""
    return _not_met(claim) or _("按现有数据不符合条件。数据有误的，请先更正，或对匹配结论提出异议。")


def _not_met(claim: Claim) -> Label:
    line = next((one for one in answer_for(claim).lines if one.truth == "not" and not one.connective), None)
    if line is None:
        return ""
    return _("不符合条件“%(words)s”%(gap)s。数据有误的，请先更正，或对匹配结论提出异议。") % {
        "words": line.words,
        "gap": f"（{line.gap}）" if line.gap else "",
    }


def _exact(claim: Claim) -> int | None:
    award = answer_for(claim).award
    exact: int | None = award.exact if award is not None else None
    return exact


def not_claimed_twice(case: Case) -> Label:
    """One claim of an enterprise for a version and subject."""
    claim = of(case)
    other = Claim.objects.filter(
        loop="policies.claim",
        version_id=claim.version_id,
        enterprise_id=claim.enterprise_id,
        subject=claim.subject,
        live=True,
    ).exclude(pk=claim.pk)
    if found := other.first():
        return _("已经有一件（%(state)s），不能重复申请。") % {"state": found.at.label}
    return ""


def highest_of_its_group(case: Case) -> Label:
    """就高不重复: beside an open claim of its group none is begun; beside a paid one, only for more."""
    claim = of(case)
    amount = _exact(claim)
    if amount is None:
        return ""
    left = left_of(claim, amount)
    if left.other is not None and left.other.is_open and left.other.state != "paid":
        return _(
            "与“%(title)s”（%(state)s，%(amount)s）同属一类，就高不重复。要改选这一项，请先撤回那一件。"
        ) % {
            "title": left.other.title,
            "state": left.other.at.label,
            "amount": yuan(left.other.amount or 0),
        }
    if not left.amount and left.taken:
        return _("同类政策已经兑现 %(taken)s，就高不重复；本年度限额内也没有余额。") % {
            "taken": yuan(left.taken)
        }
    return "" if left.amount else _("按标准算出来的金额是 0 元。")


def one_at_a_time(case: Case, _facts: Facts) -> Label:
    """The same once more while nobody else of the enterprise can begin another."""
    claim = of(case)
    Enterprise.objects.select_for_update().get(pk=claim.enterprise_id)
    return not_claimed_twice(case) or highest_of_its_group(case)


def promised_and_agreed(_case: Case, facts: Facts) -> Label:
    """The one promise, and the consent without which nothing is paid (个人信息保护法 arts 13, 29)."""
    if not facts["promise"]:
        return _("请先承诺信息属实、没有重复享受。")
    return "" if facts["consent"] else _("不同意把账户用于核对和支付，就无法兑现。")


def own_account(case: Case, facts: Facts) -> Label:
    """Public money goes to its grantee's account; an individual business may name its owner."""
    enterprise = of(case).enterprise
    if enterprise.credit_code.startswith(INDIVIDUAL):
        return ""
    if same_name(facts["account_name"]) == same_name(enterprise.name):
        return ""
    return _("户名要与企业名称“%(name)s”一致：资金只付给企业自己的账户。") % {"name": enterprise.name}


def every_condition_is_met(case: Case) -> Label:
    """Nobody passes what is not known: facts are there, and people have decided what they must."""
    claim = of(case)
    answer = answer_for(claim)
    if answer.standing == Standing.MANUAL:
        line = next((one for one in answer.lines if one.truth == "manual"), None)
        return _("还有要人工认定的事项：%(words)s。请先认定。") % {"words": line.words if line else "—"}
    if answer.standing == Standing.OPEN:
        line = next((one for one in answer.lines if one.truth == "unknown" and not one.connective), None)
        return _("还缺数据，不能确定“%(words)s”。请核实后补充，或退回企业补正。") % {
            "words": line.words if line else "—"
        }
    if answer.standing != Standing.FITS:
        return _not_met(claim) or _("按现有数据不符合条件，不能通过。")
    if claim.way == Claim.Way.AUTOMATIC and not answer.registered:
        return _("有的条件只有自报数据，免申即享不能通过。")
    return "" if _exact(claim) is not None else _("金额还不能确定，请先补齐数据。")


def rating_time_is_over(case: Case) -> Label:
    """The enterprise has its time to rate before the payer closes."""
    ends = rating_ends(of(case))
    if ends is None or today() > ends:
        return ""
    return _("企业在 %(day)s 以前可以评价，期满以后才能直接办结。") % {"day": ends}


def more_than_a_click(_case: Case, facts: Facts) -> Label:
    """Who is not satisfied says why, so that it can be put right."""
    if facts["satisfaction"] == "unsatisfied" and not facts.get("words"):
        return _("请说说哪里不满意，我们会改进。")
    return ""
