"""Keeping the search index: in the transaction that changes what a matter is found by."""

from collections.abc import Iterable

from django.db.models import QuerySet

from jiannuo.kernel.models import Involvement, Matter, Wording
from jiannuo.kernel.reach import PUBLIC, author_token, unit_token
from jiannuo.kernel.searching.signs import searchable

#: rows written at once when everything is built again
BATCH = 1000


def keep_wording(matter: Matter) -> None:
    """Write what ``matter`` is found by, and by whom."""
    units = Involvement.objects.filter(matter_id=matter.pk).values_list("unit_id", flat=True)
    made = _wording(matter, units)
    Wording.objects.update_or_create(matter_id=matter.pk, defaults={"text": made.text, "tokens": made.tokens})


def rebuild(rows: QuerySet[Matter]) -> int:
    """Write the index of ``rows`` anew and return how many: after an import that went past ``act``."""
    total = 0
    batch: list[Matter] = []
    for pk in rows.order_by("pk").values_list("pk", "loop").iterator(BATCH):
        batch.append(Matter(pk=pk[0], loop=pk[1]))
        if len(batch) == BATCH:
            total += _rebuild(batch)
            batch = []
    return total + (_rebuild(batch) if batch else 0)


def _rebuild(batch: list[Matter]) -> int:
    units: dict[int, list[int]] = {matter.pk: [] for matter in batch}
    for matter_id, unit_id in Involvement.objects.filter(matter_id__in=units).values_list(
        "matter_id", "unit_id"
    ):
        units[matter_id].append(unit_id)
    by_loop: dict[type[Matter], list[int]] = {}
    for matter in batch:
        by_loop.setdefault(matter.declared.model_class(), []).append(matter.pk)
    made = [
        _wording(row, units[row.pk])
        for model, ids in by_loop.items()
        for row in model._default_manager.filter(pk__in=ids)
    ]
    Wording.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["matter"], update_fields=["text", "tokens"]
    )
    return len(made)


def _wording(matter: Matter, units: Iterable[int]) -> Wording:
    said = "\n".join(str(getattr(matter, name) or "") for name in matter.declared.searched)
    text, grams = searchable(said)
    who = [unit_token(unit) for unit in sorted(units)]
    if matter.author_id is not None:
        who.append(author_token(matter.author_id))
    if matter.published:
        who.append(PUBLIC)
    return Wording(matter_id=matter.pk, text=text, tokens=" ".join([*grams, *who]))
