"""Verbs, adverbs and prepositions around the thing measured: which stay and which fall away."""

import re

from jiannuo.reports.reading.facts.lexicon import (
    ADVERBS,
    BENEFICIARY,
    LIGHT_VERBS,
    MORE_VERBS,
    PREPOSITIONS,
    RESULT_VERBS,
)
from jiannuo.reports.reading.facts.trimming import METRIC_END
from jiannuo.reports.reading.facts.words import Word, cut

_VERB_TAGS = frozenset({"v", "vn", "vd", "vg", "vi"})
_MANNER_TAGS = frozenset({"d", "ad", "i", "z"})
_NOUN_TAGS = frozenset({"n", "nz", "l", "b", "f", "nt", "s", "vn", "a", "m", "ns", "j", ""})
_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{0,6}[省市县区州旗乡镇]|我们|我国)$")


def is_verb(word: Word) -> bool:
    """Whether the word is or may be a verb."""
    return word.tag in _VERB_TAGS or word.text in LIGHT_VERBS or word.text in MORE_VERBS


def without_preposition(words: list[Word]) -> list[Word]:
    """Without 向…, 在… and the like; a beneficiary stays where what follows says too little."""
    if not words or words[0].text not in PREPOSITIONS:
        return words
    for place in range(2, len(words)):
        if words[place].tag == "v" or words[place].text in MORE_VERBS:
            rest = words[place:]
            kept = rest[1:] if rest[0].text in LIGHT_VERBS else rest
            short = sum(len(w.text) for w in kept) <= 4
            return words[1:place] + kept if short and words[0].text in BENEFICIARY else rest
    return []


def without_adverbs(words: list[Word]) -> list[Word]:
    """Without manner; before the name of a metric it is no manner (集中供养率, 基本养老保险)."""
    metric = bool(words) and words[-1].text[-1] in METRIC_END
    place = 0
    while place < len(words) - 1:
        word, ahead = words[place], words[place + 1 : place + 3]
        acting = any(w.text in MORE_VERBS or w.text in LIGHT_VERBS for w in ahead)
        manner = word.text in ADVERBS and (len(word.text) == 1 or not metric or acting)
        if not manner and not (word.tag in _MANNER_TAGS and any(map(is_verb, ahead))):
            break
        place += 1
    return words[place:]


def without_light_verb(words: list[Word]) -> tuple[list[Word], str]:
    """Without the last light verb and all before it but its doer; the second item is that verb."""
    if len(words) == 1 and words[0].text in LIGHT_VERBS:
        return [], ""
    for place in range(len(words) - 2, -1, -1):
        light, rest = words[place].text, without_adverbs(words[place + 1 :])
        if light in LIGHT_VERBS:
            doer = _doer(words[:place]) if light in RESULT_VERBS else []
            short = doer and sum(len(w.text) for w in rest) <= 2
            return doer + words[place : place + 1] * bool(short) + rest, light
    return words, ""


def _doer(words: list[Word]) -> list[Word]:
    """Whose result it is: 建筑业|实现产值; nothing where the words are no plain noun, or the place itself."""
    plain = all(w.tag in _NOUN_TAGS for w in words)
    return words if plain and not is_place("".join(w.text for w in words)) else []


def only_verbs(words: list[Word]) -> bool:
    """Whether nothing but a verb is left: 投入, 建成."""
    return (len(words) == 1 and is_verb(words[0])) or all(w.text in MORE_VERBS for w in words)


def leading_verb(words: list[Word]) -> str:
    """The meaningful verb that the words open with: 新增, 新签约; or ""."""
    verb = ""
    for word in words[:3]:
        if word.text in LIGHT_VERBS or not _opens_verb(word, verb):
            break
        verb += word.text
    return "" if verb == "新" else verb


def _opens_verb(word: Word, before: str) -> bool:
    known = word.text in MORE_VERBS or (word.tag == "v" and (before == "新" or len(word.text) > 1))
    return known or (not before and word.text == "新")


def opens_with_verb(text: str) -> bool:
    """Whether the words after a number start a predicate of their own: |推动重点项目实施."""
    words = cut(text[:8])
    return bool(words) and (words[0].text in LIGHT_VERBS or words[0].tag in ("v", "d", "p", "c", "vd"))


def is_place(words: str) -> bool:
    """Whether the words only name the place the report is of: 全市, 某某区, 我县."""
    return _PLACE.match(words) is not None
