"""Apps of one layer hear of one another's steps here: after commit, through the outbox.

``@on(TheLoop, "strike_off")`` registers a listener; the worker calls it with the event, at least
once, so a listener makes sure that a second call changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable

from jiannuo.kernel.models import Event

Listener = Callable[[Event], None]
_listeners: defaultdict[str, list[Listener]] = defaultdict(list)


def on(loop: str, step: str) -> Callable[[Listener], Listener]:
    """Register a listener for ``step`` of the loop with this key; step ``*``: every step."""

    def register(listener: Listener) -> Listener:
        _listeners[f"{loop}/{step}"].append(listener)
        return listener

    return register


def anybody_listens(loop: str, step: str) -> bool:
    """Whether the step needs to be told."""
    return bool(_listeners.get(f"{loop}/{step}") or _listeners.get(f"{loop}/*"))


def call_listeners(topic: str, event: Event) -> None:
    """Tell everybody who listens to ``topic``, which is ``loop/step``."""
    loop, _slash, _step = topic.rpartition("/")
    for listener in [*_listeners.get(topic, []), *_listeners.get(f"{loop}/*", [])]:
        listener(event)
