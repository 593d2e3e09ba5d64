"""What the steps of a batch must be told."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import Reason, Rows, Text

chosen = Rows("claims", _("兑现事项"), model="policies.Claim", many=True, required=False)
claims = Rows("claims", _("兑现事项"), model="policies.Claim", many=True)
claim = Rows("claim", _("移出哪一件"), model="policies.Claim")
objection = Text("words", _("对公示名单的异议"), least=10, most=1000, lines=4)
answer = Reason("answer", _("核实情况和答复"), least=10)
