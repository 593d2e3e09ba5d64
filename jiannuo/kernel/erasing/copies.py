"""Where a personal value may stand besides its own row: what can be forgotten, and what cannot."""

from collections.abc import Callable, Iterable
from typing import Any

from jiannuo.kernel.models import Event, Matter, Outbox, Personal

#: forgets what an app copied of a value: the event it was told in, the name of the field, the value
Forget = Callable[[Event, str, Any], None]
_apps: list[Forget] = []


def forget_with(forget: Forget) -> Forget:
    """Register what destroys an app's copies; it runs in the transaction of the erasure."""
    _apps.append(forget)
    return forget


def forget_copies(row: Personal) -> None:
    """Take the value out of messages on their way, and let every app take it out of what it keeps."""
    if isinstance(row.value, str):
        for letter in Outbox.objects.filter(matter_id=row.event.matter_id):
            if (kept := without(letter.payload, row.value)) != letter.payload:
                Outbox.objects.filter(pk=letter.pk).update(payload=kept)
    for forget in _apps:
        forget(row.event, row.field, row.value)


def still_said(matter: Matter, rows: Iterable[Personal]) -> list[tuple[Event | None, str]]:
    """Where the text of ``rows`` also stands and stays: the event (None: the matter) and the field.

    What somebody wrote into another field, or into the title, is part of what happened.
    """
    listed = list(rows)
    found: list[tuple[Event | None, str]] = [(None, "title")] if says(matter.title, listed) else []
    for event in matter.events.order_by("seq"):
        found += [(event, name) for name, value in event.facts.items() if says(value, listed)]
    return found


def says(value: Any, rows: Iterable[Personal]) -> bool:
    """Whether ``value`` has the text of one of ``rows`` in it. A single sign is in every text."""
    words = [row.value for row in rows if isinstance(row.value, str) and len(row.value) > 1]
    return any(without(value, word) != value for word in words)


def without(value: Any, word: str) -> Any:
    """``value``, as JSON keeps it, with ``word`` taken out of every text in it."""
    if isinstance(value, str):
        return value.replace(word, "") if word else value
    if isinstance(value, list):
        return [without(one, word) for one in value]
    if isinstance(value, dict):
        return {name: without(one, word) for name, one in value.items()}
    return value
