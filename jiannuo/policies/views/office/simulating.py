"""What a draft would cost and whom it would reach, and what if a threshold moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Refused
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tree import Condition
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.drafting.layout import laid_out
from jiannuo.policies.drafting.shape import NoSuchPlaceError, path_of
from jiannuo.policies.drafting.thresholds import Threshold, moved, thresholds
from jiannuo.policies.queries.office.estimating import Estimate, estimate, rows_of_sheet
from jiannuo.policies.queries.office.estimating_for_others import for_others
from jiannuo.policies.sheets import sheet_answer
from jiannuo.policies.views.office.saving import save
from jiannuo.policies.views.office.seen import Seen, framed, seen
from jiannuo.policies.words import vocabulary

#: thresholds moved at once
MOST_MOVED = 12


@dataclass(frozen=True)
class Knob:
    """A threshold with the number that is tried."""

    threshold: Threshold
    tried: str
    problem: str = ""

    @property
    def name(self) -> str:
        """Its name in the form."""
        return f"t-{self.threshold.key}"

    @property
    def turned(self) -> bool:
        """Whether another number is tried."""
        return self.tried != str(self.threshold.number)


@dataclass(frozen=True)
class Trial:
    """The condition as it is and as it is tried; ``new`` None while nothing is moved."""

    old: Condition
    new: Condition | None
    knobs: list[Knob]


@needs(*STAFF)
def simulate(request: Request, version_id: int) -> HttpResponse:
    """The estimate; with ``t-…`` in the address beside it the one with thresholds moved."""
    here, words = seen(request.viewer, version_id), vocabulary()
    try:
        node = read(here.version.condition, words)
    except Fault as fault:
        return render(request, "policies/office/simulate.html", framed(here, "simulate", fault=fault))
    told = request.POST if request.method == "POST" else request.GET
    trial = _tried(here, node, words, told)
    if request.method == "POST":
        return _apply(request, here, trial, words)
    found = _estimated(here, trial)
    context = framed(
        here,
        "simulate",
        trial=trial,
        estimate=found,
        new_text=laid_out(trial.new, words) if trial.new else "",
        query=_query(trial),
    )
    part = request.htmx and not request.htmx.history_restore_request
    template = "policies/office/_estimate.html" if part else "policies/office/simulate.html"
    return render(request, template, context)


def _trial(node: Condition, words: Vocabulary, told: Mapping[str, Any]) -> Trial:
    """The thresholds with the numbers that were told for them; a wrong number stays and is said."""
    knobs: list[Knob] = []
    new = node
    for one in thresholds(node, words)[:60]:
        number = str(told.get(f"t-{one.key}", "")).strip()[:20] or str(one.number)
        problem = ""
        if number != str(one.number) and sum(knob.turned for knob in knobs) < MOST_MOVED:
            try:
                new = moved(new, path_of(one.key.replace("root", "")), number)
            except (ValueError, NoSuchPlaceError) as wrong:
                problem = str(wrong)
        knobs.append(Knob(one, number, problem))
    return Trial(node, new if new != node else None, knobs)


def _tried(here: Seen, node: Condition, words: Vocabulary, told: Mapping[str, Any]) -> Trial:
    """The trial of whoever may see what becomes of a single enterprise; nobody else moves anything."""
    return _trial(node, words, told) if here.exact else Trial(node, None, [])


def _estimated(here: Seen, trial: Trial) -> Estimate | None:
    """The estimate as the reader may see it; None where it is of too few enterprises for others."""
    found = estimate(here.version, trial.old, trial.new, today())
    return found if here.exact else for_others(found)


def _query(trial: Trial) -> str:
    from urllib.parse import urlencode

    return urlencode({knob.name: knob.tried for knob in trial.knobs if knob.turned})


def _apply(request: Request, here: Seen, trial: Trial, words: Vocabulary) -> HttpResponseRedirect:
    """Put the numbers that were tried into the draft."""
    if trial.new is None or not here.writes:
        messages.error(request, _("没有要写进草案的变动，或者现在不能改这份草案。"))
        return redirect("policies:simulate", here.version.pk)
    try:
        save(request.viewer, here.version, condition=laid_out(trial.new, words))
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("门槛已写进草案。"))
    return redirect("policies:simulate", here.version.pk)


@needs(*STAFF)
@require_safe
def simulate_export(request: Request, version_id: int) -> HttpResponseBase:
    """The estimate as a workbook, the moved one beside it."""
    here, words = seen(request.viewer, version_id), vocabulary()
    try:
        trial = _tried(here, read(here.version.condition, words), words, request.GET)
    except Fault as fault:
        messages.error(request, fault.sentence)
        return redirect("policies:edit", version_id)
    found = _estimated(here, trial)
    if found is None:
        messages.error(request, _("有的数少于 3 家，只有责任单位能看。"))
        return redirect("policies:simulate", version_id)
    head = [
        (_("分组"), 10),
        (_("名称"), 28),
        (_("符合"), 10),
        (_("符合（试）"), 10),
        (_("接近"), 10),
        (_("缺数据"), 10),
        (_("最少（元）"), 16),
        (_("最多（元）"), 16),
        (_("最少（试，元）"), 16),
        (_("最多（试，元）"), 16),
    ]
    cover = [
        here.version.policy.title,
        _("截至 %(day)s") % {"day": today().isoformat()},
        laid_out(trial.old, words).replace("\n", " "),
    ]
    if trial.new is not None:
        cover.append(_("试：%(text)s") % {"text": laid_out(trial.new, words).replace("\n", " ")})
    return sheet_answer(_("政策测算"), cover, head, rows_of_sheet(found))
