"""What an inspected unit is told of the inspection: the plan as last approved, no draft of a new one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from jiannuo.kernel.models import Event
from jiannuo.people.models import Post
from jiannuo.supervision.models import Kind, Means, Part

_PLANNED, _APPROVED = ("draft", "revise", "change_plan"), "approve_plan"


@dataclass(frozen=True)
class Notice:
    """The plan for one unit's eyes: other units, clues and reasons of approval are not in it."""

    kind: str | Promise
    content: str
    scope: str
    begins_on: date
    ends_on: date
    means: list[str | Promise]
    chief_id: int

    @property
    def chief(self) -> Post | None:
        """The group leader's post."""
        return Post.objects.select_related("unit").filter(pk=self.chief_id).first()


def notices(parts: Iterable[Part]) -> dict[int, Notice]:
    """The notice of each of ``parts``, by the number of the inspection, in one query."""
    plans: dict[int, dict[str, Any]] = {}
    latest: dict[int, dict[str, Any]] = {}
    ids = {part.parent_id for part in parts if part.parent_id is not None}
    rows = Event.objects.filter(matter_id__in=ids, step__in=(*_PLANNED, _APPROVED)).order_by("seq")
    for matter, step, facts in rows.values_list("matter_id", "step", "facts"):
        if step == _APPROVED:
            plans[matter] = latest[matter]
        else:
            latest[matter] = facts
    return {matter: _notice(facts) for matter, facts in plans.items()}


def notice_of(part: Part) -> Notice:
    """The notice of ``part``. A part exists only once a plan was approved."""
    assert part.parent_id is not None
    return notices([part])[part.parent_id]


def _notice(facts: dict[str, Any]) -> Notice:
    kinds, means = dict(Kind.choices), dict(Means.choices)
    return Notice(
        kinds.get(facts["kind"], ""),
        facts["content"],
        facts["scope"],
        date.fromisoformat(facts["begins_on"]),
        date.fromisoformat(facts["ends_on"]),
        [means.get(key, key) for key in facts["means"]],
        facts["chief"],
    )
