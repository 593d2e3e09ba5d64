"""What the API says of loops, matters and events: plain JSON made from declaration and rows."""

from typing import Any

from django.utils import timezone

from jiannuo.kernel.act import steps_open_to
from jiannuo.kernel.loops import Loop, Step
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.models import Clock, Duty, Event, Matter
from jiannuo.matters.queries.insight import works_on
from jiannuo.people.viewer import Viewer


def of_loop(loop: type[Loop]) -> dict[str, Any]:
    """A declaration: states, steps with the schema of their facts, clocks."""
    return {
        "key": loop.key,
        "label": str(loop.label),
        "version": loop.version,
        "states": [
            {"key": state.key, "label": str(state.label), "ends": state.ends}
            for state in loop.states.values()
        ],
        "steps": [of_step(step) for step in loop.steps.values()],
        "clocks": [
            {"key": clock.key, "label": str(clock.label), "basis": str(clock.basis), "purpose": clock.purpose}
            for clock in loop.clocks.values()
        ],
    }


def of_step(step: Step) -> dict[str, Any]:
    """A step: where it leads from and to, who may take it, what it must be told."""
    return {
        "key": step.key,
        "label": str(step.label),
        "from": [state.key for state in step.move.sources],
        "to": step.target.key if step.target else None,
        "by": str(step.by.label),
        "facts": schema_of(step),
    }


def schema_of(step: Step) -> dict[str, Any]:
    """The JSON schema of what the step must be told."""
    return {
        "type": "object",
        "title": str(step.label),
        "properties": {fact.name: {"title": str(fact.label), **fact.schema()} for fact in step.needs},
        "required": [fact.name for fact in step.needs if fact.required],
        "additionalProperties": False,
    }


def of_matter(row: Matter) -> dict[str, Any]:
    """A matter in a list."""
    return {
        "id": row.pk,
        "loop": row.loop,
        "title": row.title,
        "state": row.state,
        "state_label": str(row.at.label),
        "revision": row.revision,
        "opened_at": moment(row.opened_at),
        "moved_at": moment(row.moved_at),
        "due_at": moment(row.due_at),
        "closed_at": moment(row.closed_at),
        "outcome": row.outcome or None,
        "published": row.published,
    }


def in_full(viewer: Viewer, row: Matter) -> dict[str, Any]:
    """A matter with its duties, its clocks and the steps that the viewer may take now."""
    duties = list(row.duties.filter(closed_at__isnull=True).select_related("unit"))
    running = row.clocks.filter(stopped_at__isnull=True)
    case = Case(row, duties)
    return of_matter(row) | {
        "parent": row.parent_id,
        "solved": row.solved,
        "satisfaction": row.satisfaction or None,
        "duties": [_duty(duty) for duty in duties],
        "clocks": [_clock(clock) for clock in running],
        "steps": [
            of_step(step) | {"in_the_way": str(step.in_the_way(case)) or None}
            for step in steps_open_to(viewer, row, duties)
        ],
    }


def of_event(viewer: Viewer, row: Matter, event: Event) -> dict[str, Any]:
    """An event. What was told in confidence is a commitment; the public sees units, never accounts."""
    inside = works_on(viewer, row)
    told = {
        "seq": event.seq,
        "step": event.step,
        "from": event.before,
        "to": event.after,
        "at": moment(event.at),
        "unit": event.unit_id,
        "digest": event.digest,
    }
    return told | ({"post": event.post_id, "facts": event.facts} if inside else {})


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "kind": duty.kind,
        "unit": {"id": duty.unit_id, "name": duty.unit.name},
        "role": duty.role or None,
        "turn": duty.turn,
        "since": moment(duty.opened_at),
    }


def _clock(clock: Clock) -> dict[str, Any]:
    return {
        "key": clock.key,
        "due_at": moment(clock.due_at),
        "basis": clock.basis,
        "provisional": clock.provisional,
        "paused": clock.paused_at is not None,
    }


def moment(value: Any) -> str | None:
    """A moment in the district's zone, RFC 3339."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else None
