"""Who owes what after a step: the duties of the new state against those that are open."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.happening import Happening
from jiannuo.kernel.loops.parties import Case, Owner
from jiannuo.kernel.models import Duty
from jiannuo.kernel.refusal import Code, Refused


def settle(happening: Happening) -> None:
    """Plan which duties close, stay and open, so that exactly one lead is open while the matter is.

    Raises Refused when nobody can be found to owe what the new state asks for.
    """
    if happening.target.ends:
        happening.closed_duties = list(happening.duties)
        return
    if happening.step.target is None and happening.duties and not happening.columns:
        return  # a remark moves nothing: whoever owed still owes
    wanted = _wanted(happening)
    names_a_lead = any(kind == "lead" for kind, _owner in wanted)
    for duty in happening.duties:
        same = (duty.kind, Owner(duty.unit_id, duty.role, duty.post_id))
        if same in wanted:
            _turn(happening, duty, wanted.pop(same))
        elif duty.kind == "lead" and not names_a_lead:
            _turn(happening, duty, False)
        else:
            happening.closed_duties.append(duty)
    happening.opened_duties = [
        Duty(
            matter_id=happening.matter.pk,
            kind=kind,
            unit_id=unit_id,
            role=owner.role,
            post_id=owner.post_id,
            opened_at=happening.at,
            turn=turn,
        )
        for (kind, owner), turn in wanted.items()
        if (unit_id := owner.unit_id) is not None
    ]
    if sum(duty.kind == "lead" for duty in happening.case.duties) != 1:
        raise Refused(
            Code.NO_OWNER,
            _("办理后没有牵头单位，不能这样办。"),
            _("请先指定一个牵头单位。"),
        )


def _wanted(happening: Happening) -> dict[tuple[str, Owner], bool]:
    """The duties of the new state, each with whether it is its turn."""
    case = Case(happening.matter, happening.duties)
    wanted: dict[tuple[str, Owner], bool] = {}
    for owes in happening.target.owes:
        owners = owes.party.owners(case)
        if not owners and owes.kind != "assist":
            raise Refused(
                Code.NO_OWNER,
                _("找不到“%(party)s”，事项没有人接。") % {"party": owes.party.label},
                _("请先在事项里指定，或请系统管理员补上相应岗位。"),
            )
        wanted |= {(owes.kind, owner): owes.turn for owner in owners}
    return wanted


def _turn(happening: Happening, duty: Duty, turn: bool) -> None:
    if duty.turn != turn:
        duty.turn = turn
        happening.turned_duties.append(duty)
