"""Which unit might lead a task, which might assist, and the words that led to each.

The duties of units are data: words with weights. A word in the task counts for more than one in the lead
sentence of its paragraph; a long word for more than a short one; a word of many units for less. This is
a suggestion with its evidence: a person decides.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jiannuo.reports.reading.tasks.folding import fold
from jiannuo.reports.reading.tasks.vocabulary import words

#: how much a word counts by where it stands
_IN_TASK: Final = 1.0
_IN_HEADING: Final = 0.4
_AS_DOMAIN: Final = 0.25
#: an example in an enumeration (A、B等项目) and a word inside a longer word of another unit say less
_LISTED: Final = 0.6
_INSIDE: Final = 0.3
#: weights from here on are explicit mentions (a unit's own name): they outdo any sum of duties
MENTION: Final = 10
#: below this score nobody is suggested
_ENOUGH_TO_LEAD: Final = 0.6
#: share of the lead unit's score (up to a clear lead) that makes a unit an assistant, and how many at most
_ENOUGH_TO_ASSIST: Final = 0.4
_CLEAR_LEAD: Final = 6.0
_MOST_ASSISTANTS: Final = 4
_MARKS: Final = str.maketrans("", "", "“”‘’《》「」")


@dataclass(frozen=True, slots=True)
class Duty:
    """A word that speaks for a unit: weight 3 only or mainly its own, 2 usual, 1 one of several.

    Give the unit's names as words of weight ``MENTION``.
    """

    unit: str
    word: str
    weight: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """A unit, how strongly it is suggested, and the words that led to it, strongest first."""

    unit: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The lead unit, or ``None`` where no duty matches, and the assisting units, strongest first."""

    lead: Suggested | None
    assisting: tuple[Suggested, ...] = ()


class DutyBook:
    """The duties of all units, made ready once to suggest owners for many tasks."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self._order = {unit: at for at, unit in enumerate(dict.fromkeys(d.unit for d in duties))}
        self._by_word: dict[str, list[Duty]] = {}
        for duty in duties:
            if word := _plain(duty.word):
                self._by_word.setdefault(word, []).append(duty)
        self._words = words(list(self._by_word))

    def suggest(self, text: str, heading: str = "", domain: str = "") -> Suggestion:
        """Suggest who leads and who assists the task ``text`` under ``heading``.

        Equal scores go to the unit that comes first in the duties: same input, same answer.
        """
        scores: dict[str, dict[str, float]] = {}
        own: set[str] = set()
        for place, factor in ((text, _IN_TASK), (heading, _IN_HEADING), (domain, _AS_DOMAIN)):
            for duty, share in self._told(_plain(place)):
                found = scores.setdefault(duty.unit, {})
                found[duty.word] = max(found.get(duty.word, 0.0), factor * share * self._strength(duty))
                if place is text and duty.weight > 1:
                    own.add(duty.unit)
        ranked = [_suggested(unit, scores[unit]) for unit in sorted(scores, key=self._order.__getitem__)]
        ranked.sort(key=lambda suggested: -suggested.score)
        if not ranked or ranked[0].score < _ENOUGH_TO_LEAD:
            return Suggestion(None)
        bar = _ENOUGH_TO_ASSIST * min(ranked[0].score, _CLEAR_LEAD)
        near = [s for s in ranked[1:] if s.unit in own and s.score >= bar]
        return Suggestion(ranked[0], tuple(near[:_MOST_ASSISTANTS]))

    def _told(self, text: str) -> Iterator[tuple[Duty, float]]:
        """The duties whose word stands in ``text``, with the share that its best place is worth."""
        places = [(at, word) for at in range(len(text)) for word in self._starting(text, at)]
        shares: dict[tuple[str, str], float] = {}
        for at, word in places:
            around = [w for b, w in places if b <= at and at + len(word) <= b + len(w) and len(w) > len(word)]
            listed = _LISTED if _in_enumeration(text, at) else 1.0
            for duty in self._by_word[word]:
                inside_own = any(duty.unit == d.unit for w in around for d in self._by_word[w])
                share = 0.0 if inside_own else listed * (_INSIDE if around else 1.0)
                key = (duty.unit, word)
                shares[key] = max(shares.get(key, 0.0), share)
        for (unit, word), share in shares.items():
            if share:
                yield next(d for d in self._by_word[word] if d.unit == unit), share

    def _starting(self, text: str, at: int) -> Iterator[str]:
        for length in range(1, min(self._words.longest, len(text) - at) + 1):
            if text[at : at + length] in self._words.known:
                yield text[at : at + length]

    def _strength(self, duty: Duty) -> float:
        """Weight, more for long words (they say more) and less for words that many units share."""
        length = min(1.5, 0.7 + 0.1 * len(duty.word))
        return math.pow(duty.weight, 1.5) / 3 * length / math.sqrt(len(self._by_word[_plain(duty.word)]))


def suggest_owners(text: str, heading: str, domain: str, duties: Sequence[Duty]) -> Suggestion:
    """Suggest for one task; for many tasks make a ``DutyBook`` once."""
    return DutyBook(duties).suggest(text, heading, domain)


def _suggested(unit: str, found: Mapping[str, float]) -> Suggested:
    strongest = sorted(found, key=lambda word: (-found[word], word))
    return Suggested(unit, round(sum(found.values()), 3), tuple(strongest))


def _in_enumeration(text: str, at: int) -> bool:
    """Whether the word is an example before 等 in its clause: 第二中学、海滨酒店等项目."""
    clause_end = text.find("，", at)
    rest = text[at : clause_end if clause_end >= 0 else len(text)]
    return "等" in rest[1:] and not rest.endswith("等")


def _plain(text: str) -> str:
    """Folded and without quotation marks: “八五”普法 is 八五普法."""
    return fold(text).translate(_MARKS)
