"""The lines of the list: what is shown of each matter, asked of the tables once for the whole page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.searching import highlighted
from jiannuo.kernel.visible import visible
from jiannuo.matters.remaining import Remaining, remaining
from jiannuo.people.models import Unit
from jiannuo.people.viewer import Viewer
from jiannuo.places.models import Division


@dataclass(frozen=True)
class Line:
    """One matter on a list."""

    matter: Matter
    #: the title in pieces, each with whether the search found it there
    pieces: list[tuple[str, bool]]
    loop: Label
    state: Label
    lead: str
    place: str
    #: None for what is closed
    left: Remaining | None

    @property
    def address(self) -> str:
        """Its page."""
        return reverse("matters:matter", args=[self.matter.pk])

    @property
    def moved(self) -> str:
        """The minute of its last step."""
        return local_minute(self.matter.moved_at)

    @property
    def moved_exactly(self) -> str:
        """The same in ISO 8601, for machines."""
        return timezone.localtime(self.matter.moved_at).isoformat(timespec="seconds")


def lines(viewer: Viewer, rows: Sequence[Matter], words: Iterable[str] = ()) -> list[Line]:
    """``rows`` as lines, the words that were searched for marked."""
    units = dict(visible(viewer, Unit).filter(pk__in={row.lead_id for row in rows}).values_list("pk", "name"))
    codes = {row.place_code for row in rows if row.place_code}
    places = dict(visible(viewer, Division).filter(code__in=codes).values_list("code", "name"))
    at, found = now(), list(words)
    return [
        Line(
            row,
            highlighted(row.title, found),
            *labels(row),
            units.get(row.lead_id or 0, ""),
            places.get(row.place_code, ""),
            remaining(row.due_at, "", at) if row.is_open and row.due_at else None,
        )
        for row in rows
    ]


def labels(row: Matter) -> tuple[Label, Label]:
    """The words for the loop and the state of ``row``; their keys where the loop is no longer installed."""
    try:
        loop = loop_of(row.loop)
    except LookupError:
        return row.loop, row.state
    state = loop.states.get(row.state)
    return loop.label, state.label if state else row.state


def local_minute(moment: object) -> str:
    """A moment as lists and exports write it, in the time of the district."""
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""  # type: ignore[arg-type]
