"""Eight made-up enterprises with a story, so that a visitor sees policies that fit and some that nearly do.

Figures of years are from last year backwards; money in 万元. What is not told is not known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Story:
    """One of them. ``age`` in days; ``titles`` are (name, days since it began); money is in 万元."""

    name: str
    account: str
    industry: str
    building: str
    age: int
    money: Mapping[str, Sequence[float]] = field(default_factory=dict)
    numbers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    now: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    titles: Sequence[tuple[str, int]] = ()
    #: (attribute, what the enterprise itself says of last year), against the registers
    declared: Sequence[tuple[str, float]] = ()
    tags: Sequence[str] = ()


STORIES: tuple[Story, ...] = (
    Story(
        "演示·星澜智联软件有限公司", "demo-enterprise", "I651", "听潮大厦", 1580,
        money={
            "revenue": (4200, 3150, 1980, 900), "main_revenue": (3906, 2930, 1841, 837),
            "assets": (3600, 2700, 1900, 1200), "debt": (1300, 1100, 900, 600), "profit": (460, 310, 90, -60),
            "research": (504, 410, 300, 180), "domestic_research": (504, 410, 300, 180),
            "hightech_revenue": (2730,), "total_income": (4230,), "taxable_income": (280,),
            "tax_paid": (168, 120, 66), "cost": (3700, 2850), "unemployment_premiums": (4.1,),
        },
        numbers={
            "staff": (86, 61, 40, 22), "insured": (82, 58, 38), "research_staff": (34, 25, 17),
            "rd_staff": (30, 22, 15), "hired": (14,), "layoff_rate": (24_000,), "disabled_staff": (0,),
        },
        now={
            "class1_ip": 1, "class2_ip": 9, "core_ip": 9, "granted_core_ip": 2, "inventions": 1,
            "software": 18, "pct": 0, "innovation_score": 78, "insured_months": 50, "office_area": 82_000,
            "segment_since": 1500,
        },
        words={
            "core_product_ip": "yes", "listing": "none", "taxpayer": "general", "tax_credit": "A",
            "rents": "yes", "site": "office", "restricted_industry": "no", "strategic_field": "yes",
            "restricted_product": "no", "tax_arrears": "no", "premium_arrears": "no", "executed": "no",
            "rent_subsidised": "no",
        },
        titles=(("高新技术企业", 945), ("科技型中小企业", 120), ("质量管理体系认证", 400)),
        declared=(("staff", 91),),
        tags=("software", "innovation", "hiring"),
    ),
    Story(
        "演示·望岬精密仪器有限公司", "demo-firm-instruments", "C401", "", 4300,
        money={
            "revenue": (6800, 6100, 5600, 5000), "main_revenue": (6300, 5600, 5100),
            "assets": (7200, 6500, 6000), "debt": (3100, 3000, 2800), "profit": (720, 640, 600),
            "research": (640, 610, 380),
            "domestic_research": (640, 610, 380), "tax_paid": (310, 280, 260), "taxable_income": (690,),
        },
        numbers={"staff": (128, 120, 115), "insured": (126, 118), "research_staff": (31,), "rd_staff": (24,)},
        now={"class1_ip": 5, "used_class1_ip": 3, "own_class1_ip": 4, "inventions": 5, "platform_score": 62,
             "segment_since": 3900, "market_share": 120_000},
        words={"listing": "none", "taxpayer": "general", "tax_credit": "B", "strategic_field": "yes",
               "tax_arrears": "no", "executed": "no", "giant_controlled": "no", "restricted_product": "no"},
        titles=(("高新技术企业", 300), ("专精特新中小企业", 500), ("质量管理体系认证", 200),
                ("环境管理体系认证", 200)),
        tags=("manufacturing", "innovation"),
    ),
    Story(
        "演示·泊岸国际货运代理有限公司", "demo-firm-freight", "G581", "望海广场", 2600,
        money={"revenue": (9800, 9100, 10400), "assets": (3100, 2900, 3000), "debt": (1900, 1800),
               "profit": (210, 150), "tax_paid": (96, 88), "taxable_income": (205,), "exports": (1200, 900),
               "unemployment_premiums": (2.6,), "research": (0, 0)},
        numbers={"staff": (44, 41, 46), "insured": (43, 40), "layoff_rate": (21_000,), "hired": (5,)},
        now={"insured_months": 84},
        words={"listing": "none", "taxpayer": "general", "tax_credit": "B", "tax_arrears": "no",
               "premium_arrears": "no", "executed": "no", "restricted_industry": "no"},
        declared=(("revenue", 10_050),),
        tags=("shipping", "abroad", "hiring"),
    ),
    Story(
        "演示·鸥鸣海景酒店有限公司", "demo-firm-hotel", "H611", "", 5200,
        money={"revenue": (3600, 2100, 1500), "assets": (15800, 16200), "debt": (9200, 9000),
               "profit": (120, -310), "tax_paid": (88, 40), "unemployment_premiums": (6.0,)},
        numbers={"staff": (132, 118, 104), "insured": (120, 110), "layoff_rate": (62_000,), "hired": (26,)},
        now={"insured_months": 140},
        words={"listing": "none", "taxpayer": "general", "tax_credit": "B", "executed": "no"},
        tags=("tourism", "finance"),
    ),
    Story(
        "演示·小满家常菜馆有限公司", "demo-firm-kitchen", "H621", "", 900,
        money={"revenue": (98, 80), "assets": (35,), "tax_paid": (0.6,), "taxable_income": (9,)},
        numbers={"staff": (8, 7), "insured": (5,)},
        now={"month_sales": 8, "insured_months": 26},
        words={"taxpayer": "small_scale", "tax_credit": "M", "tax_arrears": "no", "rents": "yes",
               "site": "shop", "restricted_industry": "no"},
        tags=("catering", "rent"),
    ),
    Story(
        "演示·初航数据科技有限公司", "demo-firm-young", "I653", "启航中心", 345,
        numbers={},
        now={"capital": 200, "talents": 1, "software": 3, "insured_months": 9, "founder_share": 620_000},
        words={"founder": "graduate", "rents": "yes", "site": "incubator", "taxpayer": "small_scale",
               "executed": "no", "rent_subsidised": "no"},
        tags=("software", "startup", "rent"),
    ),
    Story(
        "演示·海岬生物医药研究有限公司", "demo-firm-medicine", "M731", "云帆中心", 2100,
        money={"revenue": (1320, 980, 700), "assets": (4200, 3900), "research": (330, 270, 190),
               "main_revenue": (1240, 930), "equity": (2400, 0), "tax_paid": (45, 30), "debt": (1600,),
               "profit": (60, 20), "domestic_research": (330, 270)},
        numbers={"staff": (38, 33, 28), "insured": (36,), "research_staff": (22,), "rd_staff": (19,)},
        now={"class1_ip": 2, "class2_ip": 3, "core_ip": 4, "granted_core_ip": 1, "inventions": 2, "pct": 1},
        words={"strategic_field": "yes", "listing": "regional", "tax_credit": "M", "executed": "no"},
        titles=(("科技型中小企业", 90), ("雏鹰企业", 400), ("创新型中小企业", 700)),
        tags=("medicine", "innovation", "finance"),
    ),
    Story(
        "演示·合顺商贸有限公司", "demo-firm-trade", "F512", "", 3300,
        money={"revenue": (460, 520, 610), "assets": (280, 300), "tax_paid": (6, 7), "taxable_income": (11,)},
        numbers={"staff": (9, 11, 12), "insured": (8,), "layoff_rate": (180_000,)},
        now={"month_sales": 36, "insured_months": 100},
        words={"taxpayer": "small_scale", "tax_credit": "C", "tax_arrears": "yes", "abnormal": "yes"},
        tags=("trade", "arrears"),
    ),
)  # fmt: skip
