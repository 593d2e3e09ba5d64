"""What the steps of a version must be told."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import Choice, Choices, Day, FactError, Flag, Reason, Rows, Text
from jiannuo.policies.facts import remark
from jiannuo.policies.facts.keepable import keepable


@dataclass(frozen=True)
class Structure(Text):
    """JSON, as a text that a form shows: an object, or (``many``) a list of objects."""

    most: int = 60_000
    lines: int = 8
    many: bool = False

    def check(self, value: Any, account_id: int | None) -> Any:
        """The value itself. Raises FactError for what is no JSON of the right shape."""
        if isinstance(value, str):
            try:
                value = json.loads(super().check(value, account_id))
            except (ValueError, RecursionError):
                raise FactError(_("“%(label)s”不是完整的 JSON。") % {"label": self.label}) from None
        whole = value if self.many else [value]
        if (
            not isinstance(whole, list)
            or not all(isinstance(one, dict) for one in whole)
            or not keepable(whole)
        ):
            raise FactError(_("“%(label)s”的结构不对。") % {"label": self.label})
        if len(json.dumps(value, ensure_ascii=False)) > self.most:
            raise FactError(_("“%(label)s”太长。") % {"label": self.label})
        return value


content = (
    Text("summary", _("一句话说明"), required=False, most=500, lines=2),
    Text("document", _("政策原文"), required=False, most=60_000, lines=12),
    Text("condition", _("条件"), required=False, most=20_000, lines=8),
    Text(
        "clauses",
        _("条款原句"),
        required=False,
        most=40_000,
        lines=8,
        help=_("一行一条，条款名写在【】里：【第三条】上年度营业收入不低于2000万元。"),
    ),
    Structure("benefit", _("兑现标准"), required=False),
    Structure("examples", _("样例企业"), required=False, many=True),
    Text("application", _("申请类型"), required=False, most=30, lines=1),
    Flag("automatic", _("免申即享"), required=False),
    Day("valid_from", _("生效日期"), required=False),
    Day("valid_to", _("失效日期"), required=False, help=_("最后一个有效日。")),
    Day("opens_on", _("申报开始"), required=False),
    Day("closes_on", _("申报截止"), required=False),
    Rows("pool", _("资金"), model="policies.Pool", required=False),
)
#: 公平竞争审查条例 arts 8 to 11: what no measure may contain
FAIR = (
    ("entry", _("没有限制或变相限制市场准入和退出（第八条）")),
    ("movement", _("没有限制商品、要素自由流动，不要求迁入、在本地设立机构（第九条）")),
    ("ownership", _("没有按所有制、注册地、规模以外的特定对象给予奖励补贴（第十条）")),
    ("purchase", _("没有要求购买、使用本地产品和服务，也不以此为条件（第九条）")),
    ("conduct", _("没有影响经营者自主定价、强制垄断行为的内容（第十一条）")),
)
#: the same, art 12: what may be in spite of them, if nothing milder does
EXEMPT = (
    ("security", _("维护国家安全和发展利益")),
    ("progress", _("促进科学技术进步、增强国家自主创新能力")),
    ("public", _("节约能源、保护环境、救灾救助等社会公共利益")),
    ("law", _("法律、行政法规规定的其他情形")),
)
fairness = (
    Choices("fair", _("审查过的项目"), choices=FAIR, required=False),
    Choice("exemption", _("例外情形"), choices=EXEMPT, required=False),
    Reason("reason", _("例外的理由，或对提示用语的说明"), required=False),
    remark,
)
legality = (
    Choices(
        "lawful",
        _("审核过的项目"),
        choices=(
            ("power", _("在职权范围以内")),
            ("superior", _("与上位法不抵触")),
            ("rights", _("没有违法减损权利、增加义务")),
            ("form", _("程序和形式符合规定")),
        ),
    ),
    remark,
)
publication = (
    Choice(
        "consulted",
        _("怎样听取意见"),
        choices=(
            ("public", _("向社会公开征求意见不少于 30 日")),
            ("shorter", _("公开征求意见少于 30 日（须说明理由）")),
            ("superior", _("上级文件，本区照录")),
            ("secret", _("依法需要保密")),
        ),
        help=_("优化营商环境条例第六十二条：与市场主体密切相关的，一般不少于 30 日。"),
    ),
    Day("consulted_from", _("征求意见开始"), required=False),
    Day("consulted_to", _("征求意见截止"), required=False),
    Text("consultation", _("意见采纳情况或理由"), required=False, lines=3),
)
evaluation = Text("evaluation", _("实施效果评估"), least=10, most=6000, lines=8)
