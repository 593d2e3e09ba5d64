"""What was found and concluded of each unit, as the events of the inspection keep it."""

from dataclasses import dataclass, field
from typing import Any

from jiannuo.kernel.models import Event
from jiannuo.people.models import Unit
from jiannuo.supervision.models import Inspection


@dataclass
class About:
    """One inspected unit: its findings in order, and the conclusion that stands, if there is one."""

    unit: Unit
    findings: list[Event] = field(default_factory=list)
    conclusion: dict[str, Any] | None = None


def about_units(row: Inspection) -> list[About]:
    """Each unit of the plan, in the district's order."""
    found = {unit.pk: About(unit) for unit in row.units.order_by("order", "code")}
    for event in Event.objects.filter(matter_id=row.pk, step__in=("find", "conclude")).order_by("seq"):
        about = found.get(event.facts["unit"])
        if about is None:
            continue  # of a unit that a later plan left out
        if event.step == "find":
            about.findings.append(event)
        else:
            about.conclusion = event.facts
    return list(found.values())


def units_without_conclusion(row: Inspection) -> list[Unit]:
    """The units that nothing was concluded of yet."""
    return [about.unit for about in about_units(row) if about.conclusion is None]
