"""How a claim stands to its version: the answer on the day of the claim, and what it comes to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.knowing import facts_of
from jiannuo.kernel.now import now, today
from jiannuo.policies.answering import Answer, answer
from jiannuo.policies.awarding.benefit import Grant, read
from jiannuo.policies.conditions.explaining import Explained
from jiannuo.policies.conditions.tree import Score
from jiannuo.policies.models import Claim
from jiannuo.policies.publishing.reading import words


def answer_for(claim: Claim) -> Answer:
    """The answer for the enterprise as of the day on which it claimed, with what is known now.

    Computed once for a row at hand: guards, columns and effects of one step see the same.
    """
    known: Answer | None = vars(claim).get("_answer")
    if known is None:
        known = vars(claim)["_answer"] = _answered(claim)
    return known


def _answered(claim: Claim) -> Answer:
    day = timezone.localdate(claim.opened_at or now())
    known = facts_of([claim.enterprise_id], today())[claim.enterprise_id]
    return answer(claim.version, claim.enterprise, day=day, facts=known)


def grant_of(claim: Claim) -> Grant:
    """What the version gives."""
    return read(claim.version.benefit, words())


@dataclass(frozen=True)
class Kept:
    """What a claim keeps of an answer, in the language of the government whoever acted."""

    calculation: list[str]
    explanation: dict[str, Any]
    digest: str


def kept_of(claim: Claim) -> Kept:
    """The answer as it stood, clause by clause; replaying it gives the same digest."""
    with translation.override(settings.LANGUAGE_CODE):
        said = _answered(claim)
        points = sum(_points(said.explained))
        scored = {"points": points} if points else {}
        return Kept(list(said.calculation), said.kept() | scored, said.digest)


def _points(explained: Explained) -> Iterator[int]:
    """What the scores of a condition surely come to: where points decide who gets money."""
    if isinstance(explained.node, Score) and isinstance(explained.bounds, Interval):
        yield explained.bounds.low or 0
    for part in explained.parts:
        yield from _points(part)
