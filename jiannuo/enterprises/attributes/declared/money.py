"""Money of an enterprise, year by year."""

from jiannuo.enterprises.attributes.attribute import Attribute, Seen
from jiannuo.enterprises.attributes.declared.making import flag, money, number
from jiannuo.enterprises.quantities import Dimension

MONEY: tuple[Attribute, ...] = (
    money("revenue", "营业收入", "Revenue", "statistics", "tax", "audit"),
    money("main_revenue", "主营业务收入", "Revenue of the main business", "audit", "tax"),
    money("hightech_revenue", "高新技术产品收入", "Income from high-tech products", "science", "audit"),
    money("total_income", "收入总额", "Total income", "tax", "audit"),
    money("cost", "成本费用", "Costs", "audit", "tax"),
    money("assets", "资产总额", "Total assets", "statistics", "tax", "audit"),
    money("debt", "负债总额", "Total debt", "statistics", "tax", "audit"),
    money("profit", "利润总额", "Profit before tax", "statistics", "tax", "audit"),
    money("taxable_income", "应纳税所得额", "Taxable income", "tax"),
    money("tax_paid", "纳税额", "Tax paid", "tax"),
    money("unemployment_premiums", "失业保险费", "Unemployment insurance paid", "social_security"),
    money(
        "equity",
        "新增股权融资",
        "New equity raised",
        "registration",
        "certificate",
        help="合格机构投资者的实缴额。",
    ),
    money("exports", "出口额", "Exports", "commerce", "tax"),
    money("investment", "固定资产投资额", "Fixed investment", "statistics"),
    number(
        "month_sales",
        "月销售额",
        "Sales of the month",
        Dimension.MONEY,
        "tax",
        fresh=1,
        seen=Seen.NEEDED,
        help="最近一个申报期按月计算的销售额。",
    ),
    flag("tax_arrears", "欠缴税费", "Tax owed", "tax", fresh=1, seen=Seen.NEEDED),
    flag("premium_arrears", "欠缴社会保险费", "Premiums owed", "social_security", fresh=1, seen=Seen.NEEDED),
)
