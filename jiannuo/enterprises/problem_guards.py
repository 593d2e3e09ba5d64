"""When a step of a problem may not be taken: each guard says why, or "" when nothing does."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.models import Problem
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label

#: so often a unit may pass a problem on; then the supervision office says whose it is
PASSED_ON = 2


def to_another_unit(case: Case, facts: dict[str, Any]) -> Label:
    """Passing on is to somebody else."""
    assert isinstance(case.matter, Problem)
    if facts["unit"] != case.matter.unit_id:
        return ""
    return _("已经在这个单位了。请选能办这件事的另一个单位。")


def not_round_and_round(case: Case) -> Label:
    """An enterprise's problem does not wander between units."""
    passed = case.matter.events.filter(step="pass_on").count() if case.matter.pk else 0
    if passed < PASSED_ON:
        return ""
    return _("已经转办 %(times)d 次，不能再转。确实不归本单位的，请督查室指定办理单位。") % {"times": passed}
