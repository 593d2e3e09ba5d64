"""Who takes the steps while the library is loaded: real officers, or the persons of a demonstration."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from jiannuo.people.viewer import Viewer

#: somebody of a unit, by its id; None where nobody can act
Somebody = Callable[[int], Viewer | None]


def nobody(_unit: int) -> None:
    """Nobody acts: what needs this person waits for one."""


@dataclass(frozen=True)
class Actors:
    """``officer`` drafts and checks, ``head`` publishes; two persons, so that nobody publishes their own."""

    officer: Somebody
    head: Somebody = nobody
    #: when an edition that begins on a day is entered; None: now
    moment: Callable[[date], datetime | None] = lambda _begins: None
