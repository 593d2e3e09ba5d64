"""What came of policies, for everybody: money by policy and month, reach, days to the account.

Numbers under three enterprises are not said: they could be told apart. Money of so few is left out too, and
so is whatever else it could be computed from.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.db.models import Count
from django.utils import timezone

from jiannuo.policies.models import Claim, Match, Version
from jiannuo.policies.suppressing import Line, Place, hidden, small

LOOP = "policies.claim"
#: the two lists of ``suppressing``
POLICIES, MONTHS = 0, 1


@dataclass
class PolicyFigures:
    """One version. ``None``: too few to be said, or left out so that others cannot be computed."""

    version: Version
    fits: int | None = 0
    told: int | None = 0
    paid: int | None = 0
    #: fen
    money: int | None = 0
    #: days from publication to the account of the first half
    days: int | None = None


@dataclass
class Figures:
    """A year: by month, by policy, and in all. ``None``: left out, as in PolicyFigures."""

    year: int
    months: list[date] = field(default_factory=list)
    #: fen by month, in the order of ``months``; None: too few
    by_month: list[int | None] = field(default_factory=list)
    policies: list[PolicyFigures] = field(default_factory=list)
    #: fen
    money: int | None = 0
    enterprises: int | None = 0
    claims: int | None = 0
    #: per cent of the paid claims that came without an application
    automatic_share: int | None = None
    #: days from publication to account, the middle one
    days: int | None = None


def years() -> list[int]:
    """The years in which something was paid, the newest first."""
    paid = Claim.objects.filter(loop=LOOP, paid_at__isnull=False)
    return [day.year for day in paid.dates("paid_at", "year", order="DESC")]


def figures(year: int) -> Figures:
    """The figures of the payments of ``year``."""
    rows = list(Claim.objects.filter(loop=LOOP, paid_at__year=year).select_related("version__policy__unit"))
    months: dict[date, list[Claim]] = defaultdict(list)
    versions: dict[int, list[Claim]] = defaultdict(list)
    cells: dict[Place, frozenset[int]] = defaultdict(frozenset)
    for one in rows:
        month = _month(one)
        months[month].append(one)
        versions[one.version_id].append(one)
        cells[one.version_id, month] |= {one.enterprise_id}
    gone = hidden(cells)
    found = Figures(year, sorted(months))
    found.by_month = [None if (MONTHS, month) in gone else _money(months[month]) for month in found.months]
    found.policies = _policies(versions, gone)
    _in_all(found, rows)
    return found


def _month(one: Claim) -> date:
    assert one.paid_at is not None
    return timezone.localdate(one.paid_at).replace(day=1)


def _in_all(found: Figures, rows: list[Claim]) -> None:
    """The totals; of one or two enterprises there are none."""
    firms = _firms(rows)
    if small(firms):
        found.money = found.enterprises = found.claims = None
        return
    found.money, found.enterprises, found.claims = _money(rows), firms, len(rows)
    automatic = [one for one in rows if one.way == Claim.Way.AUTOMATIC]
    others = [one for one in rows if one.way != Claim.Way.AUTOMATIC]
    if rows and not small(_firms(automatic)) and not small(_firms(others)):
        found.automatic_share = round(100 * len(automatic) / len(rows))
    found.days = _days(rows)


def _firms(claims: list[Claim]) -> int:
    return len({one.enterprise_id for one in claims})


def _money(claims: list[Claim]) -> int:
    return sum(one.amount or 0 for one in claims)


def _days(claims: list[Claim]) -> int | None:
    """Days from publication to account, the middle of those that are known."""
    waits = [
        max(0, (one.paid_at - one.version.published_at).days)
        for one in claims
        if one.paid_at and one.version.published_at
    ]
    return round(median(waits)) if waits else None


def shown(number: int) -> int | None:
    """``number``, or None where it is small and not nought."""
    return None if small(number) else number


def _policies(paid: dict[int, list[Claim]], gone: frozenset[Line]) -> list[PolicyFigures]:
    """Every version that is in force or was paid, the most money first; of ``gone`` no money."""
    versions = Version.objects.filter(published_at__isnull=False).select_related("policy__unit")
    fits = dict(
        Match.objects.filter(standing=Match.Standing.FITS).order_by().values_list("version_id")
        .annotate(n=Count("pk"))
    )  # fmt: skip
    told = dict(
        Version.objects.filter(transitions__told_at__isnull=False).order_by().values_list("pk")
        .annotate(n=Count("transitions__enterprise", distinct=True))
    )  # fmt: skip
    found = []
    for one in versions:
        claims = paid.get(one.pk, [])
        if one.state != "published" and not claims:
            continue
        figures_ = PolicyFigures(one, shown(fits.get(one.pk, 0)), shown(told.get(one.pk, 0)), None, None)
        if (POLICIES, one.pk) not in gone:
            figures_.paid, figures_.money, figures_.days = _firms(claims), _money(claims), _days(claims)
        found.append(figures_)
    return sorted(found, key=lambda one: (-(one.money or 0), one.version.policy.title))
