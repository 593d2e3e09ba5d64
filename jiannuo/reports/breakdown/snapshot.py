"""A row of the breakdown as plain values, and back: what the change log keeps and undo applies.

Units and posts are kept as ``{"id", "name"}``: the number finds them again, the name is what
they were called when the change was made.
"""

from datetime import date, datetime
from typing import Any

from jiannuo.people.models import Post, Unit
from jiannuo.reports.models import Task

Values = dict[str, Any]

#: fields whose value is already plain
PLAIN = (
    "order",
    "state",
    "origin",
    "start",
    "end",
    "quote",
    "heading",
    "action",
    "object",
    "domain",
    "quantified",
    "targets",
    "measure",
    "milestones",
    "note",
)
#: every field the log keeps
FIELDS = (
    *PLAIN,
    "lead_unit",
    "assisting_units",
    "leader_post",
    "due_on",
    "suggestion",
    "confirmed_by_id",
    "confirmed_at",
)


def snapshot(task: Task) -> Values:
    """Every field of ``task`` as JSON values."""
    return {name: plain(getattr(task, name)) for name in PLAIN} | {
        "lead_unit": plain(task.lead_unit),
        "assisting_units": plain(list(task.assisting_units.all())),
        "leader_post": plain(task.leader_post),
        "due_on": plain(task.due_on),
        "suggestion": task.suggestion,
        "confirmed_by_id": task.confirmed_by_id,
        "confirmed_at": plain(task.confirmed_at),
    }


def plain(value: Any) -> Any:
    """One value as JSON can hold it."""
    match value:
        case Unit():
            return {"id": value.pk, "name": value.name}
        case Post():
            return {"id": value.pk, "name": f"{value.unit.name} {value.title}"}
        case datetime() | date():
            return value.isoformat()
        case [Unit(), *_]:
            return [plain(unit) for unit in sorted(value, key=lambda unit: (unit.order, unit.code))]
        case list() | tuple():
            return [plain(each) for each in value]
    return value


def restored(values: Values) -> Values:
    """Kept values as values for the model's columns; assisting units as a list of numbers.

    A unit or a post becomes ``lead_unit_id`` / ``leader_post_id``.
    """
    columns: Values = {}
    for name, value in values.items():
        match name:
            case "lead_unit" | "leader_post":
                columns[f"{name}_id"] = value["id"] if value else None
            case "assisting_units":
                columns[name] = [unit["id"] for unit in value]
            case "due_on":
                columns[name] = date.fromisoformat(value) if value else None
            case "confirmed_at":
                columns[name] = datetime.fromisoformat(value) if value else None
            case _ if name in FIELDS:
                columns[name] = value
    return columns


def changed(before: Values, after: Values) -> tuple[Values, Values]:
    """The parts of ``before`` and ``after`` in which they differ."""
    names = [name for name in FIELDS if name in after and before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}
