"""Who is who in a commitment."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops import holds, on_duty, post_in, unit_in

#: the supervision office (政府督查工作条例 arts 6, 7: the government's own body for supervision)
supervision = holds("supervision", label=_("督查室"))
any_leader = holds("leader", label=_("区领导"))
#: the leader who answers for the commitment; where none is named yet, any leader of the district
responsible_leader = post_in("leader_post", "leader", label=_("责任领导")) | any_leader
lead_unit = unit_in("lead_unit", label=_("牵头单位"))
verifier = on_duty("verify", _("核验人"), "supervision")
approver = on_duty("approve", _("审批人"), "leader")
