"""What else stands in somebody's calendar, beside deadlines: other apps answer here.

An app registers, for a loop of its own, who knows the calendar entries of its matters; these matters
are then no deadlines. Entries are subject to the rule of the feed: nothing personal is in them.
"""

from collections.abc import Callable, Iterable, Iterator

from icalendar import Event

from jiannuo.kernel.actors import Actor

#: the entries that this actor may see, in the language that is active
Source = Callable[[Actor], Iterable[Event]]

_sources: dict[str, Source] = {}


def enter_in_calendars(loop: str, source: Source) -> None:
    """Register ``source`` for the matters of the loop called ``loop``."""
    _sources[loop] = source


def loops_entered() -> list[str]:
    """Loops whose matters stand in calendars by themselves."""
    return sorted(_sources)


def entries_for(actor: Actor) -> Iterator[Event]:
    """The entries of every source."""
    for loop in loops_entered():
        yield from _sources[loop](actor)
