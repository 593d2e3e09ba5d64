"""What the enterprises of a central district by the sea do: shares, sizes and what they earn.

Invented, in proportions that such districts have: services, trade, finance, software, hotels and
shipping; few factories.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trade:
    """One trade; ``share`` is its weight among all. Money in 万元."""

    #: groups of GB/T 4754-2017
    codes: tuple[str, ...]
    share: int
    #: words in names
    words: tuple[str, ...]
    #: the median of persons, and how wide they spread (sigma of the logarithm)
    staff: float
    spread: float
    #: revenue of a person and year, median
    per_head: float
    #: assets for each yuan of revenue, median
    assets: float = 0.8
    #: research for each yuan of revenue, median; 0: none
    research: float = 0.0
    #: how many of 100 sit in an office building
    office: int = 60


TRADES: tuple[Trade, ...] = (
    Trade(("F512", "F513", "F516", "F517", "F519"), 175, ("贸易", "商贸", "国际贸易"), 6, 1.0, 190, 0.6),
    Trade(
        ("F521", "F522", "F523", "F527", "F529"),
        130,
        ("商行", "百货", "电子商务"),
        5,
        1.1,
        60,
        0.5,
        office=25,
    ),
    Trade(("L721", "L722", "L723"), 95, ("企业管理", "管理咨询", "财税咨询"), 6, 1.0, 38, 1.4, office=80),
    Trade(("L725", "L726", "L729"), 75, ("广告传媒", "人力资源", "旅行社", "会展服务"), 7, 1.1, 42, 0.7),
    Trade(("L711",), 15, ("设备租赁", "汽车租赁"), 5, 0.9, 70, 3.0),
    Trade(
        ("I651", "I652", "I653"), 95, ("软件", "信息技术", "数字科技", "智能科技"), 14, 1.2, 48, 0.9, 0.10, 90
    ),
    Trade(("I642", "I643"), 25, ("网络科技", "互联网"), 11, 1.2, 55, 0.9, 0.07, 90),
    Trade(
        ("J663", "J671", "J673", "J681", "J685"),
        30,
        ("融资担保", "投资基金", "保险代理"),
        14,
        1.2,
        150,
        6.0,
        office=98,
    ),
    Trade(("H611", "H612"), 28, ("酒店", "酒店管理", "宾馆"), 22, 1.1, 22, 2.2, office=10),
    Trade(("H621", "H622", "H623"), 75, ("餐饮", "餐饮管理", "海鲜酒楼"), 11, 0.9, 17, 0.6, office=10),
    Trade(("G552", "G553"), 18, ("航运", "船务"), 24, 1.2, 120, 2.5, office=85),
    Trade(("G581", "G582"), 52, ("国际货运代理", "供应链", "船舶代理"), 12, 1.0, 130, 0.5, office=90),
    Trade(("G591", "G599"), 9, ("仓储", "冷链仓储"), 15, 1.0, 60, 2.0, office=20),
    Trade(("K702", "K703"), 38, ("物业服务", "房地产经纪"), 16, 1.3, 16, 0.6, office=50),
    Trade(("K701",), 6, ("置业", "房地产开发"), 22, 1.1, 420, 7.0, office=70),
    Trade(("E501", "E491"), 38, ("装饰工程", "建设工程", "机电工程"), 12, 1.1, 60, 0.9, 0.005),
    Trade(("M748", "M749", "M745"), 30, ("工程设计", "检测技术", "设计咨询"), 12, 1.1, 42, 0.8, 0.05, 80),
    Trade(("M751", "M752", "M753"), 28, ("科技发展", "节能技术", "生物技术"), 9, 1.0, 45, 0.9, 0.08, 75),
    Trade(("M731", "M734"), 7, ("医药研究", "海洋技术研究"), 13, 1.0, 35, 1.6, 0.22, 80),
    Trade(("R881", "R901", "R891"), 18, ("文化传播", "文化创意", "体育文化"), 7, 1.0, 22, 0.8, office=40),
    Trade(("P839",), 12, ("教育咨询", "职业培训"), 10, 1.0, 18, 0.5, office=45),
    Trade(("O801", "O804", "O805"), 22, ("家政服务", "健康管理", "生活服务"), 8, 1.0, 13, 0.5, office=20),
    Trade(("Q841", "Q842"), 9, ("医院", "门诊部"), 26, 1.1, 26, 1.0, office=15),
    Trade(("C271", "C358", "C402"), 8, ("医疗器械", "生物制药", "仪器"), 32, 1.1, 75, 1.2, 0.06, 30),
    Trade(("C343", "C373", "C391"), 7, ("装备制造", "船舶配套", "电子设备"), 38, 1.1, 80, 1.3, 0.045, 25),
    Trade(("A042", "C136"), 5, ("海洋食品", "水产"), 26, 1.0, 60, 1.0, 0.01, 20),
)

#: signs for made-up names
SIGNS = (
    "海云川岚澜星辰远航嘉禾瑞诚信博雅泰安鼎新元和顺恒通达卓越明德"
    "启程汇丰盛景润泽晨曦锦程宏图东方北辰港湾蓝图众合同创"
)
#: made-up office buildings
BUILDINGS = tuple(
    f"{first}{second}"
    for first in ("听潮", "望海", "云帆", "锦程", "启航", "泊岸", "星河", "千帆", "澄海", "鸥鸣")
    for second in ("大厦", "中心", "广场", "国际")
)
