"""The columns that steps set, computed from the row and the facts."""

from datetime import UTC, date, datetime, time
from typing import Any

from django.utils import timezone

from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.now import now
from jiannuo.kernel.organisation import organisation
from jiannuo.people.models import Unit
from jiannuo.supervision.guards import of
from jiannuo.supervision.models import Part
from jiannuo.supervision.part_guards import of as part_of
from jiannuo.supervision.participation import group_posts

Facts = dict[str, Any]


def plan(_case: Case, facts: Facts) -> Facts:
    """The plan as it was written; units and members are rows of their own."""
    return {
        **({"title": facts["title"]} if "title" in facts else {}),
        "kind": facts["kind"],
        "field": facts["field"],
        "basis": facts["basis"],
        "content": facts["content"],
        "scope": facts["scope"],
        "begins_on": date.fromisoformat(facts["begins_on"]),
        "ends_on": date.fromisoformat(facts["ends_on"]),
        "means": facts["means"],
        "chief_id": facts["chief"],
        "guests": facts.get("guests", ""),
        "unannounced": facts.get("unannounced", False),
    }


def plan_as_it_is(case: Case) -> Facts:
    """What the form of a change shows at first."""
    row = of(case)
    columns = ("title", "kind", "field", "basis", "content", "scope", "means", "guests")
    return {name: getattr(row, name) for name in columns} | {
        "begins_on": row.begins_on.isoformat() if row.begins_on else "",
        "ends_on": row.ends_on.isoformat() if row.ends_on else "",
        "unannounced": "true" if row.unannounced else "false",
        "chief": str(row.chief_id or ""),
        "units": [str(unit) for unit in row.units.values_list("pk", flat=True)],
        "members": [str(post) for post in row.members.values_list("pk", flat=True)],
    }


def objects_to_choose(_case: Case) -> dict[str, list[int]]:
    """Only what may be inspected: objects of the law (art 5), the supervisors' own house left out."""
    kinds = [kind for kind in Unit.Kind.values if Unit(kind=kind).assignable]
    units = Unit.objects.on().filter(kind__in=kinds)
    own = set(organisation().units_with("supervision")[:1])
    while parents := set(Unit.objects.filter(children__in=own).values_list("pk", flat=True)) - own:
        own |= parents
    return {"units": list(units.exclude(pk__in=own).values_list("pk", flat=True))}


def approved_units(case: Case) -> dict[str, list[int]]:
    """Only what the plan names may be chosen."""
    return {"unit": list(of(case).units.values_list("pk", flat=True))}


def members_to_choose(case: Case) -> dict[str, list[int]]:
    """Who recuses is of the group."""
    return {"member": sorted(group_posts(of(case)))}


def approved(case: Case, facts: Facts) -> Facts:
    """Why it was approved in spite of another, if there was one; of an earlier approval nothing is left."""
    necessity = facts.get("necessity", "")
    return {"necessity": necessity} if necessity != of(case).necessity else {}


def served(_case: Case, facts: Facts) -> Facts:
    """The conclusion as the unit gets it."""
    due_on = date.fromisoformat(facts["due_on"]) if facts.get("due_on") else None
    return {
        "conclusion": facts["conclusion"],
        "issues": facts.get("issues", ""),
        "due_on": due_on,
        "first_due_on": due_on,
    }


def received(case: Case, _facts: Facts) -> Facts:
    """From the first receipt the thirty days run; a decision on an objection starts nothing anew."""
    return {} if part_of(case).recheck else {"received_at": now().astimezone(UTC)}


def received_on_paper(case: Case, facts: Facts) -> Facts:
    """The same for a conclusion received on paper: at noon of the day on the receipt."""
    if part_of(case).recheck:
        return {}
    noon = datetime.combine(date.fromisoformat(facts["received_on"]), time(12))
    return {"received_at": timezone.make_aware(noon).astimezone(UTC)}


def waived(_case: Case, _facts: Facts) -> Facts:
    """The unit will not object."""
    return {"waived": True}


def objected(_case: Case, _facts: Facts) -> Facts:
    """The conclusion is looked at again."""
    return {"recheck": Part.Recheck.ASKED.value}


def upheld(_case: Case, _facts: Facts) -> Facts:
    """It stands."""
    return {"recheck": Part.Recheck.UPHELD.value}


def changed(case: Case, facts: Facts) -> Facts:
    """Another conclusion in its place; its day stands where no other was named."""
    issues = facts.get("issues", "")
    due_on = date.fromisoformat(facts["due_on"]) if facts.get("due_on") else part_of(case).due_on
    return {
        "recheck": Part.Recheck.CHANGED.value,
        "conclusion": facts["conclusion"],
        "issues": issues,
        "due_on": due_on if issues else None,
    }


def revoked(_case: Case, _facts: Facts) -> Facts:
    """It is as if it had not been made."""
    return {"recheck": Part.Recheck.REVOKED.value}


def extension_asked(_case: Case, facts: Facts) -> Facts:
    """Keep the day that is asked for until somebody decides."""
    return {"asked_until": date.fromisoformat(facts["until"])}


def nothing_asked(_case: Case, _facts: Facts) -> Facts:
    """It was decided."""
    return {"asked_until": None}


def rectified(_case: Case, _facts: Facts) -> Facts:
    """The verifier's finding, not the unit's."""
    return {"solved": True}
