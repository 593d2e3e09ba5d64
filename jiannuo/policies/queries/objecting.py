"""Objections to a public list, and what stands on it, added up."""

from django.db.models import Sum

from jiannuo.kernel.models import Event
from jiannuo.policies.models import Batch

#: what is on the list of a batch, or was paid from it
ON_THE_LIST = ("listed", "approved", "sent", "bounced", "corrected", "paid", "completed")


def open_objections(batch: Batch) -> int:
    """How many objections wait for an answer."""
    steps = Event.objects.filter(matter_id=batch.pk, step__in=("object", "answer_objection"))
    found = list(steps.values_list("step", flat=True))
    return max(found.count("object") - found.count("answer_objection"), 0)


def objections(batch: Batch) -> list[Event]:
    """What was objected, oldest first: for those who work on the batch."""
    return list(Event.objects.filter(matter_id=batch.pk, step="object").order_by("seq"))


def total_of(batch: Batch) -> int:
    """Fen over all claims on the list."""
    return batch.claims.filter(state__in=ON_THE_LIST).aggregate(fen=Sum("amount"))["fen"] or 0
