"""What stands in the way of checking and publishing a version, its text aside."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.now import today
from jiannuo.policies.facts.version import FAIR
from jiannuo.policies.guards import Facts
from jiannuo.policies.guards.condition import of
from jiannuo.policies.models import Policy, Version
from jiannuo.policies.publishing.fairness import Flagged, flagged

#: 优化营商环境条例 art 62: how long the public is asked at least, in days
CONSULTATION = 30


def one_version_a_day(case: Case) -> Label:
    """On any day one version of a policy is in force for one kind of application."""
    version = of(case)
    other = overlapping(version)
    if other is None:
        return ""
    return _(
        "与已发布的“%(title)s”（第 %(number)d 版，%(begins)s 至 %(ends)s）同一天有效。"
        "请先停止那一版，或改生效日期。"
    ) % {
        "title": other.title,
        "number": other.number,
        "begins": other.valid_from or "—",
        "ends": other.valid_to or _("长期"),
    }


def overlapping(version: Version) -> Version | None:
    """Another published version of the same policy and application that holds on a day of this one."""
    others = Version.objects.filter(
        policy_id=version.policy_id, application=version.application, state="published"
    ).exclude(pk=version.pk)
    begins, ends = version.valid_from, version.valid_to
    if begins is not None:
        others = others.filter(Q(valid_to=None) | Q(valid_to__gte=begins))
    if ends is not None:
        others = others.filter(Q(valid_from=None) | Q(valid_from__lte=ends))
    return others.order_by("number").first()


def number_is_free(case: Case, facts: Facts) -> Label:
    """Two versions for one kind of application have two numbers."""
    version = of(case)
    same = Version.objects.filter(
        policy_id=version.policy_id, application=facts.get("application", ""), number=version.number
    )
    if not same.exclude(pk=version.pk).exists():
        return ""
    return _("这一申请类型已经有第 %(number)d 版，请另起一版。") % {"number": version.number}


def made_elsewhere(case: Case) -> Label:
    """Only what somebody above made is taken over without being checked here."""
    if of(case).policy.level != Policy.Level.DISTRICT:
        return ""
    return _("本区自己的政策要经过公平竞争审查和合法性审核，请送审。")


def made_here(case: Case) -> Label:
    """What is copied from above is not checked by the district."""
    if of(case).policy.level == Policy.Level.DISTRICT:
        return ""
    return _("上级政策照原文录入，不由本区审查，请用“照录上级政策”。")


def fair_in_every_respect(case: Case, facts: Facts) -> Label:
    """公平竞争审查条例 arts 8–12: every item was looked at, or an exemption is named with its reason."""
    looked_at, exemption, reason = set(facts.get("fair", [])), facts.get("exemption"), facts.get("reason")
    missing = [str(label) for key, label in FAIR if key not in looked_at]
    if missing and not exemption:
        return _("还没有确认：%(items)s。有例外情形的，请选例外并写明理由。") % {"items": "；".join(missing)}
    if exemption and not reason:
        return _("适用例外的，请写明理由：为什么没有影响更小的办法（公平竞争审查条例第十二条）。")
    words = list(dict.fromkeys(one.words for one in hints(of(case))))
    if words and not reason:
        return _("文中有%(words)s，请说明为什么不影响公平竞争，或退回修改。") % {
            "words": "、".join(f"“{one}”" for one in words[:5])
        }
    return ""


def hints(version: Version) -> list[Flagged]:
    """Wording of condition and document that the fair-competition check must look at."""
    return [*flagged(version.condition), *flagged(version.document)]


def the_public_was_heard(case: Case, facts: Facts) -> Label:
    """优化营商环境条例 art 62: the public is asked for 30 days at least; less must be explained."""
    how, why = facts["consulted"], facts.get("consultation")
    if how == "superior":
        return "" if of(case).policy.level != Policy.Level.DISTRICT else _("这是本区的政策，不是上级文件。")
    if how == "secret":
        return "" if why else _("请写明依据哪条规定需要保密。")
    return _heard_long_enough(how, facts) or (
        "" if why else _("请写明意见采纳情况；少于 30 日的，同时写明理由。")
    )


def _heard_long_enough(how: str, facts: Facts) -> Label:
    begins, ends = (_day(facts.get(name)) for name in ("consulted_from", "consulted_to"))
    if begins is None or ends is None or ends < begins:
        return _("请填写征求意见的起止日期。")
    if ends >= today():
        return _("征求意见到 %(day)s 才结束，还不能发布。") % {"day": ends}
    days = (ends - begins) // timedelta(days=1) + 1
    if how == "public" and days < CONSULTATION:
        return _("征求意见只有 %(days)d 日，不少于 30 日（优化营商环境条例第六十二条）。") % {"days": days}
    return ""


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def never_published(case: Case) -> Label:
    """What once was in force is withdrawn, not discarded."""
    return _("已经发布过的版本不能作废，请停止执行。") if of(case).published_at else ""


def its_time_is_over(case: Case) -> Label:
    """A version expires after its last day."""
    version = of(case)
    if version.valid_to is None:
        return _("这一版长期有效，要停止请用“停止执行”。")
    return "" if version.valid_to < today() else _("到 %(day)s 才失效。") % {"day": version.valid_to}


def no_claims_under_way(case: Case) -> Label:
    """An evaluation looks back: what was promised is paid or refused by then (条例 art 31)."""
    count = of(case).claims.filter(loop="policies.claim", closed_at__isnull=True).count()
    return _("还有 %(count)d 件兑现没有办结，先办结再评估。") % {"count": count} if count else ""
