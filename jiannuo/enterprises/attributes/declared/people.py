"""The people of an enterprise."""

from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.attributes.declared.making import choice, number, persons
from jiannuo.enterprises.quantities import Dimension

FOUNDERS = {
    "在校大学生": "student",
    "毕业五年内高校毕业生": "graduate",
    "登记失业半年以上人员": "unemployed",
    "就业困难人员": "hardship",
    "持证残疾人": "disabled",
    "退役军人": "veteran",
    "其他人员": "other",
}

PEOPLE: tuple[Attribute, ...] = (
    persons("staff", "从业人员", "Persons employed", "statistics", "tax", "social_security"),
    persons("insured", "参保人数", "Insured persons", "social_security"),
    persons("research_staff", "科技人员", "Scientific and technical staff", "science", "statistics"),
    persons("rd_staff", "研发人员", "R&D staff", "science", "statistics"),
    persons("disabled_staff", "残疾人就业人数", "Disabled persons employed", "disabled", "tax"),
    persons("hired", "新增就业人数", "Newly employed", "social_security"),
    number(
        "layoff_rate",
        "裁员率",
        "Layoff rate",
        Dimension.SHARE,
        "social_security",
        yearly=True,
        help="上年度领取失业保险金的本企业减员人数与上年度平均参保人数之比。",
    ),
    number(
        "insured_months",
        "连续参保月数",
        "Months insured without a gap",
        Dimension.SPAN,
        "social_security",
        fresh=2,
    ),
    number(
        "talents",
        "D类以上人才",
        "Talents of class D and above",
        Dimension.PERSONS,
        "certificate",
        fresh=24,
    ),
    choice("founder", "法定代表人身份", "Group of the legal representative", FOUNDERS, "certificate"),
    number(
        "founder_share",
        "法定代表人持股比例",
        "Share of the legal representative",
        Dimension.SHARE,
        "registration",
        fresh=12,
    ),
)
