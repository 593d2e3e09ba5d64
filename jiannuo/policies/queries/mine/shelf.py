"""Everything an enterprise sees on "my policies": what fits, what must be asked, what is near, the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from jiannuo.enterprises.models import Enterprise
from jiannuo.enterprises.tagging import TAGS, grouped
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.policies.answering import cards
from jiannuo.policies.models import Claim, Match, Policy, Version
from jiannuo.policies.queries.mine.asking import Ask, asks
from jiannuo.policies.queries.mine.clauses import gaps
from jiannuo.policies.queries.mine.naming import LOOKS, version_title
from jiannuo.policies.rematching.versions import versions_in_force

#: what closes within so many days is told on top
CLOSING = 14
#: so many of them at most
BANNERS = 2
#: gaps on a card
GAPS = 3
WORDS = dict(Match.Standing.choices)


@dataclass(frozen=True)
class Shown:
    """A card with what the enterprise may do now. ``card`` is what ``answering`` gives."""

    card: Any
    day: date
    claim: Claim | None = None

    version = property(lambda self: self.card.version)
    amount = property(lambda self: self.card.amount)
    deadline = property(lambda self: self.card.deadline)
    distance = property(lambda self: self.card.distance)
    ask_next = property(lambda self: self.card.ask_next)
    word = property(lambda self: WORDS.get(self.card.standing, ""))
    look = property(lambda self: LOOKS[self.card.standing][0])
    title = property(lambda self: version_title(self.card.version))

    @property
    def gaps(self) -> list[str]:
        """What is in the way, each with its name: ``2025年营业收入：还差 300万元``."""
        wanted = "manual" if self.card.standing == "manual" else "not"
        return gaps(self.card.answer.lines, wanted)[:GAPS]

    @property
    def worth(self) -> int | None:
        """What it may bring once it fits; None where that is not known yet."""
        amount: int | None = self.card.amount or None
        return amount

    @property
    def policy(self) -> Policy:
        """The policy it is a version of."""
        policy: Policy = self.card.version.policy
        return policy

    @property
    def pays(self) -> bool:
        """Whether it gives money at all."""
        return bool(self.version.benefit.get("kind", "service") != "service")

    @property
    def claim_word(self) -> str:
        """Where the claim stands."""
        return str(self.claim.at.label) if self.claim else ""

    @property
    def waits_until(self) -> date | None:
        """The day from which it may be claimed, while that is to come."""
        opens = self.version.opens_on
        return opens if opens and opens > self.day else None

    @property
    def left(self) -> int | None:
        """Days until the last day, which counts; None without one."""
        return (self.deadline - self.day).days if self.deadline else None

    @property
    def paid_here(self) -> bool:
        """Whether the district pays it; what is not is handled where the document says."""
        return self.version.pool_id is not None

    @property
    def can_confirm(self) -> bool:
        """Whether a confirmation is all that it takes: met on what registers say."""
        known = self.card.standing == "fits" and self.card.registered and self.amount is not None
        return bool(self.version.automatic and known and self.paid_here)

    @property
    def can_apply(self) -> bool:
        """Whether it may be applied for: nothing is known to be in the way."""
        standing = self.card.standing in ("fits", "manual", "open")
        return standing and self.paid_here and (self.left is None or self.left >= 0)


@dataclass(frozen=True)
class Shelf:
    """The page, by how far the enterprise is from each policy."""

    fits: list[Shown] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    near: list[Shown] = field(default_factory=list)
    manual: list[Shown] = field(default_factory=list)
    open: list[Shown] = field(default_factory=list)
    rest: list[Version] = field(default_factory=list)
    closing: list[Shown] = field(default_factory=list)
    #: (key, label, number of policies) of every tag that has any
    tags: list[tuple[str, str, int]] = field(default_factory=list)
    tag: str = ""
    #: headings with tags to begin with (key, label, chosen), while nothing is known
    choices: list[tuple[str, list[tuple[str, str, bool]]]] = field(default_factory=list)

    @property
    def untold(self) -> bool:
        """Whether nothing is known yet: one begins with tags."""
        return bool(self.choices)

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.fits or self.open or self.near or self.manual or self.rest)

    @property
    def open_count(self) -> int:
        """Policies that wait for a fact."""
        return len(self.open)

    @property
    def total(self) -> int:
        """Fen of everything that fits and has no claim that is over."""
        return sum(one.amount or 0 for one in self.fits)

    @property
    def possible(self) -> int:
        """Fen that missing facts and people's decisions may add."""
        return sum(one.amount or 0 for one in [*self.open, *self.manual])


