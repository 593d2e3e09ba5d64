"""Dead letters: messages that nobody tries any more. A person looks, and has them tried again or gives up."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from jiannuo.kernel.actors import Standing
from jiannuo.kernel.models import Matter, Outbox
from jiannuo.kernel.recording import record_beside

#: the steps of the events that say so in the chain of the letter's matter
RETRIED, GIVEN_UP = "system.retry_letter", "system.give_up_letter"


def dead_letters() -> QuerySet[Outbox]:
    """Messages that are tried no more and that nobody has given up, the latest first."""
    rows = Outbox.objects.filter(dead_at__isnull=False, given_up_at__isnull=True)
    return rows.select_related("matter").order_by("-dead_at", "-id")


def revive(letters: QuerySet[Outbox], at: datetime) -> int:
    """Have dead letters tried again from the beginning; how many there were."""
    dead = letters.filter(dead_at__isnull=False, given_up_at__isnull=True)
    return dead.update(dead_at=None, tries=0, next_try_at=at, error="")


def retry(letter_id: int, at: datetime, *, account_id: int) -> bool:
    """Have one dead letter tried again, and note who wanted it; False if it is dead no more."""
    with transaction.atomic():
        letter = _locked(letter_id)
        if letter is None:
            return False
        _note(letter, RETRIED, at, account_id, {"error": letter.error})
        return bool(revive(Outbox.objects.filter(pk=letter.pk), at))


def give_up(letter_id: int, at: datetime, *, account_id: int, why: str) -> bool:
    """Give one dead letter up: what it should have brought about never happens. False if it is gone."""
    with transaction.atomic():
        letter = _locked(letter_id)
        if letter is None:
            return False
        _note(letter, GIVEN_UP, at, account_id, {"error": letter.error, "why": why})
        return bool(give_up_all(Outbox.objects.filter(pk=letter.pk), at, account_id=account_id, why=why))


def give_up_all(letters: QuerySet[Outbox], at: datetime, *, account_id: int, why: str) -> int:
    """Give dead letters up; who did it and why stays with each. How many there were."""
    dead = letters.filter(dead_at__isnull=False, given_up_at__isnull=True)
    return dead.update(given_up_at=at, given_up_by=account_id, given_up_why=why[:500])


def _locked(letter_id: int) -> Outbox | None:
    return dead_letters().select_related(None).select_for_update().filter(pk=letter_id).first()


def _note(letter: Outbox, step: str, at: datetime, account_id: int, said: dict[str, str]) -> None:
    if letter.matter_id is None:
        return
    matter = Matter.objects.select_for_update().get(pk=letter.matter_id)
    facts = {"letter": letter.pk, "topic": letter.topic, **said}
    record_beside(matter, step, Standing(account_id), facts, at)
