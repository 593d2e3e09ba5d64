"""Who is who at a meeting."""

from django.utils.translation import gettext_lazy as _

from jiannuo.commitments.models import Meeting
from jiannuo.commitments.parties import any_leader
from jiannuo.kernel.actors import Standing
from jiannuo.kernel.loops import Party, on_duty, post_in, unit_in, units_in
from jiannuo.kernel.loops.parties import Case, Owner


def _invited(case: Case) -> list[int]:
    assert isinstance(case.matter, Meeting)
    return list(case.matter.invited)


def _is_invited(standing: Standing, case: Case) -> bool:
    return standing.post_id is not None and standing.unit_id in _invited(case)


#: the units that lead or assist something in scope
invited = Party(_("参会单位"), _is_invited, lambda case: [Owner(unit) for unit in _invited(case)])
called = on_duty("assist", _("参会单位"))
chair = post_in("chair", label=_("主持人"))
#: whoever has to know when and where
everybody = Party(_("参会人员"), _is_invited, lambda case: [*chair.owners(case), *invited.owners(case)])

decided_unit = unit_in("unit", label=_("牵头单位"))
assisting_units = units_in("assisting_units", label=_("配合单位"))
#: who chaired decides on more time; after a change of posts, any leader of the district
decider = post_in("chair", "leader", label=_("主持人")) | any_leader
