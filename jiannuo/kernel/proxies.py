"""What somebody may not do on behalf of another post, although that post may."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.actors import Standing
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label

_DECIDES = ("verify", "approve")


def own_business(standing: Standing, case: Case) -> Label:
    """Why ``standing``, under a delegation, may not decide here; empty if nothing stands in the way.

    A delegation fills an absence. It does not make one person both sides of a matter: not the unit that
    leads it, and not whoever sent it up for the decision.
    """
    own = standing.own
    if own is None:
        return ""
    led_by = next((duty.unit_id for duty in case.duties if duty.kind == "lead"), None)
    if led_by is not None and led_by == own.unit_id and standing.unit_id != led_by:
        return _("这件事由您所在的单位牵头，不能代别的单位办理。")
    for duty in case.duties:
        asked = duty.kind in _DECIDES and duty.turn and duty.falls_on(standing)
        if asked and duty.opened_by.actor_id == standing.account_id:
            return _("这件事是您本人送审的，不能再代别人审定。")
    return ""
