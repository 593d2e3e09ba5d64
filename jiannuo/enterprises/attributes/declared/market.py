"""What an enterprise makes, for how long, and how it stands in its market."""

from jiannuo.enterprises.attributes.attribute import Attribute, Seen
from jiannuo.enterprises.attributes.declared.making import choice, day, flag, number, pieces
from jiannuo.enterprises.quantities import Dimension

FIRST_STORES = {
    "全国首店": "country",
    "东北首店": "northeast",
    "辽宁首店": "province",
    "大连首店": "city",
    "非首店": "none",
}

MARKET: tuple[Attribute, ...] = (
    day("segment_since", "从事细分市场时间", "In its segment since", "industry", "certificate", "declared"),
    number(
        "market_share",
        "市场占有率",
        "Market share",
        Dimension.SHARE,
        "industry",
        "certificate",
        fresh=24,
        help="主导产品在全国细分市场的占有率。",
    ),
    pieces(
        "domestic_rank", "国内市场排名", "Rank in the domestic market", "industry", "certificate", unit="名"
    ),
    pieces("world_rank", "全球市场排名", "Rank in the world market", "industry", "certificate", unit="名"),
    flag("new_product", "主导产品为新产品", "Main product is new", "industry", "expert", fresh=24),
    flag(
        "strategic_field", "属于战略性新兴产业", "In a strategic emerging industry", "statistics", "industry"
    ),
    flag(
        "restricted_product",
        "产品属于禁止限制或淘汰类",
        "Prohibited, restricted or obsolete product",
        "industry",
        "expert",
        fresh=12,
    ),
    day("above_scale_on", "入规时间", "First in the statistics of larger enterprises", "statistics"),
    choice("first_store", "首店类型", "Kind of first store", FIRST_STORES, "commerce", seen=Seen.PUBLIC),
    day("opened_on", "开业时间", "Opened on", "commerce", "officer", seen=Seen.PUBLIC),
)
