"""Choosing tags."""

from collections.abc import Iterable

from django.db import transaction

from jiannuo.enterprises.actions.refreshing import tell
from jiannuo.enterprises.models import Enterprise, Tag
from jiannuo.enterprises.tagging import TAGS
from jiannuo.kernel.now import now


@transaction.atomic
def choose(enterprise: Enterprise, keys: Iterable[str], *, by: int) -> list[str]:
    """Have exactly these tags chosen, those that are not declared left out; what is chosen now."""
    wanted = [key for key in TAGS if key in set(keys)]
    kept = set(Tag.objects.filter(enterprise=enterprise).values_list("key", flat=True))
    Tag.objects.filter(enterprise=enterprise).exclude(key__in=wanted).delete()
    Tag.objects.bulk_create(
        [
            Tag(enterprise=enterprise, key=key, chosen_at=now(), chosen_by_id=by)
            for key in wanted
            if key not in kept
        ],
        ignore_conflicts=True,
    )
    if kept != set(wanted):
        tell(frozenset({enterprise.pk}))
    return wanted
