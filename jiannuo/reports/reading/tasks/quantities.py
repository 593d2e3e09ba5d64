"""Whether a task has a measurable target: a figure, or a relation that can be checked."""

import re
from collections.abc import Sequence

from jiannuo.reports.reading.document import Fact
from jiannuo.reports.reading.tasks.folding import fold

_RELATION = re.compile(
    r"全覆盖|全面覆盖|覆盖率达|倍增(?!”|计划|行动|工程)|翻[一两]?番|清零|归零|零增长|"
    r"与经济(?:增长|发展)(?:基本)?同步|同步(?:增长)?$|同步增长|高于(?:全[国省市区]|[^，]{0,6}平均)|不低于(?:全[国省市区]|上年|[^，]{0,6}平均)|持平|"
    r"只增不减|只减不增|双下降|双提升"
)

_FIGURE = re.compile(
    r"(?<![A-Za-z0-9\d第+])\d[\d,.]*(?:[—\-~至]\d[\d.]*)?[十百千万亿]*(?:余|多)?"
    r"(?:%|‰|个百分点|(?![年版号届类级期中小幼周日时度条+A-Za-z])[一-龥])"
)
_COUNTED = re.compile(
    r"(?:建设|新建|改造|打造|培育|新培育|完成|实施|建成|新增|引进|创建|开展|举办|组织|推进|谋划|储备|发展|改扩建|扶持|处置|整治)"
    r"\d[\d.]*万?(?:余|多)?(?:个|家|项|所|座|公里|套|户|名|人次|人|场|条|处|亩|件|辆|台|批次)"
)


def figures_within(facts: Sequence[Fact], start: int, end: int) -> tuple[int, ...]:
    """Indexes of the facts quoted inside ``start``–``end`` that are no mere background."""
    return tuple(
        index
        for index, fact in enumerate(facts)
        if start <= fact.start and fact.end <= end and fact.status != "context"
    )


def holds_figure(quote: str) -> bool:
    """Whether the quote holds a number with a measure, where no facts were read."""
    return bool(_FIGURE.search(fold(quote)))


def counts_work(quote: str) -> bool:
    """Whether a verb of work is followed at once by a count: 新建12所, 打造45个."""
    return bool(_COUNTED.search(fold(quote)))


def states_relation(quote: str) -> bool:
    """Whether the quote promises a relation such as 全覆盖 or 倍增, not as part of a name."""
    return bool(_RELATION.search(fold(quote)))
