"""Before an application closes: whoever fits and has not claimed hears of it once, some days ahead."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max

from jiannuo.enterprises.members import in_office
from jiannuo.enterprises.models import Member
from jiannuo.kernel.now import now, today
from jiannuo.policies.models import Claim, Match, Transition
from jiannuo.policies.rematching.versions import versions_in_force

#: so many days ahead
AHEAD = timedelta(days=14)


def remind_before_closing() -> int:
    """Note for everybody concerned that a version closes soon, once a version; how many were noted.

    It is a transition from a standing to the same one: nothing changed but the time that is left.
    """
    day, noted = today(), 0
    closing = versions_in_force(day).filter(closes_on__gte=day, closes_on__lte=day + AHEAD)
    members = Member.objects.filter(in_office()).order_by().values("enterprise")
    for version in closing:
        with transaction.atomic():
            done = Transition.objects.filter(version=version, before=F("after")).values("enterprise")
            claimed = Claim.objects.filter(version=version, live=True).values("enterprise")
            fits = Match.objects.filter(version=version, standing=Match.Standing.FITS, enterprise__in=members)
            ids = fits.exclude(enterprise__in=done).exclude(enterprise__in=claimed)
            noted += _note(
                version.pk, list(ids.order_by("enterprise").values_list("enterprise_id", flat=True))
            )
    return noted


def _note(version_id: int, ids: list[int]) -> int:
    rows = Transition.objects.filter(version=version_id, enterprise__in=ids).order_by()
    numbers = dict(rows.values_list("enterprise_id").annotate(n=Max("number")))
    fits, clock = Match.Standing.FITS, Transition.Cause.CLOCK
    Transition.objects.bulk_create(
        Transition(
            version_id=version_id, enterprise_id=pk, number=numbers.get(pk, 0) + 1, before=fits, after=fits,
            cause=clock, happened_at=now(),
        )
        for pk in ids
    )  # fmt: skip
    return len(ids)
