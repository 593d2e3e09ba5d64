"""Until when something may still happen."""

from datetime import date, datetime

from django.utils import timezone

from jiannuo.kernel.models import Event
from jiannuo.kernel.now import today
from jiannuo.kernel.timing.calendars import counting
from jiannuo.kernel.timing.deadlines import start
from jiannuo.kernel.timing.limits import limit
from jiannuo.policies.models import Claim, Objection


def ends_of(key: str, at: datetime) -> date:
    """The last day of the limit ``key`` that is set off ``at``."""
    row = limit(key, today())
    return timezone.localdate(start(row.budget, at, counting(row.start_rule)).at)


def rating_ends(claim: Claim) -> date | None:
    """The last day on which the enterprise may rate before the payer closes; None before it was paid."""
    paid = Event.objects.filter(matter_id=claim.pk, step="receive").order_by("seq").last()
    return ends_of("policies.rate", paid.at) if paid else None


def acceptance_ends(objection: Objection) -> date | None:
    """The last day on which the enterprise may say whether it accepts; None before it was decided."""
    decided = Event.objects.filter(matter_id=objection.pk, step__in=("decide", "uphold"))
    last = decided.order_by("seq").last()
    return ends_of("policies.accept", last.at) if last else None
