"""Events written the short way: as ``act`` writes them, without a loop and people around it."""

from typing import Any

from django.db import transaction

from jiannuo.kernel.actors import Standing
from jiannuo.kernel.models import Event, Matter, Personal
from jiannuo.kernel.now import now
from jiannuo.kernel.recording import record


def new_matter(title: str = "井盖缺失") -> Matter:
    """A matter without events."""
    return Matter.objects.create(
        loop="sample.hazard", state="found", title=title, opened_at=now(), moved_at=now()
    )


def happen(matter_id: int, *, personal: dict[str, Any] | None = None, **facts: Any) -> Event:
    """The next event of the matter, under its row lock, in one transaction."""
    with transaction.atomic():
        matter = Matter.objects.select_for_update().get(pk=matter_id)
        matter.revision += 1
        event, hidden = record(
            matter,
            step="remark",
            before="found",
            standing=Standing(),
            at=now(),
            facts=facts or {"words": "已联系"},
            effects={},
            personal=personal,
        )
        Matter.objects.filter(pk=matter_id).update(revision=matter.revision, seq=matter.seq, head=matter.head)
        event.save(force_insert=True)
        Personal.objects.bulk_create(hidden)
    return event
