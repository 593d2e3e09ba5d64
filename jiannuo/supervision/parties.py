"""Who is who in an inspection, and who must keep out of it."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.actors import Standing
from jiannuo.kernel.loops import Party, holds, on_duty, the_lead, unit_in
from jiannuo.kernel.loops.parties import Case, Owner
from jiannuo.kernel.organisation import organisation
from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.participation import recused, took_part, who_took_part

#: the government's own body for supervision (政府督查工作条例 art 6)
supervision = holds("supervision", label=_("督查室"))
#: plans, endings and proposals are the head's to approve (arts 8, 11, 15, 21)
head = holds("leader", label=_("区政府领导"))
approver = on_duty("approve", _("批准人"), "leader")
verifier = on_duty("verify", _("核查人"), "supervision")
extender = on_duty("approve", _("督查室"), "supervision")
inspected = unit_in("unit", label=_("被督查单位"))


def _keeps_out(standing: Standing, case: Case) -> bool:
    assert isinstance(case.matter, Inspection)
    return recused(standing, case.matter)


#: whoever of the supervision office did not declare an interest (art 9)
inspector = replace(supervision & ~Party(_("已回避人员"), _keeps_out), label=_("督查室（回避的除外）"))


def _with_issues(_standing: Standing, case: Case) -> bool:
    assert isinstance(case.matter, Part)
    return bool(case.matter.issues)


_issues = Party(_("有整改事项"), _with_issues)
#: the unit, where the conclusion asks it for something (art 18), and where it does not
must_rectify = replace(the_lead & _issues, label=_("有整改事项的被督查单位"))
need_not_rectify = replace(the_lead & ~_issues, label=_("没有整改事项的被督查单位"))

supervision_with_issues = replace(supervision & _issues, label=_("督查室"))
supervision_without_issues = replace(supervision & ~_issues, label=_("督查室"))


def _may_decide(standing: Standing, case: Case) -> bool:
    assert isinstance(case.matter, Part)
    known = standing.role in ("supervision", "leader") and standing.post_id is not None
    return known and not took_part(standing, case.matter.whole)


def _deciders(case: Case) -> list[Owner]:
    """The supervision office while somebody there kept out of it, else the leaders."""
    assert isinstance(case.matter, Part)
    involved, found = who_took_part(case.matter.whole), None
    for role in ("supervision", "leader"):
        for unit in organisation().units_with(role):
            found = Owner(unit, role)
            if set(organisation().accounts_of(unit_id=unit, role=role)) - involved:
                return [found]
    return [found] if found else []


#: who decides on an objection: nobody who took part in the conclusion (art 17)
rechecker = Party(
    _("没有参加本次督查的督查人员或区领导"),
    _may_decide,
    _deciders,
    frozenset({"supervision", "leader"}),
)
