"""What the front door says to somebody who acts for an enterprise."""

from dataclasses import dataclass

from django.db.models import Sum

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.visible import visible
from jiannuo.people.request import Request
from jiannuo.policies.models import Match
from jiannuo.policies.queries.mine.claims import TURNS, claims
from jiannuo.policies.views.my.acting import acting


@dataclass(frozen=True)
class AtHome:
    """What waits for the enterprise: policies that fit and are not claimed, and claims that are its turn."""

    enterprise: Enterprise
    fits: int
    #: fen
    total: int
    turns: int


def at_home(request: Request) -> AtHome | None:
    """The figures of the enterprise acted for; None for anybody else."""
    found = acting(request)
    if found is None:
        return None
    own = claims(request.viewer, found.enterprise)
    claimed = own.filter(live=True).order_by().values("version_id")
    fits = visible(request.viewer, Match).filter(enterprise=found.enterprise, standing=Match.Standing.FITS)
    fits = fits.exclude(version__in=claimed)
    total = fits.aggregate(total=Sum("amount"))["total"] or 0
    return AtHome(found.enterprise, fits.count(), total, own.filter(state__in=TURNS.keys()).count())
