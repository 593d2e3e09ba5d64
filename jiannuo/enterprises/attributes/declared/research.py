"""Research, inventions and what others think of them."""

from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.attributes.declared.making import flag, money, number, pieces
from jiannuo.enterprises.quantities import Dimension

RESEARCH: tuple[Attribute, ...] = (
    money("research", "研发费用", "R&D expense", "tax", "science", "audit"),
    money("domestic_research", "境内研发费用", "R&D expense within China", "science", "audit"),
    money("tech_turnover", "技术合同成交额", "Turnover of technology contracts", "science"),
    pieces("class1_ip", "Ⅰ类知识产权", "Class I intellectual property", "property", "science"),
    pieces("class2_ip", "Ⅱ类知识产权", "Class II intellectual property", "property", "science"),
    pieces(
        "used_class1_ip",
        "产生效益的Ⅰ类知识产权",
        "Class I property with economic effect",
        "industry",
        "certificate",
    ),
    pieces(
        "own_class1_ip", "自主研发Ⅰ类知识产权", "Class I property of one's own making", "industry", "property"
    ),
    pieces("core_ip", "核心知识产权", "Core intellectual property", "property", "science"),
    pieces("granted_core_ip", "已授权核心知识产权", "Core property granted", "property", "science"),
    pieces("inventions", "发明专利", "Invention patents in force", "property", unit="件"),
    pieces("pct", "PCT专利申请", "PCT applications", "property", unit="件"),
    pieces("software", "软件著作权", "Software copyrights", "property", unit="件", fresh=None),
    flag(
        "core_product_ip",
        "主要产品核心知识产权所有权",
        "Owns the core property of its main product",
        "science",
        "expert",
    ),
    flag("national_prize", "国家科技奖励前三名", "National science prize, top three", "science", yearly=True),
    flag(
        "provincial_prize",
        "省级以上科技奖励前三名",
        "Provincial science prize or above, top three",
        "science",
        yearly=True,
    ),
    flag("maker_contest", "创客中国五十强", "Top 50 of Maker in China", "industry", yearly=True),
    flag("standard", "主导制定标准", "Led the making of a standard", "science", "certificate", yearly=True),
    number(
        "innovation_score",
        "创新能力评分",
        "Innovation score",
        Dimension.POINTS,
        "science",
        "expert",
        fresh=12,
        help="高新技术企业认定的专家评分。",
    ),
    number(
        "platform_score",
        "优质中小企业平台评分",
        "Score of the state platform",
        Dimension.POINTS,
        "industry",
        fresh=12,
        help="由国家优质中小企业梯度培育平台计算。",
    ),
)
