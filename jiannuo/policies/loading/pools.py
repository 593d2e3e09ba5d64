"""The pool of money from which the policies of a unit are paid."""

from jiannuo.people.models import Unit, UnitDuty
from jiannuo.policies.models import Pool

#: the unit that pays is found by this word of its duties
PAYER = "惠企资金"


def pool_for(unit: Unit, year: int, *, demo: bool) -> Pool | None:
    """The pool of ``unit`` in ``year``, made where it is missing; None where no other unit pays."""
    duty = UnitDuty.objects.on().filter(word=PAYER, unit__in=Unit.objects.on()).exclude(unit=unit)
    payer = duty.order_by("-weight", "unit__order").select_related("unit").first()
    if payer is None:
        return None
    pool, _new = Pool.objects.get_or_create(
        budget_line=f"{unit.code}-惠企",
        year=year,
        defaults={"name": f"{unit.name}惠企资金", "payer": payer.unit, "demo": demo},
    )
    return pool
