"""Tags that an enterprise may choose (the report's e企服: 在线选择企业标签), and what each stands for.

A tag tells nobody anything that counts for money: it is what the enterprise wants to hear of. Each
names the attribute it stands near, so that something can be shown while nothing is known yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jiannuo.enterprises.wording import english

#: headings of the choice
GROUPS: Mapping[str, str] = {"industry": "行业", "stage": "发展阶段", "interest": "关心的事"}
_ENGLISH_GROUPS = {"industry": "Industry", "stage": "Stage", "interest": "What matters to us"}


@dataclass(frozen=True)
class Declared:
    """One tag. ``words`` are values of ``attribute`` (codes of industries); empty: any value of it."""

    key: str
    group: str
    word: str
    english: str
    attributes: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """In the language of the page."""
        return self.english if english() else self.word


def _industry(key: str, word: str, in_english: str, *codes: str) -> Declared:
    return Declared(key, "industry", word, in_english, ("industry",), codes)


def _interest(key: str, word: str, in_english: str, *attributes: str) -> Declared:
    return Declared(key, "interest", word, in_english, attributes)


_ALL = (
    _industry("software", "软件和信息服务", "Software and IT", "I"),
    _industry("manufacturing", "制造业", "Manufacturing", "C"),
    _industry("trade", "批发零售", "Trade", "F"),
    _industry("shipping", "航运物流", "Shipping and logistics", "G"),
    _industry("tourism", "住宿旅游", "Hotels and tourism", "H61", "L729"),
    _industry("catering", "餐饮", "Catering", "H62"),
    _industry("financial", "金融", "Finance", "J"),
    _industry("medicine", "医药健康", "Medicine and health", "C27", "Q84", "M731"),
    _industry("services", "商务和居民服务", "Business and household services", "L", "O"),
    _industry("technical", "科研和技术服务", "Research and technical services", "M"),
    _industry("culture", "文化体育", "Culture and sports", "R"),
    _industry("construction", "建筑房地产", "Construction and real estate", "E", "K"),
    Declared("startup", "stage", "初创三年内", "First three years", ("founded",)),
    Declared("growing", "stage", "快速成长", "Growing fast", ("revenue", "staff")),
    Declared("headquarters", "stage", "总部或连锁", "Headquarters or chain", ("org_type",)),
    _interest("finance", "融资贷款", "Loans and equity", "equity", "debt", "listing"),
    _interest("hiring", "招工用工", "Hiring", "hired", "insured", "layoff_rate"),
    _interest("talent", "人才", "Talent", "talents", "research_staff"),
    _interest("innovation", "科技创新", "Research and innovation", "research", "class1_ip", "core_ip"),
    _interest("abroad", "出海外贸", "Going abroad", "exports"),
    _interest("rent", "房租场地", "Rent and premises", "rents", "office_area", "works_at"),
    _interest("tax", "减税降费", "Taxes and fees", "taxable_income", "taxpayer", "month_sales"),
    _interest("market", "市场开拓", "Finding markets", "market_share", "first_store"),
    _interest("green", "绿色低碳", "Green and low carbon", "pollution"),
    _interest("arrears", "账款拖欠", "Payments owed to us", "revenue"),
)
TAGS: Mapping[str, Declared] = {one.key: one for one in _ALL}


def grouped() -> list[tuple[str, list[Declared]]]:
    """The tags under their headings, in the language of the page."""
    names = _ENGLISH_GROUPS if english() else GROUPS
    return [(names[key], [one for one in _ALL if one.group == key]) for key in GROUPS]
