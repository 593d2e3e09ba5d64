"""What a channel is given, and what it says when it could not be sent."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Letter:
    """One message for outside: no names, no titles, a link to the inbox."""

    title: str
    body: str
    #: absolute address
    link: str
    at: datetime
    #: makes a repetition recognisable to whoever receives it
    key: str
    #: message class -> how many, for machines
    tally: dict[str, int]


class NotSent(Exception):  # noqa: N818 - the reason is shown to people, it is not a fault of the program
    """It may be tried again. The text says why, in words for an administrator, with no secret in it."""


class Gone(NotSent):
    """The other side says that the address is no more: trying again is no use."""
