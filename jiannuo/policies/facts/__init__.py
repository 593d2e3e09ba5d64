"""What the steps of the loops of policies must be told."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import Evidence, Reason, Text

reason = Reason("reason", _("理由"))
remark = Text("remark", _("意见"), required=False)
papers = Evidence("papers", _("证明材料"), required=False)
