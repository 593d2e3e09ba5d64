"""A personal value that came along in a notice is forgotten with the fact itself."""

from typing import Any

from jiannuo.kernel.erasing import forget_with, without
from jiannuo.kernel.models import Event
from jiannuo.notices.models import InboxEntry


@forget_with
def forget(event: Event, field: str, value: Any) -> None:
    """Take the text out of what inboxes keep about the matter."""
    if not isinstance(value, str):
        return
    for entry in InboxEntry.objects.filter(matter_id=event.matter_id).exclude(payload={}):
        if (kept := without(entry.payload, value)) != entry.payload:
            InboxEntry.objects.filter(pk=entry.pk).update(payload=kept)
