"""What the steps of a problem must be told."""

from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.models import Problem
from jiannuo.kernel.loops.facts import Choice, Evidence, Reason, Rows, Text

kind = Choice("kind", _("问题类别"), choices=tuple(Problem.Kind.choices))
words = Text("words", _("问题"), least=4, lines=4, help=_("写清楚什么事、卡在哪里、希望怎么办。"))
#: only an officer knows which; what an enterprise raises itself goes to its street first
unit = Rows("unit", _("办理单位"), model="people.Unit")
answer = Text("answer", _("答复"), least=10, lines=5, help=_("做了什么、结果如何；办不了的，依据哪一条。"))
reason = Reason("reason", _("理由"))
proof = Evidence("evidence", _("佐证材料"), required=False)
remark = Text("remark", _("意见"), required=False)
