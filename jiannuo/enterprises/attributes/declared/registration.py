"""Who an enterprise is: what the register of the market authority says of it."""

from jiannuo.enterprises.attributes.attribute import Attribute, Kind, Seen
from jiannuo.enterprises.attributes.declared.making import choice, day, flag, number
from jiannuo.enterprises.attributes.declared.places import PLACES
from jiannuo.enterprises.industries import words
from jiannuo.enterprises.quantities import Dimension

TYPES = {
    "有限责任公司": "limited",
    "股份有限公司": "shares",
    "国有独资公司": "state",
    "外商投资企业": "foreign",
    "合伙企业": "partnership",
    "个人独资企业": "sole",
    "个体工商户": "household",
    "农民专业合作社": "cooperative",
    "分公司": "branch",
    "民办非企业单位": "private_nonprofit",
}
STATUSES = {"存续": "open", "歇业": "resting", "吊销": "revoked", "注销": "closed", "迁出": "moved"}
SIZES = {"大型": "large", "中型": "medium", "小型": "small", "微型": "micro"}
LISTINGS = {
    "未上市": "none",
    "新三板挂牌": "neeq",
    "区域股权市场挂牌": "regional",
    "境内上市": "domestic",
    "境外上市": "abroad",
}
TAXPAYERS = {"一般纳税人": "general", "小规模纳税人": "small_scale"}

REGISTRATION: tuple[Attribute, ...] = (
    Attribute(
        "registered_at",
        "注册地",
        Kind.CODE,
        values=PLACES,
        english="Place of registration",
        authorities=("registration",),
        seen=Seen.PUBLIC,
    ),
    Attribute(
        "industry",
        "行业",
        Kind.CODE,
        values=words(),
        english="Industry (GB/T 4754-2017)",
        authorities=("statistics", "registration", "tax"),
        seen=Seen.PUBLIC,
    ),
    day("founded", "成立时间", "Founded on", "registration", seen=Seen.PUBLIC),
    choice("org_type", "企业类型", "Legal form", TYPES, "registration", seen=Seen.PUBLIC),
    choice(
        "status", "登记状态", "State of registration", STATUSES, "registration", fresh=6, seen=Seen.PUBLIC
    ),
    choice("size", "企业规模", "Size class", SIZES, derived=True, seen=Seen.PUBLIC),
    flag("legal_person", "独立法人资格", "Independent legal person", "registration", seen=Seen.PUBLIC),
    number("capital", "注册资本", "Registered capital", Dimension.MONEY, "registration", seen=Seen.PUBLIC),
    choice("listing", "上市情况", "Listing", LISTINGS, "finance", "certificate", fresh=12, seen=Seen.PUBLIC),
    choice("taxpayer", "纳税人类型", "Kind of VAT payer", TAXPAYERS, "tax", fresh=12),
    Attribute(
        "taxed_at",
        "税收征管地",
        Kind.CODE,
        values=PLACES,
        english="Place of taxation",
        authorities=("tax",),
        fresh_months=12,
    ),
    flag(
        "restricted_industry",
        "从事国家限制或禁止行业",
        "In a restricted or prohibited industry",
        "registration",
        "tax",
        fresh=12,
    ),
    number(
        "halted", "连续停产月数", "Months without production", Dimension.SPAN, "industry", "officer", fresh=6
    ),
)
