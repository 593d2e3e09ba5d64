"""Which versions enterprises of this district are matched with."""

from datetime import date

from django.db.models import Q, QuerySet

from jiannuo.kernel.validity import in_force
from jiannuo.places.models import Division
from jiannuo.policies.models import Version

#: the loop of versions, and its state in which one is in force
LOOP, PUBLISHED = "policies.version", "published"


def versions_in_force(day: date) -> QuerySet[Version]:
    """Published versions that hold on ``day``, of policies that hold here; with their policy, by id."""
    rows = Version.objects.filter(in_force(day), region_here(), loop=LOOP, state=PUBLISHED)
    return rows.select_related("policy").order_by("pk")


def region_here(path: str = "policy__") -> Q:
    """The condition that a policy holds in this district: for the country, the province, the city, or us."""
    codes = list(Division.objects.on().filter(level=Division.Level.DISTRICT).values_list("code", flat=True))
    if not codes:
        return Q()
    here = Q((f"{path}region_code", ""))
    for code in codes:
        above = {code[:length] for length in range(2, len(code))}
        here |= Q((f"{path}region_code__in", above)) | Q((f"{path}region_code__startswith", code))
    return here
