"""Keeping the columns of Enterprise that repeat what is believed, and telling who matches policies."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from jiannuo.enterprises.changing import facts_changed
from jiannuo.enterprises.facts import Fact, Facts, Interval, Key
from jiannuo.enterprises.knowing import facts_of, portions
from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.now import now, today

COLUMNS = ("place_code", "industry_code", "size", "opened_on")


def refresh(ids: Iterable[int] | None, *, changed: bool = True) -> None:
    """Bring the repeated columns of these enterprises (None: all) to what is believed today.

    ``changed`` False: nothing new was said, only time passed.
    """
    moment = now()
    for portion in portions(ids):
        facts = facts_of(portion, today())
        rows = Enterprise.objects.filter(pk__in=portion).order_by()
        other = [row for row in rows if _repeat(row, facts[row.pk])]
        if other:
            Enterprise.objects.bulk_update(other, COLUMNS, batch_size=500)
        if changed:
            rows.update(changed_at=moment)
            tell(frozenset(portion))


def tell(ids: frozenset[int]) -> None:
    """Say after commit that something known of these enterprises changed."""
    transaction.on_commit(lambda: facts_changed.send(Enterprise, ids=ids))


def _repeat(row: Enterprise, facts: Facts) -> bool:
    """Set the columns of ``row``; whether any of them is another than it was."""
    before = [getattr(row, name) for name in COLUMNS]
    values = facts.values
    row.place_code = _word(values.get(("works_at", None))) or _word(values.get(("registered_at", None)))
    row.industry_code = _word(values.get(("industry", None)))
    row.size = _word(values.get(("size", None)))
    row.opened_on = _day(values, ("founded", None))
    return before != [getattr(row, name) for name in COLUMNS]


def _word(fact: Fact | None) -> str:
    """The value where only one is possible, "" otherwise."""
    if fact is None or not isinstance(fact.value, frozenset) or len(fact.value) != 1:
        return ""
    return next(iter(fact.value))


def _day(values: Mapping[Key, Fact], key: Key) -> date | None:
    fact = values.get(key)
    if fact is None or not isinstance(fact.value, Interval) or fact.value.exact is None:
        return None
    return date.fromordinal(fact.value.exact)
