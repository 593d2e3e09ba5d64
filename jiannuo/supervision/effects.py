"""What the steps of an inspection leave behind, beside its own row."""

from typing import Any

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.models import Event
from jiannuo.people.models import Unit
from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.part_loop import PartLoop
from jiannuo.supervision.proposal_loop import ProposalLoop
from jiannuo.supervision.queries.conclusions import about_units


def keep_group_and_units(happening: Happening) -> None:
    """Units and members of the plan, once the row is there."""

    def write(event: Event) -> None:
        row = _row(event)
        row.units.set(happening.facts["units"])
        row.members.set(set(happening.facts.get("members", [])) - {happening.facts["chief"]})

    happening.after.append(write)


def notify(happening: Happening) -> None:
    """Each unit of the approved plan hears of it, and units left out of a new plan that it is off.

    Of an unannounced one they hear with the conclusion.
    """

    def write(event: Event) -> None:
        row = _row(event)
        units = [] if row.unannounced else list(row.units.order_by("order", "code"))
        open_parts = {part.unit_id: part for part in _open_parts(row)}
        for unit in units:
            if unit.pk not in open_parts:
                _open(row, unit, happening.actor)
        planned = set(row.units.values_list("pk", flat=True))
        for unit_id, part in open_parts.items():
            if unit_id not in planned:
                _call_off(part, happening.actor, "方案调整，不再督查本单位。")

    happening.after.append(write)


def call_off_parts(happening: Happening) -> None:
    """The units hear that it ends without a conclusion."""

    def write(event: Event) -> None:
        for part in _open_parts(_row(event)):
            _call_off(part, happening.actor, "督查经批准终止。")

    happening.after.append(write)


def serve_conclusions(happening: Happening) -> None:
    """Each unit gets what concerns it, and nothing else (art 16)."""

    def write(event: Event) -> None:
        row = _row(event)
        open_parts = {part.unit_id: part for part in _open_parts(row)}
        for about in about_units(row):
            assert about.conclusion is not None  # the guard looked
            part = open_parts.get(about.unit.pk) or _open(row, about.unit, happening.actor)
            names = ("conclusion", "issues", "due_on")
            facts = {name: about.conclusion[name] for name in names if about.conclusion.get(name)}
            act(part, "serve", actor=happening.actor, facts=facts)

    happening.after.append(write)


def open_proposal(happening: Happening) -> None:
    """What is proposed is a matter of its own, decided by the head (art 21)."""
    facts = happening.facts

    def write(event: Event) -> None:
        unit = Unit.objects.get(pk=facts["unit"])
        begin(
            ProposalLoop,
            "propose",
            actor=happening.actor,
            title=f"{unit.name}：{facts['what']}"[:300],
            parent_id=event.matter_id,
            unit_id=unit.pk,
            kind=facts["kind"],
            what=facts["what"],
        )

    happening.after.append(write)


def _row(event: Event) -> Inspection:
    return Inspection.objects.get(pk=event.matter_id)


def _open_parts(row: Inspection) -> list[Part]:
    return list(Part.objects.filter(parent_id=row.pk, closed_at__isnull=True).order_by("pk"))


def _open(row: Inspection, unit: Unit, actor: Actor) -> Part:
    event = begin(PartLoop, "notify", actor=actor, title=row.title, parent_id=row.pk, unit_id=unit.pk)
    return Part.objects.get(pk=event.matter_id)


def _call_off(part: Part, actor: Any, reason: str) -> None:
    act(part, "call_off", actor=actor, facts={"reason": reason})