def in_force(viewer: Viewer, day: date) -> QuerySet[Version]:
    """The versions that may be used here on ``day`` and that the viewer may see."""
    seen = visible(viewer, Version).order_by().values("pk")
    rows = versions_in_force(day).filter(Q(closes_on=None) | Q(closes_on__gte=day), pk__in=seen)
    return rows.order_by("policy__level", "policy__title", "pk")


def shelf(viewer: Viewer, enterprise: Enterprise, tag: str = "", back: str = "") -> Shelf:
    """The shelf of ``enterprise``, cut down to the policies of ``tag``; ``back`` is its own address."""
    day = today()
    found = cards(enterprise, day)
    claims = claims_of(viewer, enterprise)
    groups = {
        name: [Shown(card, day, claims.get(card.version.pk)) for card in getattr(found, name)]
        for name in ("fits", "manual", "open", "near")
    }
    placed = {one.version.pk for group in groups.values() for one in group}
    rest = list(in_force(viewer, day).exclude(pk__in=placed))
    tags = _tags([one.policy for group in groups.values() for one in group] + [one.policy for one in rest])
    if tag:
        groups = {name: [o for o in group if tag in o.policy.tags] for name, group in groups.items()}
        rest = [one for one in rest if tag in one.policy.tags]
    return Shelf(
        fits=sorted(
            groups["fits"], key=lambda one: (one.claim is not None, _urgency(one), -(one.amount or 0))
        ),
        asks=asks(groups["open"], enterprise, back),
        near=sorted(groups["near"], key=lambda one: (one.distance, -(one.amount or 0))),
        manual=groups["manual"],
        open=groups["open"],
        rest=rest,
        closing=_closing(groups["fits"] + groups["manual"]),
        tags=tags,
        tag=tag,
        choices=_choices(enterprise),
    )


def claims_of(viewer: Viewer, enterprise: Enterprise) -> dict[int, Claim]:
    """Version -> the enterprise's newest claim that is open, or was paid."""
    rows = visible(viewer, Claim).filter(enterprise=enterprise, loop="policies.claim")
    rows = rows.filter(Q(closed_at=None) | Q(paid_at__isnull=False)).order_by("pk")
    return {one.version_id: one for one in rows}


def _urgency(one: Shown) -> int:
    """What closes soon comes first, everything else is alike."""
    return one.left if one.left is not None and one.left <= CLOSING else CLOSING + 1


def _closing(found: Iterable[Shown]) -> list[Shown]:
    soon = [
        o
        for o in found
        if o.left is not None and 0 <= o.left <= CLOSING and not o.claim and not o.waits_until
    ]
    return sorted(soon, key=lambda one: one.left or 0)[:BANNERS]


def _tags(policies: Iterable[Policy]) -> list[tuple[str, str, int]]:
    all_ = list(policies)
    counted = [(key, str(tag.label), sum(key in one.tags for one in all_)) for key, tag in TAGS.items()]
    return [line for line in counted if line[2]]


def _choices(enterprise: Enterprise) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """All tags, while no fact is known of the enterprise."""
    if enterprise.values.exists():
        return []
    chosen = set(enterprise.tags.values_list("key", flat=True))
    return [(heading, [(t.key, t.label, t.key in chosen) for t in tags]) for heading, tags in grouped()]
