"""What a clause does and to what: adverbs, verb, object."""

import re
from dataclasses import dataclass
from functools import cache

from jiannuo.reports.reading.tasks.vocabulary import Words, listed, words

_SUBJECT_FIRST = re.compile(
    r"增长|下降|提高|增加|降低|达到|完成|突破|超过|控制|保持|同步|稳中[一-龥]{2}|实现"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """``adverbs`` + ``verb`` + ``rest`` is the clause. ``verb`` is "" where none was recognised."""

    adverbs: str
    verb: str
    rest: str


@cache
def _verbs() -> Words:
    return words([v for kind in ("acts", "directs", "colours") for v in listed("verbs", kind).known])


def predicate(clause: str) -> Predicate:
    """Find the main verb of a clause, behind its adverbs."""
    place = 0
    while True:
        rest = clause[place:]
        verb = _verbs().opening(rest)
        adverb = listed("adverbs").opening(rest)
        if adverb and len(adverb) >= len(verb) and _verb_follows(rest[len(adverb) :]):
            place += len(adverb)
            continue
        if verb:
            return Predicate(clause[:place], verb, rest[len(verb) :])
        if adverb and len(adverb) < len(rest):
            place += len(adverb)
            continue
        if place and rest[:1] == "地":
            place += 1
            continue
        return _later_act(clause, place)


def _later_act(clause: str, place: int) -> Predicate:
    """A clause that opens with a phrase (在…领域实施…, 面向全国选聘…): the first act named in it."""
    for at in range(place + 1, len(clause) - 1):
        verb = listed("verbs", "acts").opening(clause[at:])
        if len(verb) > 1 and at + len(verb) < len(clause):
            return Predicate(clause[:at], verb, clause[at + len(verb) :])
    return Predicate(clause[:place], "", clause[place:])


def _verb_follows(rest: str) -> bool:
    return bool(_verbs().opening(rest)) or bool(listed("adverbs").opening(rest))


def action_and_object(clause: str) -> tuple[str, str]:
    """The verb and its object as an office would list them: 实施 / 健身设施补短板行动.

    A clause whose verb stands behind its subject (地区生产总值增长6%) gives the subject as the object.
    """
    found = predicate(clause)
    if found.verb:
        return found.verb, _whole(found.rest)
    after = _SUBJECT_FIRST.search(clause)
    if after and after.start() > 0:
        return after.group(), clause[: after.start()]
    return "", _whole(found.rest)


def _whole(words: str) -> str:
    """``words`` without a joining mark in front."""
    return words.lstrip("、和并与及好").strip()
