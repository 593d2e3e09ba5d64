"""The policies of one enterprise as cards: what fits, waits for people, lacks a fact, or is near."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jiannuo.enterprises.knowing import facts_of
from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.now import today
from jiannuo.policies.answering.answer import Answer, answered, decisions_of
from jiannuo.policies.answering.asking import Ask, ask_next
from jiannuo.policies.answering.standing import FITS, MANUAL, NEAR, OPEN
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.models import Match, Version
from jiannuo.policies.rematching.versions import versions_in_force
from jiannuo.policies.words import vocabulary


@dataclass(frozen=True)
class Card:
    """One policy as an enterprise sees it in a list."""

    version: Version
    standing: str
    #: fen, None where it is not certain or no money
    amount: int | None
    distance: int
    #: the last day for applying; None: as long as it is in force
    deadline: date | None
    answer: Answer
    #: known met on register-level facts alone: where the policy is 免申即享, a confirmation is all it takes
    registered: bool = False

    @property
    def ask_next(self) -> Ask | None:
        """The fact that would decide this policy."""
        return self.answer.ask_next if self.standing == OPEN else None

    @property
    def gap(self) -> str:
        """How far off, in a few words."""
        return self.answer.gap if self.standing == NEAR else ""


@dataclass(frozen=True)
class Cards:
    """By standing; within each the most money first, then the nearest deadline."""

    fits: tuple[Card, ...] = ()
    manual: tuple[Card, ...] = ()
    open: tuple[Card, ...] = ()
    near: tuple[Card, ...] = ()
    #: the fact that would decide most of the open ones together
    ask_next: Ask | None = None


def cards(enterprise: Enterprise, day: date | None = None) -> Cards:
    """The cards of ``enterprise`` on ``day`` (default: today).

    Which policies are shown is what the matches say, where there are any; what each says of itself is
    explained anew, so that a card is never older than the page.
    """
    day = day or today()
    versions = versions_in_force(day).prefetch_related("clauses")
    shown = Match.objects.filter(enterprise=enterprise, version__in=versions.order_by().values("pk"))
    ids = list(shown.values_list("version_id", flat=True))
    found = list(_cards(enterprise, versions.filter(pk__in=ids) if ids else versions, day))
    by_standing = {
        word: tuple(sorted((one for one in found if one.standing == word), key=_order))
        for word in (FITS, MANUAL, OPEN, NEAR)
    }
    open_ = by_standing[OPEN]
    ask = ask_next([one.answer.explained for one in open_], open_[0].answer.facts, day) if open_ else None
    return Cards(by_standing[FITS], by_standing[MANUAL], open_, by_standing[NEAR], ask)


def _cards(enterprise: Enterprise, versions: Iterable[Version], day: date) -> Iterable[Card]:
    words = vocabulary(day)
    facts = facts_of([enterprise.pk], day)[enterprise.pk]
    decided = decisions_of([enterprise.pk], day)
    for version in versions:
        said = decided.get((version.policy_id, enterprise.pk), {})
        try:
            one = answered(version, facts, said, day, words)
        except Fault:  # what cannot be read is said where it is written, not to enterprises
            continue
        if one.standing:
            yield _card(version, one)


def _card(version: Version, one: Answer) -> Card:
    award = one.award
    return Card(
        version=version,
        standing=one.standing,
        amount=award.exact if award is not None and award.money else None,
        distance=one.distance,
        deadline=version.closes_on or version.valid_to,
        answer=one,
        registered=one.registered,
    )


def _order(card: Card) -> tuple[int, date, int]:
    return -(card.amount or 0), card.deadline or date.max, card.version.pk
