"""Where values come from: the organs and persons that say something of an enterprise, and how well founded
what they say is.
"""

from dataclasses import dataclass

from jiannuo.enterprises.facts import Evidence


@dataclass(frozen=True)
class Source:
    """One origin of values. ``key`` is what a Fact carries."""

    key: str
    word: str
    english: str
    evidence: Evidence


SOURCES: tuple[Source, ...] = (
    Source("registration", "市场监管登记", "Market registration", Evidence.REGISTER),
    Source("tax", "税务", "Tax authority", Evidence.REGISTER),
    Source("social_security", "社会保险经办", "Social insurance", Evidence.REGISTER),
    Source("science", "科技主管部门", "Science and technology authority", Evidence.REGISTER),
    Source("industry", "工业和信息化主管部门", "Industry authority", Evidence.REGISTER),
    Source("statistics", "统计", "Statistics", Evidence.REGISTER),
    Source("property", "知识产权主管部门", "Intellectual property office", Evidence.REGISTER),
    Source("commerce", "商务主管部门", "Commerce authority", Evidence.REGISTER),
    Source("finance", "财政", "Treasury", Evidence.REGISTER),
    Source("court", "法院", "Courts", Evidence.REGISTER),
    Source("safety", "应急管理", "Emergency management", Evidence.REGISTER),
    Source("environment", "生态环境", "Ecology and environment", Evidence.REGISTER),
    Source("disabled", "残联", "Disabled persons' federation", Evidence.REGISTER),
    Source("audit", "审计报告", "Audit report", Evidence.CERTIFIED),
    Source("certificate", "证明材料", "Certificate", Evidence.CERTIFIED),
    Source("expert", "专家评审", "Expert review", Evidence.EXPERT),
    Source("officer", "走访核实", "Checked on a visit", Evidence.CERTIFIED),
    Source("declared", "企业自报", "Told by the enterprise", Evidence.DECLARED),
    Source("demo", "演示数据", "Demonstration data", Evidence.REGISTER),
)
_BY_KEY = {one.key: one for one in SOURCES}


def source(key: str) -> Source:
    """The source of ``key``; KeyError without one."""
    return _BY_KEY[key]


def evidence_of(key: str) -> Evidence:
    """How well founded values of a source are; a source nobody declared counts as told by the enterprise."""
    known = _BY_KEY.get(key)
    return known.evidence if known else Evidence.DECLARED


def rank(key: str, authorities: tuple[str, ...]) -> int:
    """The place of a source among those that are believed, 0 first; what is not named comes after all."""
    return authorities.index(key) if key in authorities else len(authorities)
