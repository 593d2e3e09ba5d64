"""A loop that tells what nobody has declared does not start the server."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register

from jiannuo.kernel.loops import Loop, all_loops
from jiannuo.notices.message import message_of


@register
def messages_are_declared(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every message that a step tells has a class."""
    return [
        Error(
            f"{loop.key}: the step “{step}” tells “{message}”, which no notices.py declares.",
            hint=f"Add a class with key = “{message}” to notices.py of the app.",
            id="notices.E001",
        )
        for loop in all_loops()
        for step, message in _told(loop)
        if message_of(message) is None
    ]


def _told(loop: type[Loop]) -> Iterator[tuple[str, str]]:
    for key, step in loop.steps.items():
        for tell in step.tells:
            yield key, tell.message
