"""Write a checked list of units."""

from collections.abc import Iterable

from django.db import transaction

from jiannuo.people.lists import texts
from jiannuo.people.lists.columns import KIND_WORDS
from jiannuo.people.lists.plan import Change, Plan
from jiannuo.people.models import Unit, UnitAlias, UnitDuty


@transaction.atomic
def import_units(plan: Plan) -> int:
    """Apply the sound rows of ``plan``, all or none. Returns how many units were written.

    Whether rows with problems may be left out is the caller's decision, made before.
    """
    changes = [*plan.added, *plan.changed]
    rows = {change.after["code"]: _written(change) for change in changes}
    _connect(changes, rows)
    return len(changes)


def _written(change: Change) -> Unit:
    text = change.after
    row = Unit.objects.filter(code=text["code"]).first() or Unit(code=text["code"])
    row.name, row.full_name, row.kind = text["name"], text["full_name"], KIND_WORDS[text["kind"]]
    row.superior, row.division_code, row.note = text["superior"], text["division_code"], text["note"]
    row.valid_from, row.valid_to = texts.day(text["valid_from"]), texts.day(text["valid_to"])
    row.order, row.confirmed = int(text["order"]), text["confirmed"] == "是"
    row.save()
    _rename(row, texts.words(text["aliases"]))
    _redefine(row, texts.duties(text["duties"]))
    return row


def _connect(changes: Iterable[Change], rows: dict[str, Unit]) -> None:
    """Superiors and successors come second: a row may name a unit further down the file."""
    for change in changes:
        row = rows[change.after["code"]]
        row.parent = _named(change.after["parent"], rows)
        row.successor = _named(change.after["successor"], rows)
        row.save(update_fields=["parent", "successor"])


def _named(code: str, rows: dict[str, Unit]) -> Unit | None:
    return rows.get(code) or (Unit.objects.get(code=code) if code else None)


def _rename(unit: Unit, names: list[str]) -> None:
    if [alias.name for alias in unit.aliases.all()] != names:
        unit.aliases.all().delete()
        UnitAlias.objects.bulk_create([UnitAlias(unit=unit, name=name) for name in names])


def _redefine(unit: Unit, weighted: list[tuple[str, int]]) -> None:
    """Duty words that stay keep their source and dates; a new order is not a change."""
    wanted = dict(weighted)
    for duty in UnitDuty.objects.on().filter(unit=unit):
        if duty.word not in wanted:
            duty.delete()
            continue
        weight = wanted.pop(duty.word)
        if duty.weight != weight:
            duty.weight = weight
            duty.save(update_fields=["weight"])
    UnitDuty.objects.bulk_create(
        [UnitDuty(unit=unit, word=word, weight=weight) for word, weight in wanted.items()]
    )
