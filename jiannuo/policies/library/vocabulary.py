"""The words of conditions: attributes, qualifications, items, parameters, and short names of shares."""

from functools import lru_cache

from jiannuo.enterprises.attributes.declared import ATTRIBUTES, ITEM_KINDS, QUALIFICATIONS
from jiannuo.policies.conditions.tree import Shape, Term
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.library.parameters import PARAMETERS


def _last_year(part: str, whole: str) -> Term:
    return Term(part, Shape.YEAR, 1, whole)


#: a short name stands for last year unless a period is written before it
ALIASES: dict[str, Term] = {
    "研发费用占比": _last_year("research", "revenue"),
    "研发费用占成本比": _last_year("research", "cost"),
    "境内研发费用占比": _last_year("domestic_research", "research"),
    "高新技术产品收入占比": _last_year("hightech_revenue", "total_income"),
    "主营业务收入占比": _last_year("main_revenue", "revenue"),
    "资产负债率": _last_year("debt", "assets"),
    "科技人员占比": _last_year("research_staff", "staff"),
    "研发人员占比": _last_year("rd_staff", "staff"),
    "残疾人就业比例": _last_year("disabled_staff", "staff"),
}


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Everything conditions of this system may speak of."""
    return Vocabulary(
        ATTRIBUTES,
        QUALIFICATIONS,
        PARAMETERS,
        {kind.word: Vocabulary(kind.attributes) for kind in ITEM_KINDS},
        ALIASES,
    )
