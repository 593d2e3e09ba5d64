"""Things an enterprise has several of, each with attributes of its own: persons hired, contracts, premises.

Words and keys are unlike those of the enterprise itself, so that a condition never means the wrong one.
"""

from dataclasses import dataclass

from jiannuo.enterprises.attributes.attribute import Attribute, Kind, Seen
from jiannuo.enterprises.attributes.declared.making import choice, day, flag, number
from jiannuo.enterprises.attributes.declared.places import PLACES
from jiannuo.enterprises.quantities import Dimension


@dataclass(frozen=True)
class ItemKind:
    """A kind of things: ``word`` is what conditions and Facts call it."""

    key: str
    word: str
    english: str
    attributes: tuple[Attribute, ...]


HIRED_GROUPS = {
    "毕业年度高校毕业生": "graduating",
    "离校两年内未就业高校毕业生": "graduated",
    "登记失业青年": "young_unemployed",
    "其他招用人员": "other",
}
COMPUTING = {"国产算力": "domestic", "其他算力": "other"}
TECHNOLOGY = {
    "技术开发": "development",
    "技术转让": "transfer",
    "技术许可": "licence",
    "技术咨询": "advice",
    "技术服务": "service",
}


def _money(key: str, word: str, english: str, *authorities: str) -> Attribute:
    return number(key, word, english, Dimension.MONEY, *authorities, seen=Seen.NEEDED)


ITEM_KINDS: tuple[ItemKind, ...] = (
    ItemKind(
        "hired",
        "新招用人员",
        "Persons newly hired",
        (
            choice("hired_group", "人员类别", "Group", HIRED_GROUPS, "social_security", seen=Seen.NEEDED),
            day("hired_on", "录用时间", "Hired on", "social_security", seen=Seen.NEEDED),
            flag(
                "hired_contract", "签订劳动合同", "Labour contract signed", "social_security", "certificate"
            ),
            number("hired_months", "参保月数", "Months insured", Dimension.SPAN, "social_security"),
            flag("hired_paid", "领取过扩岗补助", "Already paid for", "social_security"),
        ),
    ),
    ItemKind(
        "computing",
        "算力合同",
        "Contracts for computing power",
        (
            _money("computing_price", "算力采购额", "Price", "certificate"),
            choice("computing_kind", "算力类型", "Kind of computing power", COMPUTING, "certificate"),
            flag("computing_partner", "供应商在伙伴目录内", "Supplier is on the partner list", "science"),
            day("computing_on", "算力合同签订日", "Signed on", "certificate"),
            flag("computing_paid", "同一合同享受其他补贴", "Contract has another subsidy", "finance"),
        ),
    ),
    ItemKind(
        "premises",
        "经营场地",
        "Premises",
        (
            Attribute(
                "premises_at",
                "场地所在地",
                Kind.CODE,
                values=PLACES,
                english="Place",
                authorities=("officer",),
            ),
            number("premises_area", "场地面积", "Area", Dimension.AREA, "certificate", "officer"),
            _money("premises_rent", "月租金", "Rent of a month", "certificate"),
            number("premises_months", "租期", "Months of the lease", Dimension.SPAN, "certificate"),
            day("premises_since", "起租时间", "Rented since", "certificate"),
            flag("premises_used", "自用场地", "For one's own use", "officer"),
        ),
    ),
    ItemKind(
        "technology",
        "技术合同",
        "Technology contracts",
        (
            choice("technology_kind", "技术合同类型", "Kind of contract", TECHNOLOGY, "science"),
            _money("technology_amount", "技术交易额", "Technology turnover", "science"),
            flag("technology_registered", "经认定登记", "Recognised and registered", "science"),
            day("technology_on", "认定登记日", "Registered on", "science"),
            flag("technology_paid", "同一技术合同享受其他奖励", "Contract has another reward", "finance"),
        ),
    ),
    ItemKind(
        "project",
        "投资项目",
        "Investment projects",
        (
            _money("project_total", "项目总投资", "Investment", "statistics", "certificate"),
            _money(
                "project_equipment",
                "不含土地厂房的投资",
                "Investment without land and buildings",
                "statistics",
                "certificate",
            ),
            flag("project_filed", "项目已备案", "Project is on file", "industry"),
            day("project_started", "项目开工日", "Started on", "statistics"),
        ),
    ),
    ItemKind(
        "store",
        "首店门店",
        "First stores",
        (
            number("store_area", "门店面积", "Area", Dimension.AREA, "commerce", "officer"),
            day("store_opened", "门店开业日", "Opened on", "commerce"),
            number("store_months", "门店租期", "Months of the lease", Dimension.SPAN, "certificate"),
        ),
    ),
)
