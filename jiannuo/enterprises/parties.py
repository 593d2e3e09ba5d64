"""Who is who in a problem that an enterprise raised."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.members import acts_for
from jiannuo.enterprises.models import Problem
from jiannuo.kernel.actors import Standing
from jiannuo.kernel.loops import Party, holds, on_duty, unit_in
from jiannuo.kernel.loops.parties import Case, Owner
from jiannuo.kernel.organisation import organisation

#: who may write down what an enterprise says
officer = holds("supervision", "department", "street", "leader", label=_("走访人员"))
supervision = holds("supervision", label=_("督查室"))
#: the unit that can solve it
solver = unit_in("unit", label=_("办理单位"))


def _is_the_enterprise(standing: Standing, case: Case) -> bool:
    assert isinstance(case.matter, Problem)
    if standing.role != "enterprise" or standing.own is not None:
        return False
    return acts_for(standing.account_id, case.matter.enterprise_id)


#: whoever acts for the enterprise today
enterprise = Party(_("企业"), _is_the_enterprise, roles=frozenset({"enterprise"}))


def _checkers(case: Case) -> list[Owner]:
    """The unit that visited, unless it is the one that solves; then whoever supervises, then leaders."""
    assert isinstance(case.matter, Problem)
    raised, solves = case.matter.raised_by_id, case.matter.unit_id
    if raised is not None and raised != solves:
        return [Owner(raised)]
    for role in ("supervision", "leader"):
        for unit in organisation().units_with(role):
            if unit != solves:
                return [Owner(unit, role)]
    return []


#: who asks the enterprise whether it is solved: never the unit that answered
checker = Party(
    _("走访单位或督查室"),
    lambda _standing, _case: False,
    _checkers,
    frozenset({"supervision", "department", "street", "leader"}),
)
asked = on_duty("verify", _("回访人"), "supervision", "department", "street", "leader")
judge = replace(enterprise | asked, label=_("企业或回访人"))
