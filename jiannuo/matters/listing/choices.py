"""What the filters of the list offer."""

from dataclasses import dataclass

from jiannuo.kernel.loops import all_loops
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.validity import in_force
from jiannuo.kernel.visible import visible
from jiannuo.matters.listing.asked import MINE, OPENNESS, SORTS, WHEN, Asked
from jiannuo.people.models import Unit
from jiannuo.people.queries import Branch, unit_tree
from jiannuo.people.viewer import Viewer
from jiannuo.places.models import Division

Choices = list[tuple[str, Label]]


@dataclass(frozen=True)
class Offered:
    """The choices of each filter, as value and words."""

    loop: Choices
    state: Choices
    unit: Choices
    place: Choices
    open: Choices
    when: Choices
    mine: Choices
    sort: Choices


def offered(viewer: Viewer, asked: Asked) -> Offered:
    """The choices for ``viewer``; the states are those of the loop that is chosen."""
    states = {loop.key: loop.states for loop in all_loops()}.get(asked.loop, {})
    divisions = visible(viewer, Division).filter(in_force()).order_by("code").values_list("code", "name")
    return Offered(
        loop=[(loop.key, loop.label) for loop in all_loops()],
        state=[(state.key, state.label) for state in states.values()],
        unit=_units(unit_tree(visible(viewer, Unit).filter(in_force()))),
        place=[(code, _indented(name, (len(code) - 6) // 3)) for code, name in divisions],
        open=list(OPENNESS.items()),
        when=list(WHEN.items()),
        mine=list(MINE.items()) if viewer.account_id is not None else [],
        sort=list(SORTS.items()),
    )


def _units(branches: list[Branch], depth: int = 0) -> Choices:
    found: Choices = []
    for branch in branches:
        found.append((str(branch.unit.pk), _indented(branch.unit.name, depth)))
        found += _units(branch.children, depth + 1)
    return found


def _indented(name: str, depth: int) -> str:
    return "\u3000" * depth + name


def lead_of(viewer: Viewer, asked: Asked) -> Unit | None:
    """The one unit that the list was narrowed to, coming from the board."""
    return visible(viewer, Unit).filter(pk=asked.lead).first() if asked.lead else None
