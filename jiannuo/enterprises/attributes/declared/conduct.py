"""How an enterprise behaves: accidents, violations, credit, who controls it, what it has been paid."""

from jiannuo.enterprises.attributes.attribute import Attribute, Seen
from jiannuo.enterprises.attributes.declared.making import choice, flag

TAX_CREDIT = {f"{one}级": one for one in "ABMCD"}

CONDUCT: tuple[Attribute, ...] = (
    flag("accident", "重大安全质量事故", "Major safety or quality accident", "safety", yearly=True),
    flag("pollution", "严重环境违法行为", "Serious environmental violation", "environment", yearly=True),
    flag(
        "abnormal",
        "列入经营异常名录",
        "On the list of abnormal operations",
        "registration",
        yearly=True,
        seen=Seen.PUBLIC,
    ),
    flag(
        "dishonest",
        "列入严重失信名单",
        "On a list of serious dishonesty",
        "registration",
        "court",
        yearly=True,
        seen=Seen.PUBLIC,
    ),
    flag(
        "accident_now",
        "本年重大安全质量事故",
        "Major accident this year",
        "safety",
        fresh=1,
        help="本年度截至最近一次更新。",
    ),
    flag("pollution_now", "本年严重环境违法行为", "Serious violation this year", "environment", fresh=1),
    flag(
        "abnormal_now",
        "本年列入经营异常名录",
        "On the list of abnormal operations this year",
        "registration",
        fresh=1,
        seen=Seen.PUBLIC,
    ),
    flag(
        "dishonest_now",
        "本年列入严重失信名单",
        "On a list of serious dishonesty this year",
        "registration",
        "court",
        fresh=1,
        seen=Seen.PUBLIC,
    ),
    flag("cheated", "科研失信行为", "Research misconduct", "science", yearly=True),
    flag("falsified", "提供虚假材料", "Gave false papers", "science", "industry", "finance", yearly=True),
    flag("executed", "失信被执行人记录", "Dishonest judgment debtor now", "court", fresh=1, seen=Seen.PUBLIC),
    choice("tax_credit", "纳税信用等级", "Tax credit grade", TAX_CREDIT, "tax", fresh=14),
    flag(
        "giant_controlled",
        "被小巨人企业控股",
        "Controlled by a Little Giant",
        "registration",
        "industry",
        fresh=12,
    ),
    flag(
        "rent_subsidised",
        "享受其他场租补贴",
        "Has another rent subsidy",
        "finance",
        "social_security",
        fresh=3,
    ),
    flag("checked_first", "首次申报", "Applies for the first time", "science"),
)
