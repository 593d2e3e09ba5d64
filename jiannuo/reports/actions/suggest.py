"""Suggest who leads, who assists and which leader answers for each task of a fresh breakdown."""

from collections.abc import Sequence

from jiannuo.people.models import Post, Unit
from jiannuo.people.queries import duties_in_force, responsible_leader, units_in_force
from jiannuo.reports.models import Task
from jiannuo.reports.reading.owners import MENTION, Duty, DutyBook, Suggestion

#: bodies that the government does not give work to
_NOT_OURS = (Unit.Kind.PARTY, Unit.Kind.CONGRESS)


def suggest_owners(tasks: Sequence[Task]) -> None:
    """Fill lead unit, assisting units and leader's post of draft rows that nobody has touched.

    The words that led to each unit are kept with the row, so that the officer sees why. A draft:
    a person confirms every row.
    """
    untouched = [task for task in tasks if task.revision == 0 and task.lead_unit_id is None]
    in_force = units_in_force().exclude(kind__in=_NOT_OURS).prefetch_related("aliases")
    units = {unit.code: unit for unit in in_force}
    book = DutyBook(_duties(units))
    leaders: dict[str, Post | None] = {}
    assisting = []
    through = Task.assisting_units.through
    for task in untouched:
        suggestion = book.suggest(task.quote, task.heading, task.domain)
        task.suggestion = _words(suggestion)
        if suggestion.lead is None:
            continue
        code = suggestion.lead.unit
        task.lead_unit = units[code]
        if code not in leaders:
            leaders[code] = responsible_leader(units[code])
        task.leader_post = leaders[code]
        assisting += [through(task_id=task.pk, unit_id=units[also.unit].pk) for also in suggestion.assisting]
    Task.objects.bulk_update(untouched, ["lead_unit", "leader_post", "suggestion"], batch_size=200)
    through.objects.bulk_create(assisting)


def _duties(units: dict[str, Unit]) -> list[Duty]:
    """The duty words of ``units``, and their names as explicit mentions."""
    words = [
        Duty(duty.unit_code, duty.word, duty.weight) for duty in duties_in_force() if duty.unit_code in units
    ]
    names = [
        Duty(unit.code, name, MENTION)
        for unit in units.values()
        for name in dict.fromkeys((unit.name, unit.full_name, *(a.name for a in unit.aliases.all())))
        if name
    ]
    return words + names


def _words(suggestion: Suggestion) -> dict[str, list[str]]:
    suggested = [suggestion.lead, *suggestion.assisting] if suggestion.lead else []
    return {each.unit: list(each.words) for each in suggested}
