"""The row, computed from its events alone. ``fold(events) == row`` for every matter, always."""

from collections.abc import Iterable
from typing import Any

from jiannuo.kernel.happening import kept
from jiannuo.kernel.models import Event, Matter

#: steps that only the system takes begin with this; they count as events but not as revisions
SYSTEM_STEP = "system."


def fold(events: Iterable[Event]) -> dict[str, Any]:
    """State, counts, columns, open duties and clocks after ``events`` (of one matter, in order)."""
    row: dict[str, Any] = {"state": "new", "revision": 0, "seq": 0, "head": "", "lead": None, "columns": {}}
    duties: list[tuple[Any, ...]] = []
    clocks: dict[str, Any] = {}
    for event in events:
        effects = event.effects
        row["state"], row["seq"], row["head"] = event.after, event.seq, event.digest
        row["revision"] += not event.step.startswith(SYSTEM_STEP)
        row["columns"].update(effects.get("set", {}))
        for closed in effects.get("closed", []):
            duties.remove(_duty(closed))
        for opened in effects.get("duties", []):
            duties.append(_duty(opened))
            if opened["kind"] == "lead":
                row["lead"] = opened.get("unit")
        for changed in effects.get("changed", []):
            clocks[changed["key"]] = changed["due"]
        for stopped in effects.get("stopped", []):
            del clocks[stopped]
        clocks |= {started["key"]: started["due"] for started in effects.get("clocks", [])}
    return row | {"duties": sorted(duties, key=str), "clocks": clocks}


def row_of(matter: Matter, columns: Iterable[str]) -> dict[str, Any]:
    """The same, read from the tables; ``columns`` are those that the events set."""
    open_duties = matter.duties.filter(closed_at__isnull=True)
    return {
        "state": matter.state,
        "revision": matter.revision,
        "seq": matter.seq,
        "head": matter.head,
        "lead": matter.lead_id,
        "columns": {name: kept(getattr(matter, name)) for name in columns},
        "duties": sorted(((d.kind, d.unit_id, d.role, d.post_id) for d in open_duties), key=str),
        "clocks": {clock.key: kept(clock.due_at) for clock in matter.clocks.filter(stopped_at__isnull=True)},
    }


def differences(matter: Matter) -> list[str]:
    """What the tables say otherwise than the log, as the names of the parts; empty when all is well."""
    row = type(matter)._default_manager.get(pk=matter.pk)
    folded = fold(row.events.order_by("seq"))
    stored = row_of(row, folded["columns"])
    return [name for name, value in folded.items() if stored[name] != value]


def _duty(kept_duty: dict[str, Any]) -> tuple[Any, ...]:
    found = kept_duty
    return (found["kind"], found.get("unit"), found.get("role", ""), found.get("post"))
