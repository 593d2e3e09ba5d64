"""What the steps of a claim must be told."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import Choice, Day, Number, Reason, Rows, Text
from jiannuo.kernel.models import Matter
from jiannuo.policies.facts import papers, reason, remark
from jiannuo.policies.facts.payee import account, promises

#: for which the time of the whole claim stands still; the keys are those of the clock's pauses
MISSING = (("account", _("收款账户有误")), ("materials", _("证明材料不全")), ("facts", _("企业情况需要核对")))

statement = Text("statement", _("申报说明"), required=False, lines=5)
confirmation = (*account, *promises)
application = (*account, *promises, statement, papers)
correction = (*account, statement, papers)
checked = (remark,)
returned = (Choice("about", _("补正什么"), choices=MISSING), reason)
batch = Rows("batch", _("批次"), model="policies.Batch")
receipt = (
    Text("number", _("支付编号"), most=40, lines=1),
    Day("paid_on", _("到账日期")),
)
bounced = (
    Text("number", _("支付编号"), most=40, lines=1),
    Day("returned_on", _("退票日期")),
    reason,
)
rating = (
    Choice("satisfaction", _("满意度"), choices=tuple(Matter.Satisfaction.choices)),
    Text("words", _("评价"), required=False, most=500),
)
recovery = (
    Number("amount", _("追回金额"), unit=_("元"), least=Decimal("0.01"), most=Decimal(10_000_000_000)),
    Reason("reason", _("追回的事实和依据"), least=10),
)
repaid = (Day("repaid_on", _("退回日期")), Text("number", _("入账凭证号"), most=60, lines=1))
share = Number("share", _("分得金额"), unit=_("元"), least=Decimal("0.01"), most=Decimal(10_000_000_000))
