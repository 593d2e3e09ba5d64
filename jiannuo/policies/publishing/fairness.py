"""Wording that a fair-competition check must look at (公平竞争审查条例 arts 8–11).

A hint for whoever checks, never a verdict: 注册地 in a list of definitions is harmless, as a condition of
money it is not.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.states import Label

#: what to look for, and which article it touches
_SIGNS: tuple[tuple[str, Label], ...] = (
    (r"所有制|国有(独资|控股|企业)|民营企业|外(商|资)(投资)?企业", _("按所有制区别对待（第十条）")),
    (r"注册地|登记地址|工商登记在|税务登记在|在[^，。；]{0,8}区(注册|登记)", _("以注册地为条件（第九条）")),
    (
        r"迁入|迁至|迁址|新引进|落户|总部迁|不得迁出|(\d+|[一二三五十]+)年内?不(得)?迁出",
        _("以迁入或不迁出为条件（第九条）"),
    ),
    (
        r"本地(采购|产品|企业|供应商)|区内(采购|企业提供|供应商)|采购本区|使用本地",
        _("要求本地采购或使用本地产品（第九条）"),
    ),
    (
        r"(按|以)[^，。；]{0,10}(纳税|税收|地方(财政)?贡献|区级留成)[^，。；]{0,10}(返还|奖励|补贴)",
        _("与税收挂钩的奖励（第十条）"),
    ),
    (r"指定(的)?(供应商|机构|平台|单位)|名录内(的)?(供应商|机构)", _("指定交易对象（第八条）")),
)


@dataclass(frozen=True)
class Flagged:
    """Words that were found, from ``start`` to before ``end`` of the text, and what they may mean."""

    words: str
    start: int
    end: int
    why: Label


def flagged(text: str) -> list[Flagged]:
    """Every such wording of ``text``, in the order in which it is read."""
    found = [
        Flagged(hit.group(), hit.start(), hit.end(), why)
        for pattern, why in _SIGNS
        for hit in re.finditer(pattern, text)
    ]
    return sorted(found, key=lambda one: (one.start, one.end))
