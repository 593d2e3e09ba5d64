"""What a clause does and to what: adverbs, verb, object."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from jiannuo.reports.reading.tasks.vocabulary import Words, listed, words

#: the lists of verbs in ``clauses.toml``
VERB_KINDS: Final = ("builds", "acts", "directs", "colours")
_SUBJECT_FIRST = re.compile(
    r"增长(?!率|点|极)|下降|提高|增加(?!值)|降低|达到?(?=\d)|达到|突破|超过|控制在|保持|稳定在|同步|稳中[一-龥]{2}"
    r"|(?<=[一-龥])实现"
)
#: a figure with its own verb behind the object: the "verb" found in front is part of a name
_SUBJECT_WITH_FIGURE = re.compile(
    r"(?:率|值|量|额|入|比重|面积|规模|人数|总数)(?:增长|下降|提高|达到?|突破|超过|控制在|稳定在)"
)
_PROMISE = re.compile(r"探索|策划举办|加速|确保|力争|争取|实现|力促|保证|做到")
#: words that begin a phrase before the verb
_PHRASE = re.compile(r"在|对|向|与|面向|为|从|以|按|由|把|将|就|依托|通过|围绕|“|我们")
_FIGURE = re.compile(
    r"(?:\d[\d.]*[—\-~至]?[\d.]*[十百千万亿]*(?:余|多)?"
    r"(?:%|个百分点|[个家项场座处所条户套件名人次亩吨米公里平方立]{1,3})(?:以上|以内|左右)?)+"
)
#: a level told before the growth of the same subject: 收入20.7亿元，增长10%
_LEVEL = re.compile(r"(?:达到?|完成|实现)?\d[\d.]*[十百千万亿]*[一-龥]{0,3}(?:以上|左右)?[，,、；;]$")

#: an object longer than this loses its examples
_LONG: Final = 20


@dataclass(frozen=True, slots=True)
class Predicate:
    """``adverbs`` + ``verb`` + ``rest`` is the clause. ``verb`` is "" where none was recognised."""

    adverbs: str
    verb: str
    rest: str


@cache
def _verbs() -> Words:
    return words([v for kind in VERB_KINDS for v in listed("verbs", kind).known])


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
        if len(adverb) > 1 and len(adverb) < len(rest):
            place += len(adverb)
            continue
        if place and rest[:1] == "地":
            place += 1
            continue
        return _later_act(clause, place)


def verb_kind(verb: str) -> str:
    """The list that a verb is in, or "unknown"."""
    return next((kind for kind in VERB_KINDS if verb in listed("verbs", kind).known), "unknown")


def _later_act(clause: str, place: int) -> Predicate:
    """A clause that opens with a phrase (在…领域实施…, 面向全国选聘…): the first act named in it."""
    if not _PHRASE.match(clause[place:]):
        return Predicate(clause[:place], "", clause[place:])
    for at in range(place + 1, len(clause) - 1):
        verb = max((listed("verbs", kind).opening(clause[at:]) for kind in ("builds", "acts")), key=len)
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
    if found.verb and not _SUBJECT_WITH_FIGURE.search(found.rest):
        return found.verb, _bare(found.rest)
    after = [*_SUBJECT_FIRST.finditer(clause)]
    if after and after[-1].start() > 0:
        return after[-1].group(), _bare(_LEVEL.sub("", clause[: after[-1].start()]))
    if found.verb:
        return found.verb, _bare(found.rest)
    promise = _PROMISE.match(found.rest)
    return (promise.group(), _bare(found.rest[promise.end() :])) if promise else ("", _bare(found.rest))


def _bare(words: str) -> str:
    """``words`` without a joining mark in front, examples (A、B等) and the figure that measures them."""
    bare = _FIGURE.sub("", words.lstrip("、和并与及好").strip())
    examples, _, named = bare.partition("等")
    return (named if "、" in examples and len(named) > 3 and len(bare) > _LONG else bare) or words
