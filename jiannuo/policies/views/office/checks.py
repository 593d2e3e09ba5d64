"""Everything that must hold before a version is published, each with what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import Label
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.checkers import fairness_checker, legality_checker
from jiannuo.policies.guards import condition, publication
from jiannuo.policies.publishing.fairness import Flagged
from jiannuo.policies.views.office.seen import Seen, framed, worked_on


@dataclass(frozen=True)
class Check:
    """One thing that must hold. ``sentence``: what is wrong, "" if nothing; ``page``: where it is mended."""

    label: str | Promise
    sentence: Label
    page: str


#: what is looked at, and where it is mended
CHECKS: tuple[tuple[Callable[[Case], Label], str | Promise, str], ...] = (
    (condition.condition_reads, _("条件能读通"), "edit"),
    (condition.condition_makes_sense, _("不是谁都不可能符合，也不是谁都符合"), "edit"),
    (condition.every_ref_has_a_clause, _("引用的条款都有原句"), "terms"),
    (condition.examples_hold, _("样例都算对"), "examples"),
    (condition.benefit_reads, _("兑现标准算得出来"), "terms"),
    (condition.automatic_needs_no_people, _("免申即享不用人工认定"), "terms"),
    (condition.dates_make_sense, _("日期前后相符"), "terms"),
    (condition.money_has_a_pool, _("有资金来源，由别的单位支付"), "terms"),
    (publication.one_version_a_day, _("同一天只有一版有效"), "terms"),
)


@needs(*STAFF)
@require_safe
def checks(request: Request, version_id: int) -> HttpResponse:
    """The list, the two checks by other units, and wording that they must look at."""
    here = worked_on(request.viewer, version_id)
    case = Case(here.version, [])
    found = [Check(label, look(case), page) for look, label, page in CHECKS]
    context = framed(
        here,
        "checks",
        checks=found,
        wrong=[one for one in found if one.sentence],
        stages=_stages(here),
        hints=_marked(publication.hints(here.version)),
        fairness=fairness_checker(here.version.policy.unit_id),
        legality=legality_checker(here.version.policy.unit_id),
        own=not publication.made_elsewhere(case),
    )
    return render(request, "policies/office/checks.html", context)


def _stages(here: Seen) -> list[dict[str, Any]]:
    """What the other units said, the newest event of each kind since the draft was last written."""
    steps = (
        "submit",
        "take_over",
        "pass_fair",
        "return_fair",
        "pass_legal",
        "return_legal",
        "publish",
        "back_to_draft",
    )
    events = (
        here.version.events.filter(step__in=steps).select_related("actor__person", "unit").order_by("seq")
    )
    declared = here.version.declared.steps
    return [
        {"event": event, "label": declared[event.step].label, "reason": event.facts.get("reason", "")}
        for event in events
    ]


def _marked(hints: list[Flagged]) -> list[tuple[str, Label]]:
    """Each wording once."""
    return list(dict.fromkeys((one.words, one.why) for one in hints))
