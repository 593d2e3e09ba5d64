"""The play: publish, match, put money in, let some enterprises claim, answer some questions, match again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from jiannuo.enterprises.models import Enterprise, Member
from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import frozen_at, now, today
from jiannuo.policies.loading import Actors, load
from jiannuo.policies.models import Match, Pool, Version
from jiannuo.policies.money.entering import grant
from jiannuo.policies.population import forget
from jiannuo.policies.rematching import catch_up, rematch_day
from jiannuo.policies.rematching.versions import versions_in_force
from jiannuo.web.demonstration.policies.claims import Claims, Course
from jiannuo.web.demonstration.policies.people import People
from jiannuo.web.demonstration.policies.questions import play_questions
from jiannuo.web.demonstration.year import morning

#: fen in every pool of the demonstration
BUDGET = 2_000_000_000
#: (days ago, how many enterprises, fate) of the batches of one policy
COURSES = (
    (150, 4, "paid"),
    (95, 4, "paid"),
    (48, 3, "paid"),
    (6, 3, "announced"),
    (4, 1, "returned"),
    (3, 2, "reviewing"),
)
#: so many policies have claims
POLICIES = 4
Advance = Callable[[int, int], object]


@dataclass
class Played:
    """What there is now."""

    versions: int = 0
    matches: int = 0
    claims: int = 0
    questions: int = 0
    problems: tuple[str, ...] = ()


def play(advance: Advance = lambda _done, _all: None) -> Played:
    """Everything, as of today; nothing where there are versions already."""
    if Version.objects.exists():
        return Played(matches=Match.objects.count())
    people, day, began = People(), today(), now()
    loaded = load(
        Actors(people.officer, people.head, lambda begins: entered(begins, day)), demo=True, advance=advance
    )
    _fund(people)
    rematch_day(day)
    claims = Claims(people, day)
    for course in courses(day):
        claims.play(course)
    questions = play_questions(people, day)
    catch_up()
    forget()
    # nobody wants the messages of months that were made up: they count as delivered
    Outbox.objects.filter(created_at__lt=began, done_at__isnull=True).update(done_at=began, next_try_at=None)
    return Played(loaded.published, Match.objects.count(), claims.played, questions, tuple(loaded.problems))


def entered(begins: date, day: date) -> datetime:
    """When an edition was published: on its first day, or at the beginning of this year if it is older."""
    return morning(max(begins, date(day.year, 1, 8))) + timedelta(hours=9)


def _fund(people: People) -> None:
    for pool in Pool.objects.filter(demo=True).select_related("payer"):
        finance = people.officer(pool.payer_id)
        with frozen_at(morning(date(pool.year, 1, 10)) + timedelta(hours=9)):
            grant(
                pool, BUDGET, key=f"demo-grant-{pool.pk}", by=finance.account_id if finance else None,
                note="【演示】年初预算",
            )  # fmt: skip


def courses(day: date) -> Iterator[Course]:
    """Batches of the policies that pay without an application and that most enterprises fit."""
    spoken_for = set(Member.objects.order_by().values_list("enterprise_id", flat=True))
    paying = [v for v in versions_in_force(day).select_related("pool") if v.automatic and v.pool_id]
    found = sorted(paying, key=lambda version: (-_fitting(version).count(), version.pk))[:POLICIES]
    for version in found:
        free = _fitting(version).exclude(enterprise__in=spoken_for).order_by("enterprise")
        ids = list(free.values_list("enterprise_id", flat=True)[: sum(count for _d, count, _f in COURSES)])
        spoken_for |= set(ids)
        for back, count, fate in COURSES:
            begins = day - timedelta(days=back)
            if version.valid_from is None or begins <= version.valid_from or begins.year < day.year:
                continue
            chosen, ids = ids[:count], ids[count:]
            yield Course(version, list(Enterprise.objects.filter(pk__in=chosen).order_by("pk")), begins, fate)


def _fitting(version: Version) -> QuerySet[Match]:
    """Matches that fit on registers alone, with a certain amount."""
    return Match.objects.filter(
        version=version, standing=Match.Standing.FITS, registered=True, amount__gt=0, enterprise__demo=True
    )
