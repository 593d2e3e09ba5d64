"""States of inspections and parts in the few words of a picture's colours."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: group -> (words, icon), in the order of the legend
GROUPS: dict[str, tuple[str | Promise, str]] = {
    "planned": (_("拟方案、待批准"), "pencil"),
    "coming": (_("已批准，未开始"), "calendar-event"),
    "on": (_("正在督查"), "eye"),
    "after": (_("结论、整改"), "tool"),
    "done": (_("已办结"), "circle-check"),
    "off": (_("撤销、终止"), "circle-x"),
}
_INSPECTIONS = {
    "drafted": "planned",
    "submitted": "planned",
    "approved": "coming",
    "termination_asked": "coming",
    "under_way": "on",
    "concluding": "after",
    "conclusions_submitted": "after",
    "fed_back": "after",
    "closing_asked": "after",
    "finished": "done",
    "winding_up": "off",
    "terminated": "off",
    "called_off": "off",
}
_PARTS = {
    "noticed": "on",
    "written_off": "done",
    "closed_clean": "done",
    "revoked": "done",
    "called_off": "off",
}


def group_of(state: str) -> str:
    """The group of an inspection's state."""
    return _INSPECTIONS[state]


def states_of(group: str) -> list[str]:
    """The states of inspections in ``group``."""
    return [state for state, name in _INSPECTIONS.items() if name == group]


def part_group_of(state: str) -> str:
    """The group of a part's state."""
    return _PARTS.get(state, "after")
